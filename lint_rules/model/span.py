"""Positions: half-open ranges of Unicode code points."""

from __future__ import annotations

from lint_rules.model.records import NamedTuple


class Span(NamedTuple):
    """The code points from ``start`` up to, not including, ``end``.

    Whether they count in a source or in a document's prose is told by whoever hands the span out.
    """

    start: int
    end: int

    def overlaps(self, other: Span) -> bool:
        """Whether the two ranges share at least one code point."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies within this range."""
        return self.start <= other.start and other.end <= self.end
