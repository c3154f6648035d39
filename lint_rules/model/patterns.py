"""Regular expressions, compiled when newslint is installed.

The compiler of ``regex`` is a large Python module: to import it and to compile the patterns that one story needs would
cost a cold run 35 ms. What it makes is plain data, from which the library's engine builds a pattern in microseconds.
So the build stores that data, and only the engine is loaded. A pattern that the store does not hold, or a store made by
another version of ``regex``, is compiled as ever.
"""

from __future__ import annotations

import marshal
import os
import sys
from collections.abc import Callable, Mapping
from functools import cache
from importlib.machinery import ExtensionFileLoader, PathFinder
from importlib.util import module_from_spec
from typing import TYPE_CHECKING, Any, cast

if TYPE_CHECKING:
    import regex

STORE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "patterns.bin")
_ENGINE = "regex._regex"

_fresh: dict[str, bytes] = {}


@cache
def compiled(pattern: str) -> regex.Pattern[str]:
    """The pattern, from the store if it is there; flags are written into it, as in ``(?m)^By``."""
    stored = _stored().get(pattern)
    if stored is not None:
        return _engine()(*marshal.loads(stored))
    import regex

    made = regex.compile(pattern)
    _fresh[pattern] = marshal.dumps(_taken_apart(made))
    return made


def write() -> str:
    """Store every pattern that this process has used, and return the file's path."""
    content = marshal.dumps((_made_for(), dict(sorted({**_stored(), **_fresh}.items()))))
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
    return patterns if made_for == _made_for() else {}


@cache
def _made_for() -> str:
    """What stored patterns depend on: the version of the library, of Python and the machine's numbers."""
    return f"{_version()} {sys.implementation.cache_tag} {sys.byteorder} {sys.maxsize}"


def _version() -> str:
    """The version of the library that is installed, read off its folder: to import it would load the compiler."""
    spec = PathFinder.find_spec("regex")
    places = spec.submodule_search_locations if spec else None
    for place in places or ():
        for name in os.listdir(os.path.dirname(place)):
            if name.startswith("regex-") and name.endswith(".dist-info"):
                return name
    import regex

    return regex.__version__


@cache
def _engine() -> Callable[..., regex.Pattern[str]]:
    """What makes a pattern out of stored data: the function that pickle would call."""
    if _ENGINE not in sys.modules:
        package = PathFinder.find_spec("regex")
        spec = PathFinder.find_spec(_ENGINE, package.submodule_search_locations if package else None)
        if spec and isinstance(spec.loader, ExtensionFileLoader):
            engine = sys.modules[_ENGINE] = module_from_spec(spec)
            spec.loader.exec_module(engine)
    return cast("Callable[..., regex.Pattern[str]]", __import__(_ENGINE, fromlist=["compile"]).compile)


def _taken_apart(pattern: regex.Pattern[str]) -> tuple[Any, ...]:
    """What pickle would store of a pattern."""
    import copyreg

    return cast("tuple[Any, ...]", copyreg.dispatch_table[type(pattern)](pattern)[1])
