"""Data files that are compiled when newslint is built, so that no YAML need be read when it starts.

A compiled file is trusted where newslint is installed. In a checkout its sources may have changed since: there it
counts only while the digest of the sources is the same.
"""

from __future__ import annotations

import marshal
import os
from collections.abc import Callable
from typing import Any

_FORMAT = 2  # of marshal: every Python reads it, and its bytes depend on the content alone
_CHECKOUT = os.path.exists(os.path.join(os.path.dirname(__file__), "..", "..", "pyproject.toml"))


def load(path: str, digest: Callable[[], int]) -> Any | None:
    """The content of a compiled file; None where it is missing, damaged or older than its sources."""
    try:
        with open(path, "rb") as file:
            made_from, content = marshal.loads(file.read())
    except (OSError, ValueError, EOFError, TypeError):
        return None
    return None if _CHECKOUT and made_from != digest() else content


def store(path: str, digest: int, content: Any) -> str:
    """Write a compiled file, whole or not at all, and return its path."""
    temporary = f"{path}.{os.getpid()}"
    with open(temporary, "wb") as file:
        file.write(marshal.dumps((digest, content), _FORMAT))
    os.replace(temporary, path)
    return path
