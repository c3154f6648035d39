"""The way back from a document's prose to the author's own characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from lint_rules.model import Span
from lint_rules.model.records import NamedTuple, new


class Run(NamedTuple):
    """Prose from ``prose`` on stands for source from ``source`` on.

    ``literal`` runs agree character by character; in the others every prose character stands for the whole of
    ``source`` to ``source_end`` (an entity, a collapsed break).
    """

    prose: int
    source: int
    source_end: int
    literal: bool


class OffsetMap:
    """Maps prose offsets to source offsets and back; total on both sides.

    Prose between runs (the blank line between two blocks) maps to the end of the run before it.
    """

    __slots__ = ("_prose", "_runs")

    def __init__(self, runs: Iterable[Run]) -> None:
        self._runs = tuple(runs)
        self._prose = [run.prose for run in self._runs]

    @classmethod
    def identity(cls, length: int) -> OffsetMap:
        """The map of a document whose prose is its source."""
        return cls([Run(0, 0, length, True)])

    def source_offset(self, prose: int) -> int:
        """Where the prose character at ``prose`` begins in the source."""
        at = bisect_right(self._prose, prose) - 1
        if at < 0:
            return self._runs[0].source if self._runs else 0
        run = self._runs[at]
        if not run.literal:
            return run.source
        return min(run.source + prose - run.prose, run.source_end)

    def source_span(self, start: int, end: int) -> Span:
        """The source range that the prose range ``start``:``end`` stands for."""
        behind = bisect_right(self._prose, start)
        if behind and start < end and (behind == len(self._prose) or end <= self._prose[behind]):  # one run, as usual
            prose, source, source_end, literal = self._runs[behind - 1]
            if not literal:
                return Span(source, source_end)
            begin, stop = source + start - prose, source + end - prose
            return new(Span, (begin, stop) if stop <= source_end else (min(begin, source_end), source_end))
        begin = self.source_offset(start)
        if end <= start:
            return Span(begin, begin)
        at = bisect_right(self._prose, end - 1) - 1
        if at < 0:
            return Span(begin, begin)
        run = self._runs[at]
        stop = run.source_end if not run.literal else min(run.source + end - run.prose, run.source_end)
        return Span(begin, max(begin, stop))

    def is_literal(self, start: int, end: int) -> bool:
        """Whether the prose range stands in the source letter by letter, without markup or entities in between."""
        at = bisect_right(self._prose, start) - 1
        if at < 0:
            return False
        run = self._runs[at]
        return run.literal and run.source + end - run.prose <= run.source_end


class ProseBuilder:
    """Gathers the prose of a document and its map while a parser walks the source."""

    __slots__ = ("_length", "_parts", "_runs")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._runs: list[Run] = []
        self._length = 0

    def __len__(self) -> int:
        return self._length

    def literal(self, text: str, source: int) -> None:
        """Append ``text``, which stands in the source at ``source`` exactly as it is."""
        if not text:
            return
        last = self._runs[-1] if self._runs else None
        end = source + len(text)
        if last and last.literal and last.source_end == source and last.prose + source - last.source == self._length:
            self._runs[-1] = last._replace(source_end=end)
        else:
            self._runs.append(Run(self._length, source, end, True))
        self._append(text)

    def replaced(self, text: str, source: Span) -> None:
        """Append ``text``, which stands for the source characters of ``source`` (an entity, a folded break)."""
        if text:
            self._runs.append(Run(self._length, source.start, source.end, False))
            self._append(text)

    def gap(self, text: str = "\n\n") -> None:
        """Append characters that stand nowhere in the source: the break between two blocks."""
        if self._runs:
            at = self._runs[-1].source_end
            self._runs.append(Run(self._length, at, at, False))
        self._append(text)

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def text_from(self, start: int) -> str:
        """The prose from ``start`` on, which must be the beginning of an appended part."""
        parts: list[str] = []
        length = self._length
        for part in reversed(self._parts):
            if length <= start:
                break
            parts.append(part)
            length -= len(part)
        return "".join(reversed(parts))

    def text(self) -> str:
        """The prose so far."""
        return "".join(self._parts)

    def offsets(self) -> OffsetMap:
        """The map of the prose so far."""
        return OffsetMap(self._runs)
