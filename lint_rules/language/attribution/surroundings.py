"""What the sequence model sees around a word: its neighbours, the cues on both sides, the marks of quotation.

Signals come in *views*. A view has a key per token (a tuple of words and small numbers) and turns a key into the names
of features. Keys repeat all the time, and many stay the same from one token to the next, so that a key is weighed once
and then only numbers are added up. The trainer and the decoder both read this module: what is learned is what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Generic, TypeVar

from lint_rules.language.attribution.signals import CLOSING, INSIDE, MARK, OPENING, OUTSIDE, Signs

_CUE_STEP = 4  # from this step on a word outside quotations counts as a cue when distances are taken
_STRONG = 5
_NEAR = 8
_NOWHERE = 9
BREAKS = frozenset({",", ";", ":", MARK})
LEADS = frozenset({",", ":", "^", "that"})
ENDS = frozenset({",", ".", "?", "!"})
DISTANCES = (0, 1, 2, 3, *[4] * 2, *[6] * 3, *[9] * 5, *[14] * 8, *[22] * 42)
_FARTHEST = len(DISTANCES) - 1
_UNQUOTED = ("", "", "")

Key = tuple[object, ...]
T = TypeVar("T")


def step_view(key: Key) -> list[str]:
    """The steps of the token and those beside it."""
    cue0, cue1, cue2, cue3, source1, shape1 = key
    return [f"cc{cue0}|{cue1}", f"cn{cue1}|{cue2}", f"sn{source1}|{cue2}", f"s2{source1}|{cue3}|{shape1}"]


def around_view(key: Key) -> list[str]:
    """The middle classes of the words around the token."""
    return [f"b3{key[0]}|{key[1]}"]


def before_view(key: Key) -> list[str]:
    """The classes of the word before the token and of the token."""
    return _pair(key, 1)


def after_view(key: Key) -> list[str]:
    """The classes of the token and of the word after it."""
    return _pair(key, 2)


def _pair(key: Key, number: int) -> list[str]:
    coarse, middle, coarse_after, middle_after = key
    return [f"a{number}{coarse}|{coarse_after}", f"b{number}{middle}|{middle_after}"]


def quote_view(key: Key) -> list[str]:
    """Where the token stands in a quotation, and what that quotation is like."""
    before, here, after, carried, quoted, best, length, lead, end = key
    found = [f"q{before}{here}{after}", f"q0{here}|{carried}|{quoted}"]
    if length:
        found += [f"ql{length}|{lead}|{end}", f"qb{length}|{best}|{here}"]
    return found


def place_view(key: Key) -> list[str]:
    """The sentence: how it opens, its best cue, whether a cue trails."""
    opening, head, best, strong, trail, here = key
    found = [f"ps{opening}|{best}|{here}", f"tr{trail}|{here}"]
    if head:
        found += [f"fi{opening}|{here}|{best}", f"fw{head}|{strong}"]
    return found


def left_cue_view(key: Key) -> list[str]:
    """The nearest cue to the left and the word behind it."""
    word, follower, fine, follower_class = key
    return [f"lw{word}", f"lf{word}|{follower}", f"lP{fine}|{follower_class}"] if word else []


def left_clause_view(key: Key) -> list[str]:
    """The nearest cue to the left, the breaks since then, and whether a `that` followed it."""
    word, fine, breaks, that = key
    return [f"lb{word}|{breaks}|{that}", f"lp{fine}|{breaks}|{that}"] if word else []


def left_distance_view(key: Key) -> list[str]:
    """How far away the nearest cue to the left is; without any, how far the sentence's head."""
    cue, distance, breaks, that, here = key
    return [f"lc{cue}|{distance}", f"lq{cue}|{breaks}|{that}|{here}"]


def right_cue_view(key: Key) -> list[str]:
    """The nearest cue to the right and the breaks before it."""
    return [f"rw{key[0]}|{key[1]}"] if key[0] else []


def right_distance_view(key: Key) -> list[str]:
    """How far away the nearest cue to the right is; without any, how far the sentence's end."""
    cue, distance, breaks, here = key
    return [f"rc{cue}|{distance}", f"rq{cue}|{breaks}|{here}"]


class Views(Generic[T]):
    """What the keys of each view are worth.

    `worth` makes of a view a mapping that answers every key: with its weights, or with the numbers of its features.
    """

    __slots__ = (
        "after", "around", "before", "left_clause", "left_cue", "left_distance", "place", "quote", "right_cue",
        "right_distance", "step",
    )  # fmt: skip

    def __init__(self, worth: Callable[[Callable[[Key], list[str]]], Mapping[Key, T]]) -> None:
        self.step = worth(step_view)
        self.around = worth(around_view)
        self.before = worth(before_view)
        self.after = worth(after_view)
        self.quote = worth(quote_view)
        self.place = worth(place_view)
        self.left_cue = worth(left_cue_view)
        self.left_clause = worth(left_clause_view)
        self.left_distance = worth(left_distance_view)
        self.right_cue = worth(right_cue_view)
        self.right_distance = worth(right_distance_view)

    def of(self, here: Sequence[Signs], states: Sequence[int], *, opening: bool) -> Iterator[tuple[T, ...]]:
        """Per token of a sentence, with these signs and states of quotation, what each of its keys is worth; `opening`
        says that the sentence opens its block."""
        cues = [each.cue for each in here]
        steps = [-1, *cues, -1, -1]
        coarse = ["^", *(each.coarse for each in here), "$"]
        middle = ["^", *(each.middle for each in here), "$"]
        pairs = list(zip(coarse, middle, coarse[1:], middle[1:], strict=False))
        sources, shapes = [each.source for each in here], [each.shape for each in here]
        beside = zip(steps, cues, steps[2:], steps[3:], sources, shapes, strict=False)
        is_quoted = any(states)
        open_cues = [-1 if state else cue for cue, state in zip(cues, states, strict=True)] if is_quoted else cues
        best = max(open_cues)
        return zip(
            map(self.step.__getitem__, beside),
            map(self.around.__getitem__, zip(middle, middle[2:], strict=False)),
            map(self.before.__getitem__, pairs),
            map(self.after.__getitem__, pairs[1:]),
            self._quotes(here, states, best) if is_quoted else self._unquoted(len(here)),
            self._places(here, states, open_cues, best, opening),
            *self._lefts(here, states, open_cues, coarse),
            *self._rights(here, states, open_cues),
            strict=False,
        )

    def _unquoted(self, count: int) -> list[T]:
        """What it is worth to stand outside quotations, for each token of a sentence without any."""

        def alone(before: int, after: int) -> T:
            return self.quote[before, OUTSIDE, after, False, False, "", *_UNQUOTED]

        if count == 1:
            return [alone(_NOWHERE, _NOWHERE)]
        return [alone(_NOWHERE, OUTSIDE), *[alone(OUTSIDE, OUTSIDE)] * (count - 2), alone(OUTSIDE, _NOWHERE)]

    def _quotes(self, here: Sequence[Signs], states: Sequence[int], best: int) -> list[T]:
        quoting = [_NOWHERE, *states, _NOWHERE]
        carried = states[0] in (INSIDE, CLOSING)
        quoted = OPENING in states or CLOSING in states
        quotations = _quotations(here, states)
        known = self.quote
        return [
            known[before, state, after, carried, quoted, best, *quotations.get(at, _UNQUOTED)]
            for at, (before, state, after) in enumerate(zip(quoting, states, quoting[2:], strict=False))
        ]

    def _places(
        self, here: Sequence[Signs], states: Sequence[int], open_cues: Sequence[int], best: int, opening: bool
    ) -> list[T]:
        strong = best >= _STRONG
        trail = max(open_cues[-_NEAR:])
        if trail < _CUE_STEP:
            trail = 0
        known = {state: self.place[opening, "", best, strong, trail, state] for state in sorted({*states[1:]})}
        first = self.place[opening, here[0].norm, best, strong, trail, states[0]]
        return [first, *map(known.__getitem__, states[1:])]

    def _lefts(
        self, here: Sequence[Signs], states: Sequence[int], open_cues: Sequence[int], coarse: Sequence[str]
    ) -> tuple[list[T], list[T], list[T]]:
        """The nearest cue to the left of each token: itself, what came since, how far it is."""
        beside: list[T] = []
        since: list[T] = []
        away: list[T] = []
        word = fine = ""
        place, cue, breaks, that = 0, -1, 0, False
        here_beside, here_since = self.left_cue["", "", "", ""], self.left_clause["", "", 0, False]
        distance = self.left_distance
        count = len(here)
        for at, (each, state, open_cue) in enumerate(zip(here, states, open_cues, strict=True)):
            beside.append(here_beside)
            since.append(here_since)
            away.append(distance[cue, DISTANCES[min(at - place, _FARTHEST)], breaks, that, state])
            norm = each.norm
            if open_cue >= _CUE_STEP:
                place, cue, breaks, that, word, fine = at, open_cue, 0, False, norm, each.fine
                follower = here[at + 1].norm if at + 1 < count else "$"
                here_beside = self.left_cue[word, follower, fine, coarse[at + 2]]
            elif norm in BREAKS:
                breaks = min(breaks + 1, 3)
            elif norm == "that" and cue >= 0 and at - place <= 3:
                that = True
            else:
                continue
            here_since = self.left_clause[word, fine, breaks, that]
        return beside, since, away

    def _rights(
        self, here: Sequence[Signs], states: Sequence[int], open_cues: Sequence[int]
    ) -> tuple[list[T], list[T]]:
        """The nearest cue to the right of each token: itself with what stands before it, how far it is."""
        beside: list[T] = []
        away: list[T] = []
        word, place, cue, breaks = "", len(here), -1, 0
        here_beside = self.right_cue["", 0]
        distance = self.right_distance
        for at in range(len(here) - 1, -1, -1):
            beside.append(here_beside)
            away.append(distance[cue, DISTANCES[min(place - at, _FARTHEST)], breaks, states[at]])
            norm, open_cue = here[at].norm, open_cues[at]
            if open_cue >= _CUE_STEP:
                word, cue, place, breaks = norm, open_cue, at, 0
            elif norm in BREAKS:
                breaks = min(breaks + 1, 3)
            else:
                continue
            here_beside = self.right_cue[word, breaks]
        beside.reverse()
        away.reverse()
        return beside, away


def _quotations(here: Sequence[Signs], states: Sequence[int]) -> Mapping[int, tuple[str, str, str]]:
    """For the tokens of quotations that open in the sentence: length, what leads in, what stands at the end."""
    found: dict[int, tuple[str, str, str]] = {}
    count = len(here)
    at = 0
    while at < count:
        if states[at] == OPENING:
            end = at + 1
            while end < count and states[end] == INSIDE:
                end += 1
            words = end - at - 1
            length = "1" if words <= 2 else "3" if words <= 5 else "6" if words <= 12 else "L"
            lead = here[at - 1].norm if at else "^"
            final = here[end - 1].norm if end < count and words else "-"
            traits = (length, lead if lead in LEADS else "w", final if final in ENDS else "w")
            for token in range(at, min(end + 1, count)):
                found[token] = traits
            at = end
        at += 1
    return found
