"""``newslint check --watch``: check again whenever a story changes."""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Callable

from lint_rules.engine.configuration import Configurations
from lint_rules.engine.discovery import discover
from lint_rules.engine.sweeping import sweep_rarely
from lint_rules.model import UserError

_PAUSE = 0.4  # seconds between two looks


def watch(arguments: argparse.Namespace, check: Callable[[], int]) -> int:
    """Run ``check`` now and after every change, until it is interrupted."""
    if "-" in arguments.paths:
        raise UserError("--watch follows files; standard input is read only once")
    sweep_rarely()
    seen = _state(arguments)
    while True:
        if sys.stdout.isatty():
            sys.stdout.write("\x1b[2J\x1b[H")
        check()
        sys.stdout.flush()
        while True:
            time.sleep(_PAUSE)
            state = _state(arguments)
            if state != seen:
                seen = state
                break


def _state(arguments: argparse.Namespace) -> dict[str, tuple[int, int]]:
    """Size and time of every file of the run."""
    state: dict[str, tuple[int, int]] = {}
    for item in discover(arguments.paths, Configurations(arguments.config).excluded):
        try:
            status = os.stat(item.path)
        except OSError:
            continue
        state[item.path] = (status.st_size, status.st_mtime_ns)
    return state
