"""House styles as data: which form a house wants, which it rejects, and where the rejected one is right.

A style is a YAML file in `styles/`. The build (`python -m lint_rules.rules.prepare`) compiles them all
to `styles/compiled.json`, so that no YAML need be read at start; when a YAML file has changed since, that is read.
"""

from __future__ import annotations

import json
import os
import zlib
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from lint_rules.model.records import NamedTuple

FOLDER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "styles")
COMPILED = os.path.join(FOLDER, "compiled.json")
STYLES = ("common", "ap", "reuters", "guardian", "bbc", "un")
KEYS = frozenset({"preferred", "rejected", "unless", "scope", "why", "safe", "article", "follow-stop"})


class Entry(NamedTuple):
    """One decision of a house.

    `rejected` forms give way to `preferred`, except inside one of the phrases of `unless`. With a `scope`, only where
    one of those words stands in the same sentence. `article` must stand before the preferred form, so that the change
    is for an editor's eye. `before_stop` says that the rejected form must not be followed by another noun.
    """

    preferred: str
    rejected: tuple[str, ...]
    unless: tuple[str, ...] = ()
    scope: tuple[str, ...] = ()
    why: str = ""
    safe: bool = True
    article: str = ""
    before_stop: bool = False


def entry(row: Mapping[str, Any]) -> Entry:
    """An entry as a style file or a desk's configuration writes it; ValueError says what is wrong with it."""
    if not isinstance(row, Mapping):
        raise ValueError(f"a house-style entry is a table with `preferred` and `rejected`, not {row!r}")
    unknown = sorted(str(key) for key in row if key not in KEYS)
    if unknown:
        raise ValueError(f"a house-style entry has no key {unknown[0]!r}; it has {', '.join(sorted(KEYS))}")
    if not isinstance(row.get("preferred"), str) or not row["preferred"].strip() or not _texts(row.get("rejected")):
        raise ValueError(f"a house-style entry needs `preferred` and `rejected`: {dict(row)!r}")
    return Entry(
        row["preferred"],
        _texts(row["rejected"]),
        _texts(row.get("unless")),
        _texts(row.get("scope")),
        str(row.get("why") or ""),
        bool(row.get("safe", True)),
        str(row.get("article") or ""),
        bool(row.get("follow-stop", False)),
    )


def _texts(value: Any) -> tuple[str, ...]:
    if value is None:
        return ()
    if isinstance(value, Mapping):
        raise ValueError(f"a form of a house-style entry is a text, not {value!r}")
    several = isinstance(value, Sequence) and not isinstance(value, str)
    return tuple(text for item in (value if several else (value,)) if (text := str(item).strip()))


@cache
def of(style: str) -> tuple[Entry, ...]:
    """The entries of a house and of what it extends; a house's own come first. KeyError for a style that is none."""
    if style not in STYLES:
        raise KeyError(style)
    content = _contents()[style]
    entries = [_stored(row) for row in content["entries"]]
    extended = [item for base in content["extends"] for item in of(base)]
    own = {form for item in entries for form in (*item.rejected, item.preferred)}
    return (*entries, *(item for item in extended if item.preferred not in own and not own.intersection(item.rejected)))


def _stored(row: Sequence[Any]) -> Entry:
    """An entry as the compiled file holds it: lists for tuples."""
    preferred, rejected, unless, scope, *rest = row
    return Entry(preferred, tuple(rejected), tuple(unless), tuple(scope), *rest)


@cache
def _contents() -> Mapping[str, Any]:
    """Every style, from the compiled file if it is up to date."""
    try:
        with open(COMPILED, encoding="utf-8") as file:
            compiled: Mapping[str, Any] = json.load(file)
        if compiled["digest"] == _digest():
            styles: Mapping[str, Any] = compiled["styles"]
            return styles
    except (OSError, ValueError, KeyError):
        pass  # the YAML files are the truth; the compiled file only saves time
    return compiled_styles()


def _digest() -> int:
    digest = 0
    for name in STYLES:
        with open(os.path.join(FOLDER, f"{name}.yaml"), "rb") as file:
            digest = zlib.crc32(file.read(), digest)
    return digest


def compiled_styles(names: Iterable[str] = STYLES) -> dict[str, Any]:
    """The styles read from their YAML files, as data that JSON can hold."""
    import yaml

    styles = {}
    for name in names:
        with open(os.path.join(FOLDER, f"{name}.yaml"), encoding="utf-8") as file:
            content = yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
        styles[name] = {
            "extends": list(content.get("extends", ())),
            "entries": [list(entry(row)) for row in content["entries"]],
        }
    return styles


def compile_all() -> str:
    """Write ``compiled.json`` and return its path."""
    with open(COMPILED, "w", encoding="utf-8") as file:
        json.dump({"digest": _digest(), "styles": compiled_styles()}, file, ensure_ascii=False, sort_keys=True)
        file.write("\n")
    return COMPILED
