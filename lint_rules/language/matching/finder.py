"""Where the patterns of a program stand in the sentences of a story: the inner loop of the matcher.

The kernel `phrases` does the same several times faster; what is here says what that is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Protocol

from lint_rules.language.kernels import kernel
from lint_rules.language.matching.layout import NEED, NEEDS, Reader
from lint_rules.language.matching.passage import MARKS, Node, Passage, Story
from lint_rules.language.matching.screen import Screen, screen

# The number of a phrase, its tokens' half-open range and the ranges of its named parts, counted from the sentence's
# first token.
Hit = tuple[int, int, int, Mapping[str, tuple[int, int]]]
Conditions = Callable[[int], Mapping[str, Sequence[Any]]]
_Need = tuple[frozenset[str], int, int]


class Finder(Protocol):
    """A program, ready to run."""

    def reading(self, story: Story) -> Reading:
        """What stands in a story, found when asked."""


class Reading(Protocol):
    """The places of phrases in one story. Whether a phrase is spared for what the story says elsewhere is not asked."""

    def found(self) -> Sequence[tuple[int, Sequence[Hit]]]:
        """The sentences in which anything stands, in order: the index of each and its hits."""

    def hits(self, sentence: int) -> Sequence[Hit]:
        """What stands in one sentence."""

    def stands(self, words: int, least: int, most: int, node: int) -> bool:
        """Whether the node, of which a word of the set is the anchor, matches in any sentence."""


def finder(program: Mapping[str, Any], conditions: Conditions) -> Finder:
    """What runs a program; ``conditions`` are those of a phrase, asked once it is met."""
    compiled = kernel("phrases")
    made: Finder = compiled.Finder(program, conditions) if compiled else PlainFinder(program, conditions)
    return made


class _Pattern:
    """A pattern at hand: the number of its phrase, how many tokens may precede its anchor, whether it opens a sentence,
    and what must stand near the anchor (words, first and last place relative to it)."""

    __slots__ = ("at", "least", "most", "needs", "opening", "phrase", "screen")

    def __init__(self, row: Sequence[int], reader: Reader) -> None:
        self.phrase, self.least, self.most, self.opening, self.at = row[:5]
        needs = [row[5 + NEED * need : 8 + NEED * need] for need in range(NEEDS)]
        self.needs: Sequence[_Need] = [(reader.words(words), first, last) for words, first, last in needs if words >= 0]
        self.screen: Screen | None = None  # made when a story comes that far


class PlainFinder:
    """A program, run by Python alone."""

    __slots__ = ("conditions", "patterns", "reader")

    def __init__(self, program: Mapping[str, Any], conditions: Conditions) -> None:
        self.reader = Reader(program)
        self.conditions = conditions
        self.patterns: dict[int, _Pattern] = {}  # those that were asked for

    def reading(self, story: Story) -> PlainReading:
        """See `Finder`."""
        return PlainReading(self, story)

    def pattern(self, number: int) -> _Pattern:
        """The pattern of that number, as much of it as is wanted to rule it out."""
        found = self.patterns.get(number)
        if found is None:
            found = self.patterns[number] = _Pattern(self.reader.pattern(number), self.reader)
        return found

    def screen(self, pattern: _Pattern) -> Screen:
        """The quick look of a pattern, made when a story first comes that far."""
        pattern.screen = screen(self.reader.node(pattern.at))
        return pattern.screen


class PlainReading:
    """The places of phrases in one story, found by Python alone."""

    __slots__ = ("_finder", "_story")

    def __init__(self, finder: PlainFinder, story: Story) -> None:
        self._finder = finder
        self._story = story

    def found(self) -> Sequence[tuple[int, Sequence[Hit]]]:
        """See `Reading`."""
        anchors, lower = self._finder.reader.index.keys(), self._story.tokens.lower
        hits = (
            (at, self.hits(at))
            for at, sentence in enumerate(self._story.sentences)
            if not anchors.isdisjoint(lower[sentence.first : sentence.last])
        )
        return [each for each in hits if each[1]]

    def hits(self, sentence: int) -> Sequence[Hit]:
        """See `Reading`."""
        return list(self._hits(Passage(self._story, sentence)))

    def _hits(self, passage: Passage) -> Iterator[Hit]:
        lower, finder = passage.lower, self._finder
        index, patterns = finder.reader.index, finder.patterns
        tried: set[tuple[int, int]] = set()
        for place in range(passage.first, passage.last):
            for number in index.get(lower[place], ()):
                pattern = patterns.get(number) or finder.pattern(number)
                if pattern.needs and not _are_met(pattern.needs, passage, place):
                    continue
                screened = pattern.screen or finder.screen(pattern)
                for start in range(max(passage.first, place - pattern.most), place - pattern.least + 1):
                    if pattern.opening and start - passage.first > MARKS:
                        break
                    if pattern.least < pattern.most:
                        if (number, start) in tried:
                            continue
                        tried.add((number, start))
                    hit = self._attempt(passage, pattern, start) if any(screened(passage, start)) else None
                    if hit:
                        yield hit

    def _attempt(self, passage: Passage, pattern: _Pattern, start: int) -> Hit | None:
        node = self._finder.reader.node
        conditions = self._finder.conditions(pattern.phrase)
        sparing = [node(at) for at in conditions.get("unless", ())]
        before = range(max(passage.first, start - MARKS), start + 1)
        if any(passage.touches(each, start, before) for each in sparing):
            return None  # before the pattern, which may ask what only tags tell
        passage.captures.clear()
        end = next(passage.ends(node(pattern.at), start), -1)
        if end <= start:
            return None
        captures = dict(passage.captures)
        first, last = start, end
        for at in conditions.get("also", ()):
            span = passage.find(node(at), start)
            if span is None:
                return None
            first, last = min(first, span[0]), max(last, span[1])
        if any(passage.touches(each, start, range(start + 1, end)) for each in sparing):
            return None
        if any(passage.find(node(at), start) for at in conditions.get("sentence", ())):
            return None
        origin = passage.first
        named = {name: (begin - origin, stop - origin) for name, (begin, stop) in captures.items() if stop > begin}
        return pattern.phrase, first - origin, last - origin, named

    def stands(self, words: int, least: int, most: int, node: int) -> bool:
        """See `Reading`."""
        lower, story, reader = self._story.tokens.lower, self._story, self._finder.reader
        anchors, searched = reader.words(words), reader.node(node)
        if anchors.isdisjoint(lower):
            return False
        return any(
            _stands_in(Passage(story, at), anchors, least, most, searched)
            for at, sentence in enumerate(story.sentences)
            if not anchors.isdisjoint(lower[sentence.first : sentence.last])
        )


def _are_met(needs: Sequence[_Need], passage: Passage, place: int) -> bool:
    """Whether the words that a pattern needs besides its anchor at ``place`` stand where they can stand."""
    lower, opens, ends = passage.lower, passage.first, passage.last
    for words, first, last in needs:
        begin, end = place + first, place + last + 1
        if words.isdisjoint(lower[begin if begin > opens else opens : end if end < ends else ends]):
            return False
    return True


def _stands_in(passage: Passage, words: frozenset[str], least: int, most: int, node: Node) -> bool:
    """Whether the node, of which one of the ``words`` is the anchor, matches anywhere in the sentence."""
    for place in range(passage.first, passage.last):
        starts = range(max(passage.first, place - most), place - least + 1)
        if passage.lower[place] in words and any(next(passage.ends(node, start), -1) > start for start in starts):
            return True
    return False
