"""Markup that stands inside something else: the way from its characters to the file's."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from lint_rules.document.offsets import ProseBuilder
from lint_rules.model import Span


class Passage:
    """Markup, as decoded from the string or element that holds it.

    A page is a passage of its own; the body of a feed item is one whose characters stand in the file behind escapes.
    """

    __slots__ = ("_ends", "_literal", "_sources", "_starts", "text")

    def __init__(self, pieces: Iterable[tuple[str, int, int]]) -> None:
        """From (characters, start, end) in order; start and end are the file's, literal where they are as far apart."""
        self._starts: list[int] = []
        self._sources: list[int] = []
        self._ends: list[int] = []
        self._literal: list[bool] = []
        parts: list[str] = []
        at = 0
        for characters, start, end in pieces:
            self._starts.append(at)
            self._sources.append(start)
            self._ends.append(end)
            self._literal.append(len(characters) == end - start)
            parts.append(characters)
            at += len(characters)
        self.text = "".join(parts)

    @classmethod
    def whole(cls, text: str, start: int = 0) -> Passage:
        """The passage that stands in the file exactly as it is, from ``start`` on."""
        return cls([(text, start, start + len(text))])

    def span(self, start: int, end: int) -> Span:
        """The place in the file of ``text[start:end]``."""
        begin = self._begin(start)
        if end <= start:
            return Span(begin, begin)
        at = bisect_right(self._starts, end - 1) - 1
        stop = self._sources[at] + end - self._starts[at] if self._literal[at] else self._ends[at]
        return Span(begin, max(begin, stop))

    def _begin(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        if not self._literal[at]:
            return self._sources[at]
        return min(self._sources[at] + offset - self._starts[at], self._ends[at])

    def copy(self, prose: ProseBuilder, start: int, end: int) -> None:
        """Append ``text[start:end]`` to the prose, letter by letter where the file has it so."""
        at = max(0, bisect_right(self._starts, start) - 1)
        while start < end and at < len(self._starts):
            stop = self._starts[at + 1] if at + 1 < len(self._starts) else len(self.text)
            part = self.text[start : min(stop, end)]
            if self._literal[at]:
                prose.literal(part, self._sources[at] + start - self._starts[at])
            else:
                prose.replaced(part, Span(self._sources[at], self._ends[at]))
            start += len(part)
            at += 1
