"""Builds `names_familiar.bin`: how familiar a word is as a name and as an ordinary word.

    python -m training.names.familiarity DATA [OUTPUT]

Columns: `name` (stories in which the word stands capitalised inside a sentence), `word` (stories in which it stands in
lower case) and `listed` (entries of public name lists). Each is the rounded base-2 logarithm of the count plus one; the
file keeps 32-bit hashes, no words. Name counts below `RARE` are left out, so that
a slip of one story is never familiar.
"""

from __future__ import annotations

import math
import re
import sys
from collections import Counter
from pathlib import Path

from lint_rules.language import weights
from lint_rules.language.romanisation import plain
from training.names import corpora

RARE = 3
RARE_LISTED = 2
RARE_WORD = 1
LABELS = ("name", "word", "listed")
ORIGIN = (
    "document counts over PolNeAR, BBC (2004-05), GUM and WMT English news; name lists: NETransliteration (CC0), "
    "ANETAC, EveryPolitician"
)
_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_OPENS = re.compile(r"(?:^|[.!?:;\n\"“”‘(\[])[\s\"“‘'(\[]*$")


def words(text: str) -> tuple[set[str], set[str]]:
    """The words of a story that stand capitalised inside a sentence, and those in lower case; both folded to lower."""
    names: set[str] = set()
    common: set[str] = set()
    for match in _WORD.finditer(text):
        word = match.group().replace("’", "'")
        for ending in ("'s", "'"):
            word = word.removesuffix(ending)
        if word.islower():
            common.add(word)
        elif (
            word[:1].isupper()
            and not word.isupper()
            and not _OPENS.search(text[max(0, match.start() - 6) : match.start()])
        ):
            names.add(word.lower())
    return names, common


def count(data: Path) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """Name, word and list counts over a data folder."""
    names: Counter[str] = Counter()
    common: Counter[str] = Counter()
    listed: Counter[str] = Counter()
    for article in corpora.articles(data):
        as_name, as_word = words(article.text)
        names.update(as_name)
        common.update(as_word)
    elsewhere: Counter[str] = Counter()
    for article in corpora.other_english(data):
        as_name, as_word = words(article.text)
        common.update(as_word)
        if article.corpus in {"mqm", "pages"}:
            elsewhere.update(as_name)
    names.update({word: 1 for word, number in elsewhere.items() if number >= RARE})
    for row in corpora.rows(data / "names" / "translit_clusters.jsonl.gz"):
        listed.update({spelling.lower() for spelling in row["spellings"]})
    for file in ("different_person_near_name", "different_surname_one_edit_same_legislature"):
        people = {row[side] for row in corpora.rows(data / "names" / f"{file}.jsonl") for side in ("a", "b")}
        for person in people:
            listed.update({part.lower() for part in person.split()})
    return names, common, listed


def level(number: int, rare: int = RARE) -> int:
    """A count as stored: 0 when rare, else the rounded base-2 logarithm of the count plus one."""
    return round(math.log2(number + 1)) if number >= rare else 0


def main(data: Path, output: Path) -> None:
    """Count, and write the file."""
    names, common, listed = count(data)
    table = {}
    for word in sorted({*names, *common, *listed}):
        row = (level(names[word]), level(common[word], RARE_WORD), level(listed[word], RARE_LISTED))
        if any(row):
            table[plain(word)] = tuple(map(max, row, table.get(plain(word), (0, 0, 0))))
    size = weights.save(output, LABELS, table, origin=ORIGIN, recipe=__doc__.split("\n\n")[1].strip(), scale=1.0)
    print(f"{output}: {len(table)} words, {size} bytes")


if __name__ == "__main__":
    shipped = Path(__file__).parents[2] / "lint_rules" / "language" / "models" / "names_familiar.bin"
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else shipped)
