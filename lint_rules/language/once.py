"""What is worked out once, when it is first asked for: an object's attribute, and a function's answer for a story."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from lint_rules.language.story import Story

__all__ = ["lazily", "once"]

T = TypeVar("T")

if TYPE_CHECKING:
    from functools import cached_property as lazily
else:

    class lazily:
        """``functools.cached_property`` without the lock that it takes until Python 3.12, which costs more than it is
        worth to a story of which one thread asks."""

        def __init__(self, work):
            self._work = work
            self.__doc__ = work.__doc__

        def __set_name__(self, owner, name):
            self._name = name

        def __get__(self, instance, owner=None):
            if instance is None:
                return self
            found = instance.__dict__[self._name] = self._work(instance)
            return found


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
