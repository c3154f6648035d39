"""The inner loops of the analysis, compiled where newslint is built with a C compiler at hand.

A kernel does what the Python beside it does, number for number; `tests/language/kernels` holds the two together. Where
there is no kernel for a machine, everything works the same, several times slower. `NEWSLINT_PURE=1` does without them.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import Any

SWITCH = "NEWSLINT_PURE"


def kernel(name: str) -> Any:
    """The compiled module of that name, or None where there is none."""
    if sys.byteorder == "big" or os.environ.get(SWITCH):
        return None  # the kernels read the models' numbers as they lie
    try:
        return import_module(f"{__name__}.{name}")
    except ImportError:
        return None
