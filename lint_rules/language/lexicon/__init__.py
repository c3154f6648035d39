"""Word lists that several rules share, as plain text beside this module, read when first asked for.

A list file holds sections: a line `[name]`, then words separated by white space or, where an entry may be more than one
word, one entry a line (`sections` returns lines; what a line means is up to the reader). `#` starts a comment.
"""

import os
from collections.abc import Mapping
from functools import cache


@cache
def sections(file: str) -> Mapping[str, tuple[str, ...]]:
    """The lines of each section of a list file of this folder, without comments, keyed by section name."""
    found: dict[str, list[str]] = {}
    lines: list[str] = []
    with open(os.path.join(os.path.dirname(__file__), file), encoding="utf-8") as text:
        for raw in text:
            line = raw.partition("#")[0].strip()
            if line.startswith("[") and line.endswith("]"):
                lines = found.setdefault(line[1:-1], [])
            elif line:
                lines.append(line)
    return {name: tuple(entries) for name, entries in found.items()}


@cache
def words(file: str, section: str) -> frozenset[str]:
    """The single words of one section of a list file."""
    return frozenset(word for line in sections(file)[section] for word in line.split())


def rank(word: str) -> int | None:
    """How widely used a word in lower case is (1: the most), or None when it is not among the common few thousand."""
    return _ranks().get(word)


def is_common(word: str) -> bool:
    """Whether a word in lower case is among the few thousand that most texts use."""
    return word in _ranks()


@cache
def _ranks() -> Mapping[str, int]:
    words = (word for line in sections("common.txt")["words"] for word in line.split())
    return {word: place for place, word in enumerate(words, start=1)}
