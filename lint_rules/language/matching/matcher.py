"""Runs a compiled program of phrases over a story, in one pass over its words."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple, Protocol

import regex

Node = list[Any]

_QUOTES = frozenset("\"'“”‘’„«»‹›") | {"``", "''"}
_OPENING = _QUOTES | frozenset("([{-–—•*") | {"--"}
_CLOSING = _QUOTES | frozenset(".!?)]}…") | {"..."}
_REACH = 200  # tokens either side of a match that its conditions look at; bounds the cost of endless sentences
_MARKS = 12  # marks that may stand between a sentence's edge and its first or last word
# Words that end a noun phrase or cannot stand in it before its head.
_PHRASE_BREAKERS = frozenset(
    "of in on at by for with from to into onto upon about against between among through during after before under over"
    " within without toward towards across as than that which who whom whose what where when while because although if"
    " but or nor so yet not n't no it he she they we i you him them us me there is are was were be been being am has"
    " have had do does did will would can could may might shall should must said says".split()
)


class Sentence(Protocol):
    """What the matcher asks of a sentence: its place among the sentences and its tokens, ``first`` up to ``last``."""

    @property
    def first(self) -> int: ...
    @property
    def last(self) -> int: ...


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
    """What the matcher asks of a story."""

    @property
    def prose(self) -> str: ...
    @property
    def tokens(self) -> Tokens: ...
    @property
    def sentences(self) -> Sequence[Any]: ...
    def tags(self, sentence: Any) -> Sequence[str]: ...


class Phrase(NamedTuple):
    """One entry of a pack: ``rule`` and ``id`` name it, ``facts`` is what the pack says of it (severity, message)."""

    rule: str
    id: str
    facts: Mapping[str, Any]


class PhraseMatch(NamedTuple):
    """Where a phrase stands: prose offsets of the match and of its named parts.

    ``sentence`` is the index of its sentence, -1 for a phrase written as a regular expression; ``tokens`` the half-open
    range of its tokens.
    """

    phrase: Phrase
    start: int
    end: int
    sentence: int
    tokens: tuple[int, int]
    captures: Mapping[str, tuple[int, int]]


class PhraseMatcher:
    """All phrases of all packs, ready to run; keeps nothing of the stories it has seen."""

    __slots__ = ("_index", "_nodes", "_patterns", "_phrases", "_program", "_sets")

    def __init__(self, program: Mapping[str, Any]) -> None:
        self._program = program
        self._index: Mapping[str, list[int]] = program["index"]
        self._patterns: Sequence[Sequence[Any]] = program["patterns"]
        self._nodes: dict[int, Node] = {}
        self._phrases: dict[int, tuple[Phrase, Mapping[str, Any]]] = {}
        self._sets: dict[int, frozenset[str]] = {}

    def match(self, story: Story) -> dict[str, list[PhraseMatch]]:
        """Every match in the story by rule, in the order of the text; within one phrase no two overlap."""
        found = [*self._token_matches(story), *self._searches(story.prose)]
        found.sort(key=lambda match: (match.start, match.end, match.phrase.id))
        by_rule: dict[str, list[PhraseMatch]] = {}
        for match in found:
            by_rule.setdefault(match.phrase.rule, []).append(match)
        return by_rule

    def _token_matches(self, story: Story) -> Iterator[PhraseMatch]:
        lower, index = story.tokens.lower, self._index
        sentences = story.sentences
        at = -1
        passage: _Passage | None = None
        found: list[tuple[int, PhraseMatch]] = []
        tried: set[tuple[int, int]] = set()
        in_story: dict[int, bool] = {}
        for place in [place for place, word in enumerate(lower) if word in index]:
            if passage is None or place >= passage.last:
                yield from self._unconflicted(found)
                found, tried = [], set()
                while at + 1 < len(sentences) and (at < 0 or sentences[at].last <= place):
                    at += 1
                if sentences[at].last <= place:
                    return
                passage = _Passage(story, at, in_story)
            if place < passage.first:
                continue
            for number in index[lower[place]]:
                phrase, least, most, _ = self._patterns[number]
                for start in range(max(passage.first, place - most), place - least + 1):
                    if (number, start) not in tried:
                        tried.add((number, start))
                        match = self._attempt(passage, number, start)
                        if match:
                            found.append((phrase, match))
        yield from self._unconflicted(found)

    @staticmethod
    def _unconflicted(found: list[tuple[int, PhraseMatch]]) -> Iterator[PhraseMatch]:
        """The matches of one sentence without those that overlap a longer or earlier one of the same phrase."""
        taken: dict[int, list[tuple[int, int]]] = {}
        for phrase, match in sorted(found, key=lambda pair: (pair[1].start, -pair[1].end)):
            spans = taken.setdefault(phrase, [])
            if all(match.start >= end or match.end <= start for start, end in spans):
                spans.append((match.start, match.end))
                yield match

    def _attempt(self, passage: _Passage, number: int, start: int) -> PhraseMatch | None:
        passage.captures.clear()
        end = next(passage.ends(self._node(number), start), -1)
        if end <= start:
            return None
        captures = dict(passage.captures)
        phrase, conditions = self._phrase(self._patterns[number][0])
        first, last = start, end
        if conditions:
            for node in conditions.get("also", ()):
                span = passage.find(node, start)
                if span is None:
                    return None
                first, last = min(first, span[0]), max(last, span[1])
            if any(passage.touches(node, start, end) for node in conditions.get("unless", ())):
                return None
            if any(passage.find(node, start) for node in conditions.get("sentence", ())):
                return None
            if "story" in conditions and self._in_story(passage, self._patterns[number][0], conditions["story"]):
                return None
        starts, ends = passage.tokens.start, passage.tokens.end
        spans = {name: (starts[begin], ends[stop - 1]) for name, (begin, stop) in captures.items() if stop > begin}
        return PhraseMatch(phrase, starts[first], ends[last - 1], passage.index, (first, last), spans)

    @staticmethod
    def _in_story(passage: _Passage, phrase: int, searched: Sequence[Sequence[Any]]) -> bool:
        """Whether one of the phrase's patterns stands anywhere in the story; each phrase asks once."""
        if phrase not in passage.in_story:
            passage.in_story[phrase] = any(_stands_in_story(passage, *condition) for condition in searched)
        return passage.in_story[phrase]

    def _searches(self, prose: str) -> Iterator[PhraseMatch]:
        for number, pattern, triggers in self._program["searches"]:
            if triggers and not any(trigger in prose for trigger in triggers):
                continue
            phrase, _ = self._phrase(number)
            for match in _compiled(pattern).finditer(prose):
                spans = {name: match.span(name) for name in match.groupdict() if match.span(name)[0] >= 0}
                if match.end() > match.start():
                    yield PhraseMatch(phrase, match.start(), match.end(), -1, (0, 0), spans)

    def _node(self, number: int) -> Node:
        node = self._nodes.get(number)
        if node is None:
            node = self._nodes[number] = self._resolved(json.loads(self._patterns[number][3]))
        return node

    def _phrase(self, number: int) -> tuple[Phrase, Mapping[str, Any]]:
        known = self._phrases.get(number)
        if known is None:
            facts = json.loads(self._program["phrases"][number])
            conditions: dict[str, Any] = facts.pop("conditions")
            for name, nodes in conditions.items():
                conditions[name] = [
                    [self._words(node[0]), node[1], node[2], self._resolved(node[3])]
                    if name == "story"
                    else self._resolved(node)
                    for node in nodes
                ]
            phrase = Phrase(facts.pop("rule"), facts.pop("id"), facts)
            known = self._phrases[number] = (phrase, conditions)
        return known

    def _words(self, number: int) -> frozenset[str]:
        words = self._sets.get(number)
        if words is None:
            words = self._sets[number] = frozenset(self._program["sets"][number].split(" "))
        return words

    def _resolved(self, node: Node) -> Node:
        """The node with the numbers of shared sets replaced by the sets."""
        kind = node[0]
        if kind in "wt":
            return [kind, self._words(node[1])]
        if kind in "sa&":
            return [kind, [self._resolved(child) for child in node[1]]]
        if kind in ("r", "c", "!", "-"):
            return [*node[:-1], self._resolved(node[-1])]
        return node


class _Passage:
    """One sentence while patterns are tried on it."""

    __slots__ = ("_tags", "captures", "first", "in_story", "index", "last", "lower", "story", "text", "tokens")

    def __init__(self, story: Story, index: int, in_story: dict[int, bool]) -> None:
        sentence = story.sentences[index]
        self.story = story
        self.in_story = in_story
        self.index = index
        self.tokens = story.tokens
        self.lower = story.tokens.lower
        self.text = story.tokens.text
        self.first: int = sentence.first
        self.last: int = sentence.last
        self.captures: dict[str, tuple[int, int]] = {}
        self._tags: Sequence[str] | None = None

    def find(self, node: Node, near: int) -> tuple[int, int] | None:
        """The first place in the sentence, within reach of token ``near``, where the node matches."""
        for start in range(max(self.first, near - _REACH), min(self.last, near + _REACH)):
            end = next(self.ends(node, start), -1)
            if end > start:
                return start, end
        return None

    def touches(self, node: Node, start: int, end: int) -> bool:
        """Whether the node matches somewhere in the sentence and shares a token with ``start`` to ``end``."""
        begins = range(max(self.first, start - _MARKS), end)
        return any(stop > start for begin in begins for stop in self.ends(node, begin))

    def ends(self, node: Node, at: int) -> Iterator[int]:
        """The places where a match of the node that begins at token ``at`` may end, best first."""
        kind = node[0]
        if kind in "wtkxp&m":
            yield from self._token_ends(kind, node, at)
        elif kind == "s":
            yield from self._sequence(node[1], 0, at)
        elif kind == "a":
            for branch in node[1]:
                yield from self.ends(branch, at)
        elif kind == "r":
            yield from self._repeated(node[3], node[1], node[2], at)
        elif kind == "g":
            yield from self._gap(node[1], at)
        elif kind == "n":
            yield from self._noun_phrase_gap(node[1], at)
        elif kind == "c":
            for end in self.ends(node[2], at):
                self.captures[node[1]] = (at, end)
                yield end
                self.captures.pop(node[1], None)
        elif self._holds(kind, node, at):
            yield at

    def _token_ends(self, kind: str, node: Node, at: int) -> Iterator[int]:
        if at >= self.last:
            return
        if kind == "m":
            for rest in node[1].get(self.lower[at], ()):
                end = at + 1 + len(rest)
                if end <= self.last and self.lower[at + 1 : end] == rest:
                    yield end
        elif self._is(kind, node, at):
            yield at + 1

    def _is(self, kind: str, node: Node, at: int) -> bool:
        """Whether the token at ``at`` is what a node of one token asks for."""
        if kind == "w":
            return self.lower[at] in node[1]
        if kind == "t":
            return self.text[at] in node[1]
        if kind == "k":
            return _of_kind(node[1], self.text[at])
        if kind == "x":
            word = self.lower[at]
            return word.endswith(node[1]) and len(word) > len(node[1]) + 1 and word[0].isalpha()
        if kind == "p":
            if self._tags is None:
                self._tags = self.story.tags(self.story.sentences[self.index])
            return self._tags[at - self.first].startswith(node[1])
        return all(next(self.ends(child, at), -1) == at + 1 for child in node[1])

    def _holds(self, kind: str, node: Node, at: int) -> bool:
        """Whether a condition without width holds before the token at ``at``."""
        if kind == "!":
            return next(self.ends(node[1], at), -1) < 0
        if kind == "-":
            return at <= self.first or next(self.ends(node[1], at - 1), -1) != at
        if kind == "^":
            if at - self.first > _MARKS:
                return False
            return all(text in _OPENING for text in self.text[self.first : at])
        return self.last - at <= _MARKS and all(text in _CLOSING for text in self.text[at : self.last])

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
            if not _of_kind("word", self.text[place]):
                return
            yield place + 1

    def _noun_phrase_gap(self, most: int, at: int) -> Iterator[int]:
        yield at
        for place in range(at, min(at + most, self.last)):
            word = self.lower[place]
            if word in _PHRASE_BREAKERS or not (_of_kind("word", word) or (word == "," and place > at)):
                return
            yield place + 1


def _stands_in_story(passage: _Passage, words: frozenset[str], least: int, most: int, node: Node) -> bool:
    """Whether the node, of which one of the ``words`` is the anchor, matches in any sentence of the story."""
    lower, story = passage.lower, passage.story
    if words.isdisjoint(lower):
        return False
    for at, sentence in enumerate(story.sentences):
        if words.isdisjoint(lower[sentence.first : sentence.last]):
            continue
        other = _Passage(story, at, passage.in_story)
        for place in range(sentence.first, sentence.last):
            starts = range(max(sentence.first, place - most), place - least + 1)
            if lower[place] in words and any(next(other.ends(node, start), -1) > start for start in starts):
                return True
    return False


def _of_kind(kind: str, text: str) -> bool:
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


@cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)
