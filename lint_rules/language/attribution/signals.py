"""What the sequence model sees of a word: its form, its neighbours, where it stands between cues and quotation marks.

Signals come in *views*. A view has a key per token (a tuple of words and small numbers) and turns a key into the names
of features. Keys repeat all the time, so that the model weighs each key once and then adds up numbers. The trainer and
the decoder both read this module: what is learned is what is seen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from lint_rules.language.sentences import Sentence
from lint_rules.language.tokens import Tokens
from lint_rules.model.patterns import compiled

# How often a word is part of a cue (of a source) in the training half, in ten steps: see `step`.
_STEPS = (0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)
_CUE_STEP = 4  # from this step on a word outside quotations counts as a cue when distances are taken
_STRONG = 5
_NEAR = 8

OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
_NOWHERE = 9
_BESIDE = (-1, 0, 1)  # distances at which a word's form counts, not only its classes
_ENDING = ("3", "4")
_MARK = "QQ"
_BREAKS = frozenset({",", ";", ":", _MARK})
_LEADS = frozenset({",", ":", "^", "that"})
_ENDS = frozenset({",", ".", "?", "!"})
_DISTANCES = (0, 1, 2, 3, *[4] * 2, *[6] * 3, *[9] * 5, *[14] * 8, *[22] * 42)
_FARTHEST = len(_DISTANCES) - 1
_DOUBLE = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
_OPENERS = frozenset({"“", "„", "«", "``"})
_CLOSERS = frozenset({"”", "»"})
_ENDINGS = ("ing", "ed", "ly", "s", "tion", "er", "al", "ness", "ive", "ous", "able")

Key = tuple[object, ...]
Trait = tuple[str, str]


class Traits(NamedTuple):
    """What the lexicon knows of a word: its steps as a cue and as a source, and its class in three sizes of classes.

    The classes hold words that stand between like neighbours; 0 is no class.
    """

    cue: int = 0
    source: int = 0
    coarse: int = 0
    middle: int = 0
    fine: int = 0


Lexicon = Callable[[str], Traits]


class Signs:
    """What is known of a word form by itself. The classes are strings, those of other words told by their ending."""

    __slots__ = ("coarse", "cue", "fine", "middle", "norm", "shape", "source")

    def __init__(self, word: str, lexicon: Lexicon) -> None:
        self.norm = normal(word)
        traits = lexicon(self.norm)
        self.cue, self.source = traits.cue, traits.source
        self.shape = shape(word)
        if traits.fine:
            self.coarse, self.middle, self.fine = str(traits.coarse), str(traits.middle), str(traits.fine)
        else:
            self.coarse = self.middle = self.fine = _unknown(word, self.norm)

    @property
    def traits(self) -> list[Trait]:
        """What the word lends to the tokens around it, but for its form."""
        found = [
            ("c", str(self.cue)), ("s", str(self.source)), ("A", self.coarse), ("B", self.middle), ("C", self.fine),
        ]  # fmt: skip
        if len(self.norm) > 3:
            found.append(("4" if len(self.norm) > 4 else "3", self.norm[-4:]))
        return found


def step(share: float) -> int:
    """The step, 0 to 9, of a share between 0 and 1."""
    return sum(share >= bound for bound in _STEPS)


def normal(word: str) -> str:
    """Lower case, straight apostrophes, 0 for every digit, and one name for all double quotation marks."""
    if word in _DOUBLE:
        return _MARK
    if word.isalpha():
        return word.lower()
    return compiled(r"\d").sub("0", word.lower().replace("’", "'"))


@lru_cache(maxsize=8192)
def shape(word: str) -> str:
    """The letters at the head of a word by kind, runs cut to two: ``Lindqvist`` is ``Xxx``, ``12,500`` is ``dd,``."""
    out = ""
    for character in word:
        kind = "X" if character.isupper() else "x" if character.isalpha() else "d" if character.isdigit() else character
        if out[-2:] != kind + kind:
            out += kind
            if len(out) == 3:
                break
    return out


def _unknown(word: str, norm: str) -> str:
    if word[:1].isupper():
        return "U"
    if norm[:1].isdigit():
        return "D"
    return "u" + next((ending for ending in _ENDINGS if norm.endswith(ending)), "")


def lent_features(trait: Trait, offset: int) -> list[str]:
    """What a trait of a word tells the token that the word stands `offset` tokens away from (0 is the token itself)."""
    kind, value = trait
    if kind not in _ENDING:
        return [f"{kind}{offset}={value}"]
    if offset not in _BESIDE:
        return []
    found = [f"2{offset}={value[-2:]}", f"3{offset}={value[-3:]}"]
    return [*found, f"4{offset}={value}"] if kind == "4" and offset == 0 else found


def form_feature(norm: str, offset: int) -> str:
    """The form of a word that stands `offset` tokens away."""
    return f"w{offset}={norm}"


def word_view(signs: Signs, offset: int) -> list[str]:
    """All that a word tells the token that it stands `offset` tokens away from; its form only to its neighbours."""
    found = [feature for trait in signs.traits for feature in lent_features(trait, offset)]
    return [*found, form_feature(signs.norm, offset)] if offset in _BESIDE else found


def edge_feature(offset: int) -> str:
    """The sign of a sentence's edge in the place of a word."""
    return f"w{offset}=" + ("^" if offset < 0 else "$")


def step_view(key: Key) -> list[str]:
    """The steps of the token and those beside it."""
    cue0, cue1, cue2, cue3, source1, shape1 = key
    return [f"cc{cue0}|{cue1}", f"cn{cue1}|{cue2}", f"sn{source1}|{cue2}", f"s2{source1}|{cue3}|{shape1}"]


def coarse_view(key: Key) -> list[str]:
    """The coarse classes of the token and its neighbours."""
    before, here, after = key
    return [f"a3{before}|{here}|{after}"]


def around_view(key: Key) -> list[str]:
    """The middle classes of the words around the token."""
    return [f"b3{key[0]}|{key[1]}"]


def pair_view(key: Key, offset: int) -> list[str]:
    """The classes of two neighbours, of which the left (offset 1) or the right one (offset 0) is the token."""
    coarse, middle, coarse_after, middle_after = key
    number = 1 + offset
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


def between_view(key: Key) -> list[str]:
    """The cues on both sides."""
    left, right, here = key
    return [f"lr{left}|{right}|{here}"]


VIEWS: tuple[Callable[[Key], list[str]], ...] = (
    step_view, coarse_view, around_view, quote_view, place_view, left_cue_view,
    left_clause_view, left_distance_view, right_cue_view, right_distance_view, between_view,
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


def pairs(signs: Sequence[Signs], first: int, last: int) -> list[Key]:
    """The keys of `pair_view` for a sentence: its first word with the edge before it, each word with the next, its last
    word with the edge behind it."""
    coarse = ["^", *(each.coarse for each in signs[first:last]), "$"]
    middle = ["^", *(each.middle for each in signs[first:last]), "$"]
    return list(zip(coarse, middle, coarse[1:], middle[1:], strict=False))


def contexts(
    signs: Sequence[Signs], states: Sequence[int], first: int, last: int, opening: bool
) -> list[tuple[Key, ...]]:
    """The keys of `VIEWS` for the tokens of one sentence, whose numbers are `first` to `last`.

    `signs` and `states` are those of the whole document; `opening` says that the sentence opens its block.
    """
    here = signs[first:last]
    count = last - first
    quoting = [_NOWHERE, *states[first:last], _NOWHERE]
    cues = [-1, *(each.cue for each in here), -1, -1]
    coarse = ["^", *(each.coarse for each in here), "$"]
    middle = ["^", *(each.middle for each in here), "$"]
    open_cues = [cue if state == OUTSIDE else -1 for cue, state in zip(cues[1:-2], quoting[1:-1], strict=True)]
    best = max(open_cues)
    strong = best >= _STRONG
    trail = max(open_cues[-_NEAR:])
    if trail < _CUE_STEP:
        trail = 0
    carried = states[first] in (INSIDE, CLOSING)
    quoted = OPENING in quoting or CLOSING in quoting
    quotations = _quotations(here, quoting) if quoted else {}
    rights = _rights(here, open_cues)
    found: list[tuple[Key, ...]] = []
    left_key: Key = ("", "", "", "")
    left_word = left_fine = ""
    left_at, left_cue, breaks, that = 0, -1, 0, False
    for at, each in enumerate(here):
        state = quoting[at + 1]
        word, right_cue, distance, right_breaks = rights[at]
        found.append(
            (
                (cues[at], each.cue, cues[at + 2], cues[at + 3], each.source, each.shape),
                tuple(coarse[at : at + 3]),
                (middle[at], middle[at + 2]),
                (quoting[at], state, quoting[at + 2], carried, quoted, best, *quotations.get(at, _UNQUOTED)),
                (opening, "" if at else each.norm, best, strong, trail, state),
                left_key,
                (left_word, left_fine, breaks, that),
                (left_cue, _DISTANCES[min(at - left_at, _FARTHEST)], breaks, that, state),
                (word, right_breaks),
                (right_cue, distance, right_breaks, state),
                (left_cue, right_cue, state),
            )
        )
        if each.norm in _BREAKS:
            breaks = min(breaks + 1, 3)
        elif each.norm == "that" and left_cue >= 0 and at - left_at <= 3:
            that = True
        if open_cues[at] >= _CUE_STEP:
            left_at, left_cue, breaks, that = at, each.cue, 0, False
            left_word, left_fine = each.norm, each.fine
            follower = here[at + 1].norm if at + 1 < count else "$"
            left_key = (left_word, follower, left_fine, coarse[at + 2])
    return found


_UNQUOTED = ("", "", "")


def _rights(here: Sequence[Signs], open_cues: Sequence[int]) -> list[tuple[str, int, int, int]]:
    """Per token the next cue to its right: its word ("" for none), its step, the distance, the breaks before it."""
    count = len(here)
    found = [("", -1, 0, 0)] * count
    word, cue, place, breaks = "", -1, count, 0
    for at in range(count - 1, -1, -1):
        found[at] = (word, cue, _DISTANCES[min(place - at, _FARTHEST)], breaks)
        each = here[at]
        if each.norm in _BREAKS:
            breaks = min(breaks + 1, 3)
        if open_cues[at] >= _CUE_STEP:
            word, cue, place, breaks = each.norm, each.cue, at, 0
    return found


def _quotations(here: Sequence[Signs], quoting: Sequence[int]) -> Mapping[int, tuple[str, str, str]]:
    """For the tokens of quotations that open in the sentence: length, what leads in, what stands at the end."""
    found: dict[int, tuple[str, str, str]] = {}
    count = len(here)
    at = 0
    while at < count:
        if quoting[at + 1] == OPENING:
            end = at + 1
            while end < count and quoting[end + 1] == INSIDE:
                end += 1
            words = end - at - 1
            length = "1" if words <= 2 else "3" if words <= 5 else "6" if words <= 12 else "L"
            lead = here[at - 1].norm if at else "^"
            final = here[end - 1].norm if end < count and words else "-"
            traits = (length, lead if lead in _LEADS else "w", final if final in _ENDS else "w")
            for token in range(at, min(end + 1, count)):
                found[token] = traits
            at = end
        at += 1
    return found
