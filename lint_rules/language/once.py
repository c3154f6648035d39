"""What is worked out once for a story, outside `Story` itself, and forgotten with it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from lint_rules.language.story import Story

T = TypeVar("T")


def once(work: Callable[[Story], T]) -> Callable[[Story], T]:
    """Has a function of a story answer each story once; `Story.release` lets go of the answer."""
    key = f"{work.__module__}.{work.__qualname__}"

    @wraps(work)
    def answer(story: Story) -> T:
        known: dict[str, T] = story.__dict__
        if key in known:
            return known[key]
        found = known[key] = work(story)
        return found

    return answer
