"""What the sequence model sees of a word: its form, its neighbours, where it stands between cues and quotation marks.

Signals come in *views*. A view has a key per token (a word, a pair of words, a tuple of small numbers) and turns a key
into the names of features. Keys repeat all the time, so that the model weighs each key once and then adds up numbers.
The trainer and the decoder both read this module: what is learned is what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache

from lint_rules.language.sentences import Sentence
from lint_rules.language.tokens import Tokens

# How often a word is part of a cue (of a source) in the training half, in ten steps: see `step`.
_STEPS = (0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
CUE_STEP = 4  # from this step on a word outside quotations counts as a cue when distances are taken
_STRONG = 5
_NEAR = 8

OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
_MARK = "QQ"
_BREAKS = frozenset({",", ";", ":", _MARK})
_DISTANCES = (0, 1, 2, 3, *[4] * 2, *[6] * 3, *[9] * 5, *[14] * 8, *[22] * 42)

Key = tuple[object, ...]
Steps = Callable[[str], tuple[int, int]]


class Signs:
    """What is known of a word form by itself: its normal form, its steps as a cue and as a source, its shape."""

    __slots__ = ("cue", "norm", "shape", "source")

    def __init__(self, word: str, steps: Steps) -> None:
        self.norm = normal(word)
        self.cue, self.source = steps(self.norm)
        self.shape = shape(word)


def step(share: float) -> int:
    """The step, 0 to 9, of a share between 0 and 1."""
    return sum(share >= bound for bound in _STEPS)


def normal(word: str) -> str:
    """Lower case, straight apostrophes, and one name for all double quotation marks."""
    if word in _DOUBLE:
        return _MARK
    return word.lower().replace("’", "'")


_DOUBLE = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})


@lru_cache(maxsize=8192)
def shape(word: str) -> str:
    """The letters of a word by kind, runs cut to two: ``Lindqvist`` is ``Xxx``, ``12,500`` is ``dd,dd``."""
    out = ""
    for character in word:
        kind = "X" if character.isupper() else "x" if character.isalpha() else "d" if character.isdigit() else character
        if out[-2:] != kind + kind:
            out += kind
    return out[:8]


def word_view(word: str, signs: Signs, offset: int) -> list[str]:
    """The word that stands `offset` tokens away (0 is the token itself)."""
    norm = signs.norm
    found = [f"w{offset}={norm}", f"h{offset}={signs.shape}", f"c{offset}={signs.cue}", f"s{offset}={signs.source}"]
    if len(norm) > 3 and -1 <= offset <= 1:
        found += [f"2{offset}={norm[-2:]}", f"3{offset}={norm[-3:]}"]
    if len(norm) > 4 and offset == 0:
        found.append(f"4{offset}={norm[-4:]}")
    return found


def edge_feature(offset: int) -> str:
    """The sign of a sentence's edge in the place of a word."""
    return f"w{offset}=" + ("^" if offset < 0 else "$")


def pair_view(left: str, right: str, offset: int) -> list[str]:
    """Two neighbouring words; `offset` tells whether the token is the right one (0) or the left one (1)."""
    return [f"p{offset}={left}|{right}"]


def neighbour_view(key: Key) -> list[str]:
    """Shapes and steps of the token and those beside it."""
    cue0, cue1, cue2, cue3, source1, shape0, shape1, shape2 = key
    return [
        f"cc{cue0}|{cue1}", f"cn{cue1}|{cue2}", f"sn{source1}|{cue2}", f"s2{source1}|{cue3}|{shape1}",
        f"hh{shape0}|{shape1}", f"hn{shape1}|{shape2}",
    ]  # fmt: skip


def quote_view(key: Key) -> list[str]:
    """Where the token stands in a quotation, and what that quotation is like."""
    before, here, after, carried, quoted, best, length, lead, end = key
    found = [f"q{before}{here}{after}", f"q0{here}|{carried}|{quoted}"]
    if length:
        found += [f"ql{length}|{lead}|{end}", f"qb{length}|{best}|{here}"]
    return found


def place_view(key: Key) -> list[str]:
    """The sentence: how it opens, its best cue, whether a cue trails."""
    opening, head, first, best, trail, here = key
    found = [f"ps{opening}|{best}|{here}", f"tr{trail}|{here}"]
    if first:
        found += [f"fi{opening}|{here}|{best}", f"fw{head}|{best >= _STRONG}"]  # type: ignore[operator]
    return found


def left_view(key: Key) -> list[str]:
    """The nearest cue to the left."""
    word, follower, cue, distance, breaks, that, here = key
    if not word:
        return [f"l-{distance}"]
    return [
        f"lc{cue}|{distance}", f"lw{word}", f"lb{word}|{breaks}|{that}", f"lq{cue}|{breaks}|{that}|{here}",
        f"lf{word}|{follower}",
    ]  # fmt: skip


def right_view(key: Key) -> list[str]:
    """The nearest cue to the right."""
    word, cue, distance, breaks, here = key
    if not word:
        return [f"r-{distance}"]
    return [f"rc{cue}|{distance}", f"rw{word}|{breaks}", f"rq{cue}|{breaks}|{here}"]


def between_view(key: Key) -> list[str]:
    """The cues on both sides."""
    left, right, here = key
    return [f"lr{left}|{right}|{here}"]


VIEWS: tuple[Callable[[Key], list[str]], ...] = (
    neighbour_view, quote_view, place_view, left_view, right_view, between_view,
)  # fmt: skip


def quote_states(tokens: Tokens, sentences: Sequence[Sentence]) -> list[int]:
    """Per token: outside a quotation, its opening mark, inside, or its closing mark.

    A quotation that a paragraph leaves open goes on when the next one opens with a mark. Two single marks in a row
    count as a double one (wire copy writes them so).
    """
    words, starts = tokens.text, tokens.start
    states = [OUTSIDE] * len(words)
    is_open = False
    block = -1
    for sentence in sentences:
        at = sentence.first
        if sentence.block != block:
            block = sentence.block
            if is_open and (words[at] in _DOUBLE or words[at] == "'"):
                states[at] = OPENING
                at += 1
            else:
                is_open = False
        while at < sentence.last:
            word = words[at]
            if word in _OPENERS:
                states[at] = OPENING
                is_open = True
            elif word in _CLOSERS:
                states[at] = CLOSING
                is_open = False
            elif word == '"':
                states[at] = CLOSING if is_open else OPENING
                is_open = not is_open
            elif word == "'" and at + 1 < sentence.last and words[at + 1] == "'" and starts[at + 1] == starts[at] + 1:
                states[at] = states[at + 1] = CLOSING if is_open else OPENING
                is_open = not is_open
                at += 1
            elif is_open:
                states[at] = INSIDE
            at += 1
    return states


_OPENERS = frozenset({"“", "„", "«", "``"})
_CLOSERS = frozenset({"”", "»"})


def contexts(
    signs: Sequence[Signs], states: Sequence[int], first: int, last: int, opening: bool
) -> list[tuple[Key, ...]]:
    """The keys of `VIEWS` for the tokens of one sentence, whose numbers are `first` to `last`.

    `signs` and `states` are those of the whole document; `opening` says that the sentence opens its block.
    """
    cues = [signs[at].cue if states[at] == OUTSIDE else -1 for at in range(first, last)]
    best = max(cues)
    quoted = any(states[at] in (OPENING, CLOSING) for at in range(first, last))
    carried = states[first] in (INSIDE, CLOSING)
    trail = max(0, *cues[-_NEAR:])
    if trail < CUE_STEP:
        trail = 0
    rights = _rights(signs, cues, first, last)
    quotes = _quotes(signs, states, first, last) if quoted else {}
    edge = ("^", -1, -1)
    found: list[tuple[Key, ...]] = []
    left, breaks, that, follower = -1, 0, False, ""
    head = signs[first].norm
    for at in range(first, last):
        here = signs[at]
        state = states[at]
        before = signs[at - 1] if at > first else None
        after = signs[at + 1] if at + 1 < last else None
        shape0, cue0 = (before.shape[:3], before.cue) if before else edge[:2]
        shape2, cue2 = (after.shape[:3], after.cue) if after else edge[:2]
        cue3 = signs[at + 2].cue if at + 2 < last else -1
        length, lead, end = quotes.get(at, ("", "", ""))
        if left >= 0:
            cue = signs[left]
            left_key: Key = (cue.norm, follower, cue.cue, _DISTANCES[min(at - left, 63)], min(breaks, 3), that, state)
            left_cue = cue.cue
        else:
            left_key = ("", "", 0, _DISTANCES[min(at - first, 63)], 0, False, 0)
            left_cue = -1
        right, right_breaks = rights[at - first]
        if right >= 0:
            cue = signs[right]
            right_key: Key = (cue.norm, cue.cue, _DISTANCES[min(right - at, 63)], min(right_breaks, 3), state)
            right_cue = cue.cue
        else:
            right_key = ("", 0, _DISTANCES[min(last - at, 63)], 0, 0)
            right_cue = -1
        found.append(
            (
                (cue0, here.cue, cue2, cue3, here.source, shape0, here.shape[:3], shape2),
                (
                    states[at - 1] if before else 9, state, states[at + 1] if after else 9, carried, quoted, best,
                    length, lead, end,
                ),
                (opening, head if at == first else "", at == first, best, trail, state),
                left_key,
                right_key,
                (left_cue, right_cue, state),
            )
        )  # fmt: skip
        if here.norm in _BREAKS:
            breaks += 1
        elif here.norm == "that" and left >= 0 and at - left <= 3:
            that = True
        if cues[at - first] >= CUE_STEP:
            left, breaks, that = at, 0, False
            follower = after.norm if after else "$"
    return found


def _rights(signs: Sequence[Signs], cues: Sequence[int], first: int, last: int) -> list[tuple[int, int]]:
    """Per token: the number of the next cue to its right (or -1) and the breaks before it."""
    found = [(-1, 0)] * (last - first)
    right, breaks = -1, 0
    for at in range(last - 1, first - 1, -1):
        found[at - first] = (right, breaks)
        if signs[at].norm in _BREAKS:
            breaks += 1
        if cues[at - first] >= CUE_STEP:
            right, breaks = at, 0
    return found


def _quotes(
    signs: Sequence[Signs], states: Sequence[int], first: int, last: int
) -> Mapping[int, tuple[str, str, str]]:
    """For the tokens of quotations that open in the sentence: length, what leads in, what stands at the end."""
    found: dict[int, tuple[str, str, str]] = {}
    at = first
    while at < last:
        if states[at] == OPENING:
            end = at + 1
            while end < last and states[end] == INSIDE:
                end += 1
            words = end - at - 1
            length = "1" if words <= 2 else "3" if words <= 5 else "6" if words <= 12 else "L"
            lead = signs[at - 1].norm if at > first else "^"
            final = signs[end - 1].norm if end < last and words else "-"
            traits = (length, lead if lead in _LEADS else "w", final if final in _ENDS else "w")
            for token in range(at, min(end + 1, last)):
                found[token] = traits
            at = end
        at += 1
    return found


_LEADS = frozenset({",", ":", "^", "that"})
_ENDS = frozenset({",", ".", "?", "!"})
