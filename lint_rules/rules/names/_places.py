"""How the rules of this family speak of a place in the story."""

from __future__ import annotations

from collections.abc import Iterable

from lint_rules.language.story import Story
from lint_rules.model import Edit

NO_PROSE = frozenset({"byline", "credit", "note", "table"})


def line(story: Story, offset: int) -> int:
    """The line of the file that a prose offset stands on, from 1."""
    document = story.document
    return document.source.line_column(document.offsets.source_offset(offset))[0]


def replacements(story: Story, places: Iterable[tuple[int, int]], text: str) -> tuple[Edit, ...]:
    """Edits that put `text` at every place that is not inside somebody's quoted words."""
    return tuple(Edit(start, end, text) for start, end in places if not story.in_quotation(start, end))
