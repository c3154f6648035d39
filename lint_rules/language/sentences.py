"""Sentences: where an editor would say that one ends.

Works on tokens, so that abbreviations are already whole. A stop ends a sentence when what follows looks like a
beginning; the stop of an abbreviation only when the next word is one that opens sentences.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from lint_rules.document.blocks import Block
from lint_rules.language.tokens import Tokens

_STOPS = frozenset({".", "!", "?", "…", "...", "。", "؟", "！", "？"})
_CLOSERS = frozenset("\"”’'»)]›")
_OPENERS = frozenset("\"“‘'«([‹—–„-•*")
# A name or number follows these: their stop never ends a sentence.
_BEFORE_NAMES = frozenset(
    "mr. mrs. ms. dr. prof. sen. rep. gov. gen. col. lt. sgt. capt. maj. cmdr. cpl. adm. rev. hon. fr. msgr. st. mt."
    " ft. no. nos. vs. approx. e.g. i.e.".split()
)
_SENTENCE_OPENERS = frozenset(
    "the a an this that these those he she it they we i you his her its their our my there here in on at for from with"
    " by after before during when while as if although though since because but and so yet however meanwhile also still"
    " under over about most many some several all both no not what who how why where which one two three last next"
    " earlier later asked according to of".split()
)


class Sentence:
    """One sentence.

    ``block`` is the index of its block; ``start`` and ``end`` are prose offsets, closing quotation marks included;
    ``first`` and ``last`` are token indices, ``last`` exclusive.
    """

    __slots__ = ("block", "end", "first", "index", "last", "start")

    def __init__(self, index: int, block: int, start: int, end: int, first: int, last: int) -> None:
        self.index = index
        self.block = block
        self.start = start
        self.end = end
        self.first = first
        self.last = last

    def __repr__(self) -> str:
        return f"Sentence({self.index}, block={self.block}, {self.start}:{self.end})"


def split(prose: str, tokens: Tokens, blocks: Sequence[Block]) -> list[Sentence]:
    """The sentences of every block, in order; a dateline at a block's head is left out."""
    sentences: list[Sentence] = []
    starts, ends = tokens.start, tokens.end
    stops = tokens.stops
    last = stop = 0
    for number, block in enumerate(blocks):
        _, start, end, _, attributes = block
        begin = bisect_left(starts, block.body if attributes else start, last)
        last = bisect_left(starts, end, begin)
        before, stop = stop, bisect_left(stops, last, stop)
        for after in _ends(prose, tokens, begin, last, stops[before:stop]):
            sentences.append(Sentence(len(sentences), number, starts[begin], ends[after - 1], begin, after))
            begin = after
    return sentences


def by_block(sentences: Sequence[Sentence]) -> list[list[Sentence]]:
    """The sentences of each block that has any."""
    blocks: list[list[Sentence]] = []
    last = -1
    for sentence in sentences:
        if sentence.block == last:
            blocks[-1].append(sentence)
        else:
            last = sentence.block
            blocks.append([sentence])
    return blocks


def _ends(prose: str, tokens: Tokens, first: int, last: int, stops: Sequence[int]) -> list[int]:
    """The tokens of a block behind which a sentence of it ends, half open, in order; the block ends the last one."""
    found: list[int] = []
    words = tokens.text
    after = first
    for stop in stops:
        if stop < after:
            continue
        word, after = words[stop], stop + 1
        if word in _STOPS:
            if after < last and words[after][0].isupper() and tokens.start[after] > tokens.end[stop]:
                found.append(after)  # as nearly always
                continue
            while after < last and (words[after] in _STOPS or _closes(tokens, after)):
                after += 1
            if after < last and words[after] == "[":
                after = _past_reference_marks(words, after, last)
            ends = after < last and _begins(prose, tokens, after, last, word)
        else:
            ends = _abbreviation_ends(tokens, after, last)
            while ends and after < last and _closes(tokens, after):
                after += 1
        if ends and after < last:
            found.append(after)
    if first < last:
        found.append(last)
    return found


def _past_reference_marks(words: Sequence[str], at: int, last: int) -> int:
    """Past footnote marks such as ``[12]``, which belong to the sentence before them."""
    while at + 2 < last and words[at] == "[" and words[at + 1].isdigit() and words[at + 2] == "]":
        at += 3
    return at


def _closes(tokens: Tokens, at: int) -> bool:
    """Whether the token is a closing mark that sticks to what came before it."""
    return tokens.text[at] in _CLOSERS and tokens.start[at] == tokens.end[at - 1]


def _begins(prose: str, tokens: Tokens, at: int, last: int, stop: str) -> bool:
    """Whether a sentence can begin at token ``at``, behind a stop."""
    word = tokens.text[at]
    spaced = tokens.start[at] > tokens.end[at - 1]
    initial = word[0]
    if not spaced:
        # "increased.North": a missing space, unless it is a name such as "example.Org" or a number
        return stop == "." and initial.isupper() and word[1:2].islower() and tokens.text[at - 1] == "."
    if initial.isupper() or initial.isdigit() or not initial.isascii():
        return True
    if initial in _OPENERS:
        follower = tokens.text[at + 1] if at + 1 < last else ""
        return follower[:1].isupper() or follower[:1].isdigit() or (initial in "\"“'‘«" and stop == ".")
    return initial not in ",;:" and "\n" in prose[tokens.end[at - 1] : tokens.start[at]]


def _abbreviation_ends(tokens: Tokens, at: int, last: int) -> bool:
    """Whether the abbreviation before token ``at`` also ends its sentence."""
    word = tokens.lower[at - 1]
    if at >= last or word in _BEFORE_NAMES or "@" in word or "/" in word:
        return False
    if len(word) == 2:  # an initial
        return False
    while at < last and tokens.text[at] in _CLOSERS and tokens.start[at] == tokens.end[at - 1]:
        at += 1
    if at >= last:
        return False
    if tokens.text[at] in _OPENERS:
        at += 1
    return at < last and tokens.text[at][0].isupper() and tokens.lower[at] in _SENTENCE_OPENERS
