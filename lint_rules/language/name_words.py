"""What single words tell about names: titles, particles, places, peoples, and how familiar a word is.

The word lists are `lexicon/names.txt`; how often a word stands as a name and as an ordinary word in news copy comes
from `models/names_familiar.bin` (see training/names/familiarity.py).
"""

from __future__ import annotations

from functools import cache, lru_cache

from lint_rules.language import weights
from lint_rules.language.lexicon import sections, words
from lint_rules.language.romanisation import plain
from lint_rules.model.records import NamedTuple


class Familiarity(NamedTuple):
    """Base-2 logarithms of counts, 0 for unknown: as a name in stories, as an ordinary word, in lists of names."""

    name: int
    word: int
    listed: int


COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame prof prof.".split())
"""Courtesy titles, lower case: they tell nothing of a person's role."""

_UNKNOWN = Familiarity(0, 0, 0)


@cache
def members(section: str) -> frozenset[str]:
    """The words of one section of the list, lower case."""
    return words("names.txt", section)


@cache
def _familiar() -> weights.LinearWeights:
    return weights.shipped("names_familiar")


@lru_cache(maxsize=50_000)
def familiarity(word: str) -> Familiarity:
    """How familiar a word is, whatever its capitals and accents."""
    row = _familiar().find(plain(word))
    return Familiarity(*row) if row else _UNKNOWN


@cache
def geographic() -> frozenset[str]:
    """Countries, cities, peoples and creeds."""
    return members("places") | members("peoples") | frozenset(p + "s" for p in members("peoples"))


@cache
def _derived_endings() -> frozenset[tuple[str, str]]:
    pairs = (word.replace("-", "").partition("/") for word in members("derived endings"))
    return frozenset((one, other) for one, _, other in pairs)


@cache
def _gendered_endings() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A woman's ending, and the man's endings that it answers to."""
    rows = (line.split() for line in sections("names.txt")["gendered endings"])
    return tuple((row[0], tuple(row[1:])) for row in rows)


@cache
def _womens_endings() -> tuple[str, ...]:
    return tuple([ending for ending, _ in _gendered_endings()])


def _endings(a: str, b: str) -> tuple[str, str]:
    at = 0
    for x, y in zip(a, b, strict=False):
        if x != y:
            break
        at += 1
    return a[at:], b[at:]


def related(a: str, b: str) -> bool:
    """Whether one word is derived from the other: plural, people of a place, party of a person; never a slip of it."""
    one, other = a.lower(), b.lower()
    if min(len(one), len(other)) < 4:
        return True
    ends = _endings(one, other)
    if "" in ends and (one in members("peoples") or other in members("peoples")):
        return True
    if ends in {("", "y"), ("y", "")} and one.endswith("y") and other.endswith("y"):
        return False  # Zemlensky and Zemlenskyy
    if len(one) - len(ends[0]) < 3:
        return False
    return ends in _derived_endings() or ends[::-1] in _derived_endings()


@cache
def _given_groups() -> dict[str, int]:
    lines = sections("names.txt")["given variants"]
    return {name: number for number, line in enumerate(lines, 1) for name in line.split()}


def given_group(word: str) -> int | None:
    """A number that all known romanisations of a given name share; None for other words."""
    return _given_groups().get(word.lower())


def same_given_name(a: str, b: str) -> bool:
    """Whether the two are known romanisations of one given name: Sergei and Sergey."""
    group = given_group(a)
    return group is not None and group == given_group(b)


def well_known_given_name(word: str) -> bool:
    """Whether a word is a given name of which the romanisations are known."""
    return word.lower() in _given_groups()


def gendered(a: str, b: str) -> bool:
    """Whether the two are a man's and a woman's form of one family name: Morozov and Morozova."""
    one, other = plain(a), plain(b)
    if one[:2] != other[:2]:
        return False  # nothing of a name is left before its ending
    for woman, man in ((one, other), (other, one)):
        if not woman.endswith(_womens_endings()):
            continue
        for ending, answers in _gendered_endings():
            if woman.endswith(ending) and any(
                man.endswith(answer) and man.removesuffix(answer) == woman.removesuffix(ending) for answer in answers
            ):
                return len(woman) - len(ending) >= 2
    return False
