"""Runs a compiled program of phrases over a story, in one pass over its words."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lint_rules.language.matching.passage import MARKS, Node, Passage, Story
from lint_rules.language.matching.screen import Screen, screen
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

_Need = tuple[frozenset[str], int, int]


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


class _Hit(NamedTuple):
    """Where a phrase, given by its number, stands: tokens and captures count from the head of the sentence."""

    phrase: int
    first: int
    last: int
    captures: Mapping[str, tuple[int, int]]


class _Pattern:
    """A pattern at hand: the number of its phrase, how many tokens may precede its anchor, whether it opens a sentence,
    and what must stand near the anchor (words, first and last place relative to it)."""

    __slots__ = ("least", "most", "needs", "node", "opening", "phrase", "screen")

    def __init__(self, phrase: int, least: int, most: int, opening: bool, needs: Sequence[_Need]) -> None:
        self.phrase = phrase
        self.least = least
        self.most = most
        self.opening = opening
        self.needs = needs
        self.node: Node | None = None  # unpacked when a story comes that far
        self.screen: Screen | None = None


class PhraseMatcher:
    """All phrases of all packs, ready to run; keeps nothing of the stories it has seen unless told to `remember`."""

    __slots__ = ("_index", "_known", "_patterns", "_phrases", "_program", "_remembered", "_sets")

    def __init__(self, program: Mapping[str, Any]) -> None:
        self._program = program
        self._index: Mapping[str, list[int]] = program["index"]
        self._patterns: dict[int, _Pattern] = {}
        self._phrases: dict[int, tuple[Phrase, Mapping[str, Any]]] = {}
        self._sets: dict[int, frozenset[str]] = {}
        self._known: dict[tuple[str, ...], list[_Hit]] = {}
        self._remembered = 0

    def match(self, story: Story) -> dict[str, list[PhraseMatch]]:
        """Every match in the story by rule, in the order of the text; within one phrase no two overlap."""
        found = [*self._token_matches(story), *self._searches(story.prose)]
        found.sort(key=lambda match: (match.start, match.end, match.phrase.id))
        by_rule: dict[str, list[PhraseMatch]] = {}
        for match in found:
            by_rule.setdefault(match.phrase.rule, []).append(match)
        return by_rule

    def remember(self, sentences: int) -> None:
        """Keep what was found in so many sentences, for an editor that asks for a story again at every keystroke."""
        self._remembered = sentences

    def _token_matches(self, story: Story) -> Iterator[PhraseMatch]:
        lower, index, sentences = story.tokens.lower, self._index, story.sentences
        at = -1
        last = 0
        in_story: dict[int, bool] = {}
        for place in [place for place, word in enumerate(lower) if word in index]:
            if place < last:
                continue
            while at + 1 < len(sentences) and (at < 0 or sentences[at].last <= place):
                at += 1
            if at < 0 or sentences[at].last <= place:
                return
            if place >= sentences[at].first:
                passage = Passage(story, at, in_story)
                last = passage.last
                yield from self._matches(passage, self._hits(passage))

    def _hits(self, passage: Passage) -> list[_Hit]:
        """What stands in a sentence; whether a phrase is spared for what the story says elsewhere is not asked yet."""
        if not self._remembered:
            return list(self._found(passage))
        words = tuple(passage.text[passage.first : passage.last])
        known = self._known.get(words)
        if known is None:
            if len(self._known) >= self._remembered:
                self._known.clear()
            known = self._known[words] = list(self._found(passage))
        return known

    def _found(self, passage: Passage) -> Iterator[_Hit]:
        lower, index, patterns = passage.lower, self._index, self._patterns
        tried: set[tuple[int, int]] = set()
        for place in range(passage.first, passage.last):
            for number in index.get(lower[place], ()):
                pattern = patterns.get(number) or self._pattern(number)
                if pattern.needs and not _are_met(pattern.needs, passage, place):
                    continue
                screened = pattern.screen or self._screen(number)
                for start in range(max(passage.first, place - pattern.most), place - pattern.least + 1):
                    if pattern.opening and start - passage.first > MARKS:
                        break
                    if pattern.least < pattern.most:
                        if (number, start) in tried:
                            continue
                        tried.add((number, start))
                    hit = self._attempt(passage, number, start) if any(screened(passage, start)) else None
                    if hit:
                        yield hit

    def _attempt(self, passage: Passage, number: int, start: int) -> _Hit | None:
        passage.captures.clear()
        pattern = self._patterns[number]
        end = next(passage.ends(self._node(number), start), -1)
        if end <= start:
            return None
        captures = dict(passage.captures)
        _, conditions = self._phrase(pattern.phrase)
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
        origin = passage.first
        named = {name: (begin - origin, stop - origin) for name, (begin, stop) in captures.items() if stop > begin}
        return _Hit(pattern.phrase, first - origin, last - origin, named)

    def _matches(self, passage: Passage, hits: Sequence[_Hit]) -> Iterator[PhraseMatch]:
        """The matches in one sentence without those that overlap a longer or earlier one of the same phrase."""
        taken: dict[int, int] = {}  # where the last match of each phrase ends; they come in the order of their starts
        starts, ends, origin = passage.tokens.start, passage.tokens.end, passage.first
        for hit in sorted(hits, key=lambda hit: (hit.first, -hit.last)):
            phrase, conditions = self._phrase(hit.phrase)
            if hit.first < taken.get(hit.phrase, 0):
                continue
            if "story" in conditions and self._in_story(passage, hit.phrase, conditions["story"]):
                continue
            taken[hit.phrase] = hit.last
            first, last = hit.first + origin, hit.last + origin
            spans = {
                name: (starts[begin + origin], ends[stop - 1 + origin]) for name, (begin, stop) in hit.captures.items()
            }
            yield PhraseMatch(phrase, starts[first], ends[last - 1], passage.index, (first, last), spans)

    @staticmethod
    def _in_story(passage: Passage, phrase: int, searched: Sequence[Sequence[Any]]) -> bool:
        """Whether one of the phrase's patterns stands anywhere in the story; each phrase asks once."""
        if phrase not in passage.in_story:
            passage.in_story[phrase] = any(_stands_in_story(passage, *condition) for condition in searched)
        return passage.in_story[phrase]

    def _searches(self, prose: str) -> Iterator[PhraseMatch]:
        for number, pattern, triggers in self._program["searches"]:
            if triggers and not any(trigger in prose for trigger in triggers):
                continue
            phrase, _ = self._phrase(number)
            for match in compiled(pattern).finditer(prose):
                spans = {name: match.span(name) for name in match.groupdict() if match.span(name)[0] >= 0}
                if match.end() > match.start():
                    yield PhraseMatch(phrase, match.start(), match.end(), -1, (0, 0), spans)

    def _pattern(self, number: int) -> _Pattern:
        """The pattern of that number, as much of it as is wanted to rule it out."""
        phrase, least, most, opening, needs, _ = self._program["patterns"][number]
        found = [(self._words(words), first, last) for words, first, last in needs]
        made = self._patterns[number] = _Pattern(phrase, least, most, opening, found)
        return made

    def _node(self, number: int) -> Node:
        pattern = self._patterns[number]
        if pattern.node is None:
            pattern.node = self._resolved(marshal.loads(self._program["patterns"][number][5]))
        return pattern.node

    def _screen(self, number: int) -> Screen:
        """The quick look of a pattern."""
        pattern = self._patterns[number]
        pattern.screen = screen(self._node(number))
        return pattern.screen

    def _phrase(self, number: int) -> tuple[Phrase, Mapping[str, Any]]:
        known = self._phrases.get(number)
        if known is None:
            facts = marshal.loads(self._program["phrases"][number])
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


def _are_met(needs: Sequence[_Need], passage: Passage, place: int) -> bool:
    """Whether the words that a pattern needs besides its anchor at ``place`` stand where they can stand."""
    lower, opens, ends = passage.lower, passage.first, passage.last
    for words, first, last in needs:
        begin, end = place + first, place + last + 1
        if words.isdisjoint(lower[begin if begin > opens else opens : end if end < ends else ends]):
            return False
    return True


def _stands_in_story(passage: Passage, words: frozenset[str], least: int, most: int, node: Node) -> bool:
    """Whether the node, of which one of the ``words`` is the anchor, matches in any sentence of the story."""
    lower, story = passage.lower, passage.story
    if words.isdisjoint(lower):
        return False
    for at, sentence in enumerate(story.sentences):
        if words.isdisjoint(lower[sentence.first : sentence.last]):
            continue
        other = Passage(story, at, passage.in_story)
        for place in range(sentence.first, sentence.last):
            starts = range(max(sentence.first, place - most), place - least + 1)
            if lower[place] in words and any(next(other.ends(node, start), -1) > start for start in starts):
                return True
    return False
