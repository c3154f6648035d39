"""Answers worked out when first asked for, and forgotten all at once when there are too many."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

T = TypeVar("T")
LIMIT = 16_384  # answers, unless told otherwise


class Memo(dict[Any, T]):
    """What `answer` makes of each key; at most `limit` answers are kept."""

    __slots__ = ("_answer", "_limit")

    def __init__(self, answer: Callable[[Any], T], limit: int = LIMIT) -> None:
        super().__init__()
        self._answer = answer
        self._limit = limit

    def __missing__(self, key: Any) -> T:
        if len(self) > self._limit:
            self.clear()
        found = self[key] = self._answer(key)
        return found
