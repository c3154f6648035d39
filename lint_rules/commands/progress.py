"""How far a long run has come, on a terminal only."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PATIENCE = 1.0  # seconds before anything is shown
_EVERY = 0.1
_WIDTH = 30


@contextmanager
def progress(total: int, *, quiet: bool = False) -> Iterator[Callable[[int, int], None] | None]:
    """A function to call with (done, total) while the body runs; None where nobody watches."""
    if quiet or total < 2 or not sys.stderr.isatty():
        yield None
        return
    began = shown_at = time.monotonic()
    shown = False

    def step(done: int, of: int) -> None:
        nonlocal shown_at, shown
        now = time.monotonic()
        if now - began >= _PATIENCE and now - shown_at >= _EVERY:
            filled = _WIDTH * done // max(of, 1)
            sys.stderr.write(f"\r{'█' * filled}{'░' * (_WIDTH - filled)} {done:,} of {of:,}")
            sys.stderr.flush()
            shown_at, shown = now, True

    try:
        yield step
    finally:
        if shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
