"""What the sequence model sees of a word by itself, what the word tells its neighbours, and how it is quoted.

The trainer and the decoder both read this module: what is learned is what is seen.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from lint_rules.language.sentences import Sentence, by_block
from lint_rules.language.weights import LinearWeights
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.story import Story

# How often a word is part of a cue (of a source) in the training half, in ten steps: see `step`.
_STEPS = (0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.7, 0.85, 0.95)

OUTSIDE, OPENING, INSIDE, CLOSING = range(4)
MARK = "QQ"  # the name of all double quotation marks
DOUBLE = frozenset({'"', "“", "”", "„", "«", "»", "``", "''"})
_MARKS = DOUBLE | {"'"}
_OPENERS = frozenset({"“", "„", "«", "``"})
_CLOSERS = frozenset({"”", "»"})
_BESIDE = (-1, 0, 1)  # distances at which a word's form counts, not only its classes
_ENDING = "3"
ENDINGS = ("ing", "ed", "ly", "s", "tion", "er", "al", "ness", "ive", "ous", "able")

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


def lexicon_of(model: LinearWeights) -> Lexicon:
    """The traits that a model of words holds."""

    def traits(norm: str) -> Traits:
        row = model.find(norm)
        return Traits(*row) if row else Traits()

    return traits


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
            found.append((_ENDING, self.norm[-3:]))
        return found


def step(share: float) -> int:
    """The step, 0 to 9, of a share between 0 and 1."""
    return sum(share >= bound for bound in _STEPS)


def normal(word: str) -> str:
    """Lower case, straight apostrophes, 0 for every digit, and one name for all double quotation marks."""
    if word in DOUBLE:
        return MARK
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
    return "u" + next((ending for ending in ENDINGS if norm.endswith(ending)), "")


def lent_features(trait: Trait, offset: int) -> list[str]:
    """What a trait of a word tells the token that the word stands `offset` tokens away from (0 is the token itself)."""
    kind, value = trait
    if kind != _ENDING:
        return [f"{kind}{offset}={value}"]
    return [f"2{offset}={value[-2:]}", f"3{offset}={value}"] if offset in _BESIDE else []


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


def quote_states(story: Story, blocks: Sequence[Sequence[Sentence]] = ()) -> list[int]:
    """Per token: outside a quotation, its opening mark, inside, or its closing mark; `blocks` are the story's sentences
    by block, where they are known.

    A quotation that a paragraph leaves open goes on when the next one opens with a mark. Two single marks in a row
    count as a double one (wire copy writes them so).
    """
    words, starts = story.tokens.text, story.tokens.start
    states = [OUTSIDE] * len(words)
    # Found in lower case, where ’ is ' as well; that one is an apostrophe.
    marks = [at for at in story.concordance.tokens_with(_MARKS) if words[at] in _MARKS]
    is_open = False
    end = 0
    for block in (blocks or by_block(story.sentences)) if marks else ():
        if end == len(marks):
            break
        first, last = block[0].first, block[-1].last
        begin = bisect_left(marks, first, end) if marks[end] < first else end
        end = bisect_left(marks, last, begin) if begin < len(marks) and marks[begin] < last else begin
        if begin == end:
            is_open = False
            continue
        here = marks[begin:end]
        behind = first  # the last mark
        is_open = is_open and here[:1] == [first]
        if is_open:
            states[first] = OPENING
            behind += 1
        for at in here:
            word, width = words[at], 1
            if at < behind:
                continue
            if word in _OPENERS or word in _CLOSERS:
                opens = word in _OPENERS
            elif word == '"':
                opens = not is_open
            elif word == "'" and at + 1 < last and words[at + 1] == "'" and starts[at + 1] == starts[at] + 1:
                opens, width = not is_open, 2
            else:
                continue
            if is_open:
                states[behind:at] = [INSIDE] * (at - behind)
            states[at : at + width] = [OPENING if opens else CLOSING] * width
            is_open, behind = opens, at + width
        if is_open:
            states[behind:last] = [INSIDE] * (last - behind)
    return states
