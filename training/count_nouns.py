"""Nouns that hardly ever stand without an article: ``python -m training.count_nouns --data DIR``.

Reads edited English, tags it with the shipped tagger, and prints the nouns that often
stand in the singular as the last word of their noun phrase and nearly always have a determiner, a possessive or a
number before them. The shipped list (`lexicon/count_nouns.txt`) comes from the BBC classification set,
PolNeAR's training half and WMT21's English originals: 1.1 million words.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from lint_rules.document import read
from lint_rules.language.story import Story

_CORPORA = (
    "clean/bbc.jsonl.gz",
    "attribution/polnear_train_texts.jsonl.gz",
    "clean/english_originals.jsonl.gz",
)
FEWEST = 15  # occurrences
MOST_BARE = 0.03  # of them without a determiner
_NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
_INSIDE = frozenset(("JJ", "JJR", "JJS", "VBN", "VBG", "NN", "RB", "HYPH"))
_VERBS = frozenset(("VB", "VBD", "VBZ", "VBP"))
_LINKING = frozenset("is was be are were became become becomes remains named elected".split())
_DETERMINERS = frozenset(("DT", "PRP$", "POS", "CD", "WP$", "PDT", "WDT", "NNP", "NNS", "NNPS"))


def run(data: Path) -> None:
    """Print the nouns, one a line, in alphabetical order."""
    total: Counter[str] = Counter()
    bare: Counter[str] = Counter()
    for text in texts(data):
        story = Story(read.read("story.txt", text.encode()))
        for sentence in story.sentences:
            words = story.tokens.lower[sentence.first : sentence.last]
            for noun, is_bare in singulars(words, story.tags(sentence)):
                total[noun] += 1
                bare[noun] += is_bare
    chosen = [noun for noun, count in total.items() if count >= FEWEST and bare[noun] <= MOST_BARE * count]
    print("\n".join(sorted(chosen)))


def singulars(words: Sequence[str], tags: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """The singular heads of noun phrases behind a verb, a preposition or the sentence's edge; whether each is bare."""
    for at, tag in enumerate(tags):
        following = tags[at + 1] if at + 1 < len(tags) else "."
        if tag != "NN" or following in _NOUNS or following == "POS" or not words[at].isalpha():
            continue
        before = at - 1
        while before >= 0 and tags[before] in _INSIDE:
            before -= 1
        opener = tags[before] if before >= 0 else "."
        if opener in _DETERMINERS:
            yield words[at], False
        elif opener == "." or (opener in _VERBS and words[before] not in _LINKING):
            yield words[at], True


def texts(data: Path) -> Iterator[str]:
    """The texts of the corpora in ``data``."""
    for path in _CORPORA:
        with gzip.open(data / path, "rt", encoding="utf-8") as lines:
            for line in lines:
                row = json.loads(line)
                yield row.get("text") or " ".join(segment[-1] for segment in row["segs"])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    run(parser.parse_args().data)
