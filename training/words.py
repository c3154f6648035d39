"""Rebuilds lint_rules/language/lexicon/common.txt: `python -m training.words --data DIR`.

Counts how many news stories and other texts use each word in lower case, and keeps the words most texts use, in that
order. Only the words and their order ship.
"""

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from lint_rules.language import lexicon
from lint_rules.language.tokens import Tokens

SOURCES = ("clean/bbc.jsonl.gz", "clean/english_originals.jsonl.gz", "syntax/gum_train.jsonl.gz")
SIZE = 4000
HEADER = """\
# The {size:,} words that most texts use, the most widely used first.
# Origin: word counts over GUM (CC BY 4.0, open genres), BBC news of 2004-05 and English news of WMT21.
# Recipe: python -m training.words --data DIR

[words]
"""


def main() -> None:
    """Command line of the module."""
    parser = argparse.ArgumentParser(prog="python -m training.words", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with clean/ and syntax/")
    options = parser.parse_args()
    counts: Counter[str] = Counter()
    for text in texts(options.data):
        counts.update({word for word in Tokens(text).text if word.isalpha() and word.islower() and word.isascii()})
    common = sorted(counts, key=lambda word: (-counts[word], word))[:SIZE]
    lines = [HEADER.format(size=SIZE)]
    lines += [" ".join(common[at : at + 12]) + "\n" for at in range(0, SIZE, 12)]
    path = Path(lexicon.__file__).parent / "common.txt"
    path.write_text("".join(lines), encoding="utf-8")
    print(f"{path}: {SIZE:,} of {len(counts):,} words; the last is in {counts[common[-1]]} texts")


def texts(folder: Path) -> Iterator[str]:
    """The texts of the sources, one string each; sentences where that is all there is."""
    for name in SOURCES:
        with gzip.open(folder / name, "rt", encoding="utf-8") as lines:
            for line in lines:
                record = json.loads(line)
                yield record.get("text") or "\n".join(segment[2] for segment in record["segs"])


if __name__ == "__main__":
    main()
