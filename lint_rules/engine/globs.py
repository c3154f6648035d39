"""Patterns for paths: ``*`` and ``?`` within a name, ``**`` over folders, ``[a-z]`` for one character of a set.

A pattern without a slash is matched against every name of a path, one with a slash against the path from the
configuration's folder on; what lies below a folder that matches matches too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from lint_rules.model.patterns import compiled


def matcher(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Tells whether a relative path, written with slashes, matches any of the patterns."""
    parts = [_translated(pattern) for pattern in patterns if pattern.strip("/")]
    if not parts:
        return lambda path: False
    alternatives = compiled("|".join(parts))
    return lambda path: alternatives.match(path) is not None


def _translated(pattern: str) -> str:
    anchored = "/" in pattern.rstrip("/")
    body = "".join(_pieces(pattern.strip("/").removeprefix("./")))
    return rf"(?:{'' if anchored else '(?:.*/)?'}{body}(?:/.*)?\Z)"


def _pieces(pattern: str) -> Iterable[str]:
    for token in compiled(r"(?s)\*\*/|\*\*|\*|\?|\[!?\]?[^\]]*\]|.").findall(pattern):
        if token == "**/":
            yield "(?:.*/)?"
        elif token == "**":
            yield ".*"
        elif token == "*":
            yield "[^/]*"
        elif token == "?":
            yield "[^/]"
        elif token.startswith("[") and len(token) > 2:
            inner = token[1:-1].replace("\\", r"\\").replace("[", r"\[")
            yield f"[^{inner[1:]}]" if inner.startswith("!") else f"[{inner}]"
        else:
            yield re.escape(token)
