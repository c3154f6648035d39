"""Names as sounds: plain letters, consonant skeletons and the cost of taking one spelling for another.

A name that has passed through Arabic, Cyrillic or Korean script comes back in another spelling. `cost` measures how
far two spellings lie apart when letters that those scripts confuse count for little, and `differences` says which
letters differ and why, so that a message can explain itself.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from functools import cache, lru_cache
from typing import Final

from lint_rules.language.kernels import kernel
from lint_rules.language.letters import CLASSES, CONFUSIONS, FOLDS, REASONS
from lint_rules.model.records import NamedTuple

_SPECIAL: Final = str.maketrans(
    {
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "đ": "d",
        "ı": "i",
        "ß": "ss",
        "ə": "a",
        "ŋ": "ng",
        "ħ": "h",
        "'": "",
        "’": "",
        "‘": "",
        "ʼ": "",
        "ʿ": "",
        "ʾ": "",
        "`": "",
        "´": "",
        "ʻ": "",
        "-": "",
        "‐": "",
        "‑": "",
        "–": "",
        " ": "",
        ".": "",
    }
)
_ASCII_MARKS: Final = "' -.`"  # of those that are left out
_BETWEEN: Final = "\0"  # stands in no name
SCRIPTS: Final = frozenset({"arabic", "arabic sound", "cyrillic", "mark", "east asian"})
"""Reasons of differences that come from another script."""
LONGEST: Final = 40  # letters of a name that are compared; longer words are not names
FAR: Final = 99.0  # the cost of names that have nothing to do with each other
HOPELESS: Final = 0.4  # cost per letter beyond which it is not worked out
_LONGEST_SIDE = 5  # letters on one side of a confusion, at most
_DOUBLED_CLASSES = tuple(letter * 2 for letter in sorted({c for c in CLASSES.values() if c}))
_DOUBLED = 0.15
_SWAPPED = 0.55
_SLIP = 1.0
_SAME = (1, 1, "")
_CHANGED = (1, 1, "slip")


class Difference(NamedTuple):
    """One place in which two spellings differ: the letters on either side ("" where nothing is written) and why."""

    one: str
    other: str
    reason: str


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """Lower-case base letters without accents, apostrophes, hyphens or spaces: `Al-Sa‘dī` -> `alsadi`."""
    return _base_letters(name)


def plain_names(names: Sequence[str]) -> list[str]:
    """The plain letters of each of a story's names, worked out at one go."""
    return _base_letters(_BETWEEN.join(names)).split(_BETWEEN) if names else []


def _base_letters(text: str) -> str:
    folded = text.lower()
    if folded.isascii():
        if not folded.isalpha():
            for mark in _ASCII_MARKS:
                folded = folded.replace(mark, "")
        return folded
    folded = folded.translate(_SPECIAL)
    if folded.isascii():
        return folded
    return "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """Consonant classes of a name in order, doubled ones once: `Karbanits` and `Karpanitz` -> `KRPNS`."""
    folded = plain(name)
    for digraph, letter in FOLDS:
        if digraph in folded:
            folded = folded.replace(digraph, letter)
    folded = folded.translate(CLASSES)
    for doubled in _DOUBLED_CLASSES:
        while doubled in folded:
            folded = folded.replace(doubled, doubled[0])
    return folded


@lru_cache(maxsize=50_000)
def keys(name: str) -> tuple[str, ...]:
    """Blocking keys: the skeleton and every skeleton with one class left out. Names that may match share a key."""
    bones = skeleton(name)
    if len(bones) < 2:
        return (f"{bones}:{plain(name)[:1]}",)
    if len(bones) < 3:
        return (bones,)
    return (bones, *[bones[:i] + bones[i + 1 :] for i in range(len(bones))])


_Rule = tuple[int, int, str, str, float, str]  # letters on either side and how many, cost, reason


@cache
def _rules() -> dict[str, dict[str, list[_Rule]]]:
    """Confusions by the last letter of one side, then of the other ("" for an empty side), both directions."""
    table: dict[str, dict[str, list[_Rule]]] = {}
    for row in CONFUSIONS:
        for one, other in ((row.one, row.other), (row.other, row.one)):
            rule = (len(one), len(other), one, other, row.cost, row.reason)
            table.setdefault(one[-1:], {}).setdefault(other[-1:], []).append(rule)
    return table


def _dropped(name: str) -> list[list[tuple[int, float, str]]]:
    """For each end of a plain name's beginnings, what can be left out there: letters, price, reason."""
    rules = _rules()
    ways: list[list[tuple[int, float, str]]] = [[]]
    for i, letter in enumerate(name, 1):
        doubled = i > 1 and letter == name[i - 2]
        here = [(1, _DOUBLED, "doubled") if doubled else (1, _SLIP, "dropped")]
        for length, _, one, _, price, reason in rules.get(letter, {}).get("", ()):
            if length <= i and name.endswith(one, 0, i):
                here.append((length, price, reason))
        ways.append(here)
    return ways


def align(a: str, b: str) -> tuple[float, list[Difference]]:
    """Cheapest alignment of two plain names: its cost and its differences, left to right; or `FAR`, if they are."""
    rules = _rules()
    limit = HOPELESS * max(len(a), len(b))
    width = len(b) + 1
    left_out, put_in = _dropped(a), _dropped(b)
    costs = [[0.0] * width for _ in range(len(a) + 1)]
    steps: list[list[tuple[int, int, str]]] = [[_SAME] * width for _ in range(len(a) + 1)]
    none: dict[str, list[_Rule]] = {}
    for i in range(len(a) + 1):
        if i > _LONGEST_SIDE and min(map(min, costs[i - _LONGEST_SIDE : i])) > limit:
            return FAR, []
        row, above = costs[i], costs[i - 1]
        left = a[i - 1] if i else ""
        confused = rules.get(left, none) if i else none
        for j in range(width):
            best, step = (0.0 if i + j == 0 else FAR), _SAME
            if i and j:
                right = b[j - 1]
                if left == right:
                    best = above[j - 1]
                    if not best:
                        row[j] = 0.0
                        continue
                else:
                    best, step = above[j - 1] + _SLIP, _CHANGED
                    if best > FAR:
                        best, step = FAR, _SAME
                    if i > 1 and j > 1 and left == b[j - 2] and a[i - 2] == right:
                        price = costs[i - 2][j - 2] + _SWAPPED
                        if price < best:
                            best, step = price, (2, 2, "swapped")
                for m, n, one, other, extra, reason in confused.get(right, ()):
                    if m <= i and n <= j:
                        price = costs[i - m][j - n] + extra
                        if price < best and a.endswith(one, 0, i) and b.endswith(other, 0, j):
                            best, step = price, (m, n, reason)
            for m, extra, reason in left_out[i]:
                price = costs[i - m][j] + extra
                if price < best:
                    best, step = price, (m, 0, reason)
            for n, extra, reason in put_in[j]:
                price = row[j - n] + extra
                if price < best:
                    best, step = price, (0, n, reason)
            row[j] = best
            steps[i][j] = step
    if costs[-1][-1] > limit:
        return FAR, []
    differences = []
    i, j = len(a), len(b)
    while i or j:
        m, n, reason = steps[i][j]
        if reason:
            differences.append(Difference(a[i - m : i], b[j - n : j], reason))
        i, j = i - m, j - n
    return costs[-1][-1], differences[::-1]


@cache
def _aligner() -> Callable[[str, str], tuple[float, list[Difference]]]:
    """What aligns two plain names on this machine: compiled where it can be."""
    compiled = kernel("spellings")
    return compiled.align if compiled else align


@lru_cache(maxsize=50_000)
def compare(a: str, b: str) -> tuple[float, tuple[Difference, ...]]:
    """Cost (about the number of letters that really differ) and differences of two spellings."""
    one, other = plain(a), plain(b)
    if one == other:
        return 0.0, ()
    if max(len(one), len(other)) > LONGEST:
        return FAR, ()
    cost, differences = _aligner()(one, other)
    return cost, tuple(differences)


@cache
def initials() -> frozenset[str]:
    """Pairs of first letters that one confusion or another makes one sound."""
    pairs = {(row.one[:1], row.other[:1]) for row in CONFUSIONS if row.one and row.other}
    return frozenset(letters for one, other in pairs for letters in (one + other, other + one))


def alike_at_the_start(one: str, other: str) -> bool:
    """Whether two plain names begin with one letter, with two that are confused, or after one that is too many."""
    if one[0] == other[0] or one[0] + other[0] in initials():
        return True
    return one[1:] == other[1:] or one[1:2] == other[0] or other[1:2] == one[0]


def unshared(one: str, other: str) -> int:
    """How many letters one plain name has and the other has not, whichever side has more of them."""
    return max(len(one), len(other)) - sum([min(one.count(letter), other.count(letter)) for letter in set(one)])


def cost(a: str, b: str) -> float:
    """How far apart two spellings lie; 0 for the same plain letters, about 1 for each letter that really differs."""
    return compare(a, b)[0]


def differences(a: str, b: str) -> tuple[Difference, ...]:
    """Where two spellings differ, and by which habit of romanisation or of the hand."""
    return compare(a, b)[1]


def _shown(difference: Difference) -> tuple[str, str]:
    """The reason of a difference and its two sides as a message shows them: `n/nn`, not nothing and n."""
    one, other, reason = difference
    if reason == "doubled":
        letter = one or other
        return reason, f"{letter * 2}/{letter}" if one else f"{letter}/{letter * 2}"
    if one == other * 2 or other == one * 2:
        return "doubled", f"{one}/{other}"
    return reason, f"{one or '-'}/{other or '-'}"


def explain(a: str, b: str) -> str:
    """Why two spellings may be one name, for a message: `p/b and tis/tz are one letter in Arabic script`."""
    found = differences(a, b)
    if cost(a, b) == FAR:
        return "the letters tell nothing"
    if not found:
        return REASONS["nothing"]
    by_reason: dict[str, list[str]] = {}
    for difference in found:
        reason, pair = _shown(difference)
        if pair not in by_reason.setdefault(reason, []):
            by_reason[reason].append(pair)
    clauses = []
    for reason, pairs in by_reason.items():
        several = len(pairs) > 1
        joined = ", ".join(pairs[:-1]) + (" and " if several else "") + pairs[-1]
        clauses.append(
            REASONS[reason].format(
                pairs=joined,
                are="are each" if several else "are",
                render="each render" if several else "render",
                sound="sound",
            )
        )
    return "; ".join(clauses)
