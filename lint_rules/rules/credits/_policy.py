"""Where a desk requires what: by format and by section."""

from __future__ import annotations

from collections.abc import Iterable

from lint_rules.language.once import once
from lint_rules.language.story import Story
from lint_rules.rules.base import Option

_ENOUGH = 120  # words; rules that ask whether a story is shorter ask for no more, unless a desk wants it
OPINION = frozenset(
    {"analysis", "opinion", "comment", "commentary", "column", "editorial", "op-ed", "review", "letters"}
)


def require_in(meaning: str, default: tuple[str, ...] = ()) -> Option:
    """The option of a rule whose field a desk may require in some formats or sections."""
    return Option(
        list(default), f"formats (html, ninjs ...) and sections (world ...) in which {meaning} is required; * is all"
    )


def is_required(story: Story, where: Iterable[str]) -> bool:
    """Whether the story is of a format or section that the option names."""
    wanted = {name.lower() for name in where}
    if not wanted:
        return False
    return bool(wanted & {"*", story.document.format, *sections(story)})


def sections(story: Story) -> frozenset[str]:
    """The story's sections and labels, lower case."""
    genre = story.document.credits.genre
    if genre is None:
        return frozenset()
    return frozenset(part.strip() for part in genre.text.lower().replace(",", "/").split("/") if part.strip())


def is_opinion(story: Story) -> bool:
    """Whether the story is labelled as somebody's view."""
    return any(label in section for section in sections(story) for label in OPINION)


def is_shorter(story: Story, words: int) -> bool:
    """Whether the paragraphs have fewer words than these."""
    return (_first_words(story) if words <= _ENOUGH else _counted(story, words)) < words


@once
def _first_words(story: Story) -> int:
    """How many words the paragraphs have, as far as desks nearly always ask."""
    return _counted(story, _ENOUGH)


def _counted(story: Story, most: int) -> int:
    """How many words the paragraphs have; no more than ``most`` are counted."""
    left = most
    for block in story.blocks:
        if block.kind == "paragraph":
            left -= len(story.prose[block.start : block.end].split(None, left))
            if left <= 0:
                return most
    return most - left
