"""What the mechanical rules share: walking the copy with a pattern, and a slip with its cure as a remark."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from typing import TYPE_CHECKING

from lint_rules.document import PROSE
from lint_rules.language.story import Story
from lint_rules.model import Edit, Remark, Severity
from lint_rules.model.patterns import compiled
from lint_rules.rules.phrases import QUERY

if TYPE_CHECKING:
    import regex

__all__ = ["compiled", "in_copy", "quoted", "slip", "smoothed"]


def in_copy(
    story: Story, pattern: str, kinds: Collection[str] = PROSE, holds: Callable[[str], bool] | None = None
) -> Iterator[regex.Match[str]]:
    """The matches of the pattern in blocks of these kinds, in order; ``holds`` tells of a block's prose, sooner than
    the pattern does, whether there may be any."""
    search = compiled(pattern)
    for block in story.blocks:
        if block.kind in kinds and (holds is None or holds(story.prose[block.start : block.end])):
            yield from search.finditer(story.prose, block.start, block.end)


def quoted(story: Story, start: int, end: int) -> bool:
    """Whether the range lies inside somebody's quoted words."""
    found = story.quotations.at(start, end)
    return found is not None and (start, end) != (found.start, found.end)


def slip(
    story: Story,
    start: int,
    end: int,
    message: str,
    cure: str | None = None,
    *,
    safe: bool = True,
    pattern: str | None = None,
    severity: Severity | None = None,
    suggestion: str | None = None,
) -> Remark:
    """A remark on a slip. ``cure`` replaces the range, but not in quoted words, which the translator is to settle."""
    if quoted(story, start, end):
        return Remark(start, end, f"{message} {QUERY}", severity, pattern=pattern)
    edits = (Edit(start, end, cure),) if cure is not None else ()
    offered = suggestion if suggestion is not None else cure or None
    return Remark(start, end, message, severity, offered, pattern, edits=edits, safe=safe and bool(edits))


def smoothed(text: str) -> str:
    """The text on one line, for showing in a message."""
    return " ".join(text.split())
