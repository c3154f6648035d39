"""Which words of a story's names lie so near each other that they are worth comparing letter by letter.

Most words of names have nothing to do with each other. Those that may be one share a blocking key
(`romanisation.keys`); of these, a glance tells most pairs apart by length, letters and beginning.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import Protocol

from lint_rules.language import romanisation
from lint_rules.language.kernels import kernel
from lint_rules.language.memo import Memo
from lint_rules.language.name_words import gendered, geographic, members, related
from lint_rules.model.records import NamedTuple

SHORTEST = 4  # letters of a word that is compared
FARTHEST = 0.36  # cost per letter
UNSHARED = 0.5  # share of letters that one form has and the other has not, with a skeleton of four letters or more
MOST_LONGER = 4  # letters by which one of two words may be longer
NEXT_IN_BLOCK = 12  # forms of one key with which a form is compared: those that first appear after it
MOST_PAIRS = 5  # for each form of a story, that share a key and are looked at
MOST_COMPARED = 1  # of those, for each form and over `ALWAYS_COMPARED`, that are compared letter by letter
ALWAYS_COMPARED = 200  # pairs of a story, however few forms it has
_JOINED_PARTICLES = frozenset("Mc Mac Van Von San Des De Del Di Du Da La Le Al El Fitz O".split())


@cache
def no_spellings() -> frozenset[str]:
    """Words that are never compared: titles, bodies' and places' words, days and months."""
    sections = ("titles", "organisation words", "place words", "calendar", "months")
    return frozenset[str]().union(*map(members, sections))


def comparable_at_all(text: str) -> bool:
    """Whether a word can be a name's spelling at all: no title, no body's word, no day, no trade name."""
    lower = text.lower()
    if lower in no_spellings():
        return False
    if lower.isalpha() and lower.isascii() and text[1:].islower():  # most names are just letters
        return SHORTEST <= len(text) <= romanisation.LONGEST
    if _compound(text):
        return False
    if "-" in lower:
        parts = lower.split("-")
        if not (members("calendar") | members("months")).isdisjoint(parts):
            return False
        if any(part in geographic() or len(part) == 1 for part in parts):
            return False
    return SHORTEST <= len(romanisation.plain(text)) <= romanisation.LONGEST


def _compound(text: str) -> bool:
    """Whether a word is a trade name or two words run together: a capital inside, but for McAdam and DeVries."""
    if text[1:].islower():
        return False
    inner = next((i for i, c in enumerate(text[1:], 1) if c.isupper() and text[i - 1].islower()), 0)
    return inner > 0 and text[:inner] not in _JOINED_PARTICLES


_COMPARABLE: Memo[bool] = Memo(comparable_at_all)


class Near(Protocol):
    """Finds the words that lie near each other."""

    def pairs(self, words: Sequence[str]) -> list[tuple[str, str]]:
        """Pairs of a story's words, given each once in order of appearance, in that order; derived words left out."""


class PlainNear:
    """The same, without a compiled core."""

    def pairs(self, words: Sequence[str]) -> list[tuple[str, str]]:
        """See `Near`."""
        known = frozenset(words)
        ordered = [
            word
            for word in words
            if _COMPARABLE[word] and not ("-" in word and any(part in known for part in word.split("-")))
        ]
        blocks: dict[str, list[int]] = {}
        for number, word in enumerate(ordered):
            for key in romanisation.keys(word):
                blocks.setdefault(key, []).append(number)
        found = islice(_near(ordered, blocks), MOST_COMPARED * len(ordered) + ALWAYS_COMPARED)
        return [(ordered[one], ordered[other]) for one, other in sorted(found)]


def _near(ordered: Sequence[str], blocks: Mapping[str, list[int]]) -> Iterator[tuple[int, int]]:
    """The numbers of words that share a key and that a glance does not tell apart, those of telling keys first."""
    seen: set[tuple[int, int]] = set()
    for numbers in sorted([numbers for numbers in blocks.values() if len(numbers) > 1], key=len):
        for at, number in enumerate(numbers, 1):
            for other in numbers[at : at + NEXT_IN_BLOCK]:
                if (number, other) not in seen:
                    seen.add((number, other))
                    if near_at_a_glance(ordered[number], ordered[other]):
                        yield number, other
        if len(seen) > MOST_PAIRS * len(ordered):
            return


def near_at_a_glance(a: str, b: str) -> bool:
    """Whether two words may be spellings of one name, as far as costs little to tell."""
    longest = max(len(a), len(b))
    if longest - min(len(a), len(b)) > MOST_LONGER:
        return False
    one, other = _TRAITS[a], _TRAITS[b]
    limit = (UNSHARED if one.bones >= 4 <= other.bones else FARTHEST) * longest
    if (one.letters & ~other.letters).bit_count() > limit or (other.letters & ~one.letters).bit_count() > limit:
        return False
    if one.plain == other.plain or (one.geographic and other.geographic):
        return False
    if (
        not romanisation.alike_at_the_start(one.plain, other.plain)
        or romanisation.unshared(one.plain, other.plain) > limit
    ):
        return False
    return not akin(a, b)


def akin(a: str, b: str) -> bool:
    """Whether two words are two by derivation: a plural, a people, a man's and a woman's name."""
    return related(a, b) or gendered(a, b)


class _Traits(NamedTuple):
    """What a glance at a spelling takes in: its plain letters, the set of them as bits, how long its skeleton is."""

    plain: str
    letters: int
    bones: int
    geographic: bool


def _traits(word: str) -> _Traits:
    plain = romanisation.plain(word)
    letters = 0
    for letter in plain:
        letters |= 1 << (ord(letter) & 63)
    return _Traits(plain, letters, len(romanisation.skeleton(word)), word.lower() in geographic())


_TRAITS: Memo[_Traits] = Memo(_traits)


@cache
def shipped() -> Near:
    """The finder of this machine: compiled where it can be."""
    compiled = kernel("spellings")
    return compiled.Near() if compiled else PlainNear()
