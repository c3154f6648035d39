"""A bound on the time that a piece of work may take."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

_TIMERS = hasattr(signal, "setitimer")


@contextmanager
def deadline(seconds: float) -> Iterator[None]:
    """Raises TimeoutError in the body once ``seconds`` have passed.

    Only the main thread of a system with interval timers can be interrupted; elsewhere the body runs on.
    """
    if not _TIMERS:
        yield
        return
    try:
        before = signal.signal(signal.SIGALRM, _expired)
    except ValueError:  # not the main thread
        yield
        return
    signal.setitimer(signal.ITIMER_REAL, max(seconds, 0.001))
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _expired(signum: int, frame: FrameType | None) -> None:
    raise TimeoutError
