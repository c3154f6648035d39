"""Regular expressions, compiled when newslint is installed.

The compiler of ``regex`` is written in Python: the patterns that one story needs would cost a cold run 30 ms. What it
makes is plain data, which loads in microseconds, so the build stores it in a file. A pattern that the file does not
hold, or a file made by another version of ``regex``, is compiled as ever.
"""

from __future__ import annotations

import copyreg
import marshal
import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from typing import Any, TypeAlias, cast

import regex

STORE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "patterns.bin")
_MADE_FOR = f"{regex.__version__} {sys.implementation.cache_tag} {sys.byteorder} {sys.maxsize}"

_Parts: TypeAlias = "tuple[Callable[..., regex.Pattern[str]], tuple[Any, ...]]"

_fresh: dict[str, bytes] = {}


@cache
def compiled(pattern: str, flags: int = 0) -> regex.Pattern[str]:
    """The pattern, from the store if it is there."""
    key = f"{flags} {pattern}"
    stored = _stored().get(key)
    if stored is not None:
        return _rebuild()(*marshal.loads(stored))
    made = regex.compile(pattern, flags)
    _fresh[key] = marshal.dumps(_taken_apart(made)[1])
    return made


def write() -> str:
    """Store every pattern that this process has used, and return the file's path."""
    content = marshal.dumps((_MADE_FOR, dict(sorted({**_stored(), **_fresh}.items()))))
    temporary = f"{STORE}.{os.getpid()}"
    with open(temporary, "wb") as file:
        file.write(content)
    os.replace(temporary, STORE)
    return STORE


@cache
def _stored() -> Mapping[str, bytes]:
    try:
        with open(STORE, "rb") as file:
            made_for, patterns = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return {}
    return patterns if made_for == _MADE_FOR else {}


@cache
def _rebuild() -> Callable[..., regex.Pattern[str]]:
    """What makes a pattern out of stored data: the function that pickle would call."""
    return _taken_apart(regex.compile(""))[0]


def _taken_apart(pattern: regex.Pattern[str]) -> _Parts:
    return cast(_Parts, copyreg.dispatch_table[type(pattern)](pattern))
