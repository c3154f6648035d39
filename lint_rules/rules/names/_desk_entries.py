"""The desk's own house-style entries, written as a CSV table or as YAML."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lint_rules.rules.names._styles import KEYS, Entry, entry

_TABLE = ("preferred", "rejected", "unless", "why")
_COLUMNS = KEYS - {"follow-stop"}
_LISTS = frozenset({"rejected", "unless", "scope"})
_YES_OR_NO = {"yes": True, "true": True, "1": True, "no": False, "false": False, "0": False}


def from_table(table: str) -> list[Entry]:
    """Entries written as CSV; ValueError names the line that is wrong. See ``rows`` for the columns."""
    found = []
    for line, row in rows(table):
        try:
            found.append(entry(row))
        except ValueError as error:
            raise ValueError(f"line {line}: {error}") from error
    return found


def rows(table: str) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of a CSV table with their line numbers, as `entry` takes them; ValueError for what is no such table.

    A heading names the columns, in any order: preferred, rejected, unless, scope, why, safe (yes or no), article.
    Without one they are preferred, rejected, unless and why. Forms within a cell are parted by `|`, cells by commas,
    semicolons or tabs; lines that begin with `#` are comments.
    """
    import csv

    numbered = [
        (number, line)
        for number, line in enumerate(table.removeprefix("\ufeff").splitlines(keepends=True), 1)
        if line.strip() and not line.startswith("#")
    ]
    head = numbered[0][1] if numbered else ""
    columns: Sequence[str] = _TABLE
    reader = csv.reader((line for _, line in numbered), delimiter=max(",;\t", key=head.count), strict=True)
    try:
        for read in reader:
            line = numbered[reader.line_num - 1][0]
            cells = [cell.strip() for cell in read]
            if reader.line_num == 1 and "preferred" in map(str.lower, cells):
                columns = _columns([cell.lower() for cell in cells])
            elif len(cells) > len(columns) and any(cells[len(columns) :]):
                raise ValueError(f"line {line}: {len(cells)} cells, but {len(columns)} columns: {', '.join(columns)}")
            else:
                yield line, _cells_by_column(line, dict(zip(columns, cells, strict=False)))
    except csv.Error as error:
        raise ValueError(f"line {numbered[reader.line_num - 1][0]}: {error}") from error


def _columns(names: list[str]) -> list[str]:
    unknown = [name for name in names if name not in _COLUMNS]
    if unknown:
        raise ValueError(f"line 1: no column {unknown[0]!r}; there are {', '.join(sorted(_COLUMNS))}")
    if "rejected" not in names:
        raise ValueError("line 1: a table needs the columns preferred and rejected")
    return names


def _cells_by_column(line: int, cells: Mapping[str, str]) -> dict[str, Any]:
    """The cells of a row as `entry` takes them."""
    row: dict[str, Any] = {}
    for name, cell in cells.items():
        if name in _LISTS:
            row[name] = [part.strip() for part in cell.split("|") if part.strip()]
        elif name == "safe" and cell:
            if cell.lower() not in _YES_OR_NO:
                raise ValueError(f"line {line}: safe is yes or no, not {cell!r}")
            row[name] = _YES_OR_NO[cell.lower()]
        elif cell:
            row[name] = cell
    return row


def from_file(name: str, text: str) -> list[dict[str, Any]]:
    """The desk's entries in the text of a file, CSV or YAML by its name; ValueError says what is wrong, and where."""
    if not name.lower().endswith((".yaml", ".yml")):
        from_table(text)
        return [row for _, row in rows(text)]
    import yaml

    try:
        content = yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        raise ValueError(f"line {mark.line + 1 if mark else 1}: no YAML") from error
    listed = content.get("entries") if isinstance(content, Mapping) else content
    if not isinstance(listed, list):
        raise ValueError("line 1: a list of entries is wanted, each with `preferred` and `rejected`")
    for number, row in enumerate(listed, 1):
        try:
            entry(row)
        except ValueError as error:
            raise ValueError(f"entry {number}: {error}") from error
    return [dict(row) for row in listed]
