"""One sentence while patterns are tried on it: the exact meaning of the notation's nodes (`notation`)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, Protocol

Node = list[Any]

MARKS = 12  # marks that may stand between a sentence's edge and its first or last word
_STRETCH = 100  # an endless sentence is searched by stretches of so many tokens, a match's own and its neighbours
_QUOTES = frozenset("\"'“”‘’„«»‹›") | {"``", "''"}
_OPENING = _QUOTES | frozenset("([{-–—•*") | {"--"}
_CLOSING = _QUOTES | frozenset(".!?)]}…") | {"..."}
# Words that end a noun phrase or cannot stand in it before its head.
_PHRASE_BREAKERS = frozenset(
    "of in on at by for with from to into onto upon about against between among through during after before under over"
    " within without toward towards across as than that which who whom whose what where when while because although if"
    " but or nor so yet not n't n’t no it he she they we I you him them us me there is are was were be been being am"
    " has have had do does did will would can could may might shall should must said says".split()
)


class Tokens(Protocol):
    """Parallel lists over the prose: offsets, text and lower-cased text of each token."""

    @property
    def start(self) -> Sequence[int]: ...
    @property
    def end(self) -> Sequence[int]: ...
    @property
    def text(self) -> Sequence[str]: ...
    @property
    def lower(self) -> Sequence[str]: ...


class Story(Protocol):
    """What the matcher asks of a story; its sentences have ``first`` and ``last``, half-open token indices."""

    @property
    def prose(self) -> str: ...
    @property
    def tokens(self) -> Tokens: ...
    @property
    def sentences(self) -> Sequence[Any]: ...
    def tags(self, sentence: Any) -> Sequence[str]: ...
    def may_be(self, token: int, tag: str) -> bool: ...
    def must_be(self, token: int, tag: str) -> bool: ...


class Passage:
    """The sentence at ``index``. ``captures`` holds the named parts of the way that is being tried."""

    __slots__ = (
        "_found",
        "_tags",
        "captures",
        "first",
        "index",
        "last",
        "lower",
        "story",
        "text",
    )

    def __init__(self, story: Story, index: int) -> None:
        sentence = story.sentences[index]
        self.story = story
        self.index = index
        self.lower = story.tokens.lower
        self.text = story.tokens.text
        self.first: int = sentence.first
        self.last: int = sentence.last
        self.captures: dict[str, tuple[int, int]] = {}
        self._found: dict[tuple[int, int], tuple[int, int] | None] = {}
        self._tags: Sequence[str] | None = None

    def find(self, node: Node, near: int) -> tuple[int, int] | None:
        """The first place in the sentence, within reach of token ``near``, where the node matches.

        The answer is the same for all tokens of a stretch, and remembered.
        """
        stretch = (near - self.first) // _STRETCH
        key = (id(node), stretch)
        if key not in self._found:
            begin = self.first + (stretch - 1) * _STRETCH
            starts = range(max(self.first, begin), min(self.last, begin + 3 * _STRETCH))
            spans = ((start, next(self.ends(node, start), -1)) for start in starts)
            self._found[key] = next((span for span in spans if span[1] > span[0]), None)
        return self._found[key]

    def touches(self, node: Node, start: int, begins: range) -> bool:
        """Whether a match of the node begins at one of the tokens and reaches beyond ``start``."""
        return any(stop > start for begin in begins for stop in self.ends(node, begin))

    def ends(self, node: Node, at: int) -> Iterator[int]:
        """The places where a match of the node that begins at token ``at`` may end, best first."""
        kind = node[0]
        if kind == "s":
            yield from self._sequence(node[1], 0, at)
        elif kind == "a":
            for branch in node[1]:
                yield from self.ends(branch, at)
        elif kind == "r":
            yield from self._repeated(node[3], node[1], node[2], at)
        elif kind == "g":
            yield from self._gap(node[1], at)
        elif kind == "n":
            yield at
            yield from self._noun_phrase(node[1], at)
        elif kind == "N":
            ends = [end for end in self._noun_phrase(node[1], at) if self.lower[end - 1] != ","]
            yield from reversed(ends)
        elif kind == "c":
            for end in self.ends(node[2], at):
                self.captures[node[1]] = (at, end)
                yield end
                self.captures.pop(node[1], None)
        elif kind == "m":
            yield from self.names(node[1], at)
        elif kind in ("!", "-", "^", "$"):
            if self.holds(kind, node, at):
                yield at
        elif at < self.last and self.token_is(kind, node, at):
            yield at + 1

    def names(self, openings: dict[str, list[list[str]]], at: int) -> Iterator[int]:
        """The ends of the names of several words that begin at ``at``."""
        if at < self.last:
            for rest in openings.get(self.lower[at], ()):
                end = at + 1 + len(rest)
                if end <= self.last and self.lower[at + 1 : end] == rest:
                    yield end

    def token_is(self, kind: str, node: Node, at: int) -> bool:
        """Whether the token at ``at`` is what a node of one token asks for."""
        if kind == "w":
            return self.lower[at] in node[1]
        if kind == "t":
            return self.text[at] in node[1]
        if kind == "k":
            return of_kind(node[1], self.text[at])
        if kind == "x":
            word = self.lower[at]
            return word.endswith(node[1]) and len(word) > len(node[1]) + 1 and (word[0].isalpha() or node[1][0] == "-")
        if kind == "p":
            if self._tags is None:
                if self.story.must_be(at, node[1]):
                    return True
                if not self.story.may_be(at, node[1]):
                    return False
                self._tags = self.story.tags(self.story.sentences[self.index])
            return self._tags[at - self.first].startswith(node[1])
        return all(next(self.ends(child, at), -1) == at + 1 for child in node[1])

    def holds(self, kind: str, node: Node, at: int) -> bool:
        """Whether a condition without width holds before the token at ``at``."""
        if kind == "!":
            return next(self.ends(node[1], at), -1) < 0
        if kind == "-":
            return at <= self.first or next(self.ends(node[1], at - 1), -1) != at
        if kind == "^":
            return at - self.first <= MARKS and all(text in _OPENING for text in self.text[self.first : at])
        return self.last - at <= MARKS and all(text in _CLOSING for text in self.text[at : self.last])

    def _sequence(self, nodes: Sequence[Node], position: int, at: int) -> Iterator[int]:
        if position == len(nodes):
            yield at
            return
        for middle in self.ends(nodes[position], at):
            yield from self._sequence(nodes, position + 1, middle)

    def _repeated(self, node: Node, least: int, most: int, at: int) -> Iterator[int]:
        if most > 0:
            for middle in self.ends(node, at):
                if middle > at:
                    yield from self._repeated(node, max(0, least - 1), most - 1, middle)
        if least <= 0:
            yield at

    def _gap(self, most: int, at: int) -> Iterator[int]:
        yield at
        for place in range(at, min(at + most, self.last)):
            if not of_kind("word", self.text[place]):
                return
            yield place + 1

    def _noun_phrase(self, most: int, at: int) -> Iterator[int]:
        for place in range(at, min(at + most, self.last)):
            word = self.text[place]  # as written: the month is no modal
            if word in _PHRASE_BREAKERS or not (of_kind("word", word) or (word == "," and place > at)):
                return
            yield place + 1


def of_kind(kind: str, text: str) -> bool:
    """Whether a token is of one of the kinds that `notation.KINDS` describes."""
    first = text[0]
    if kind == "word":
        return first.isalnum() or text in ("'s", "’s", "n't", "n’t", "%") or (first in "$€£'’" and len(text) > 1)
    if kind == "figure":
        return first.isdigit()
    if kind == "name":
        return first.isupper()
    if kind == "acronym":
        return len(text) > 1 and text.isupper()
    if kind == "lower":
        return text.islower()
    if kind == "quote":
        return text in _QUOTES
    return not first.isalnum()
