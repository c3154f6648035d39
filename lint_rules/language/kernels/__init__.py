"""The inner loops of the analysis, compiled where newslint is built with a C compiler at hand.

A kernel does what the Python beside it does, number for number; `tests/language/kernels` holds the two together. Where
there is no kernel for a machine, everything works the same, several times slower. `NEWSLINT_PURE=1` does without them.
"""

from __future__ import annotations

import os
import sys
from functools import cache
from importlib import import_module
from types import ModuleType
from typing import Any

SWITCH = "NEWSLINT_PURE"
_CHECKOUT = os.path.exists(os.path.join(os.path.dirname(__file__), "..", "..", "..", "pyproject.toml"))


def kernel(name: str) -> Any:
    """The compiled module of that name, or None where there is none; in a checkout none that is older than any source
    of a kernel, as they build on each other (`python -m lint_rules.language.kernels.build` compiles them anew)."""
    if sys.byteorder == "big" or os.environ.get(SWITCH):
        return None  # the kernels read the models' numbers as they lie
    try:
        module = import_module(f"{__name__}.{name}")
    except ImportError:
        return None
    return None if _CHECKOUT and _is_stale(module) else module


def missing() -> list[str]:
    """The names of the kernels whose source is here, but which were not compiled, or are not to be used."""
    here = os.listdir(os.path.dirname(__file__))
    return sorted(file[:-4] for file in here if file.endswith(".pyx") and kernel(file[:-4]) is None)


def _is_stale(module: ModuleType) -> bool:
    return module.__file__ is None or os.path.getmtime(module.__file__) < _last_edited()


@cache
def _last_edited() -> float:
    with os.scandir(os.path.dirname(__file__)) as files:
        return max(file.stat().st_mtime for file in files if file.name.endswith((".pyx", ".pxd")))
