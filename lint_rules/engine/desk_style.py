"""The desk's own house-style entries as a file."""

from __future__ import annotations

from typing import Any

from lint_rules.model import UserError
from lint_rules.model.display import plain
from lint_rules.rules.names import _desk_entries


def read(path: str) -> list[dict[str, Any]]:
    """The entries of a YAML or CSV file; raises UserError for a file that cannot be read, or says something else."""
    try:
        with open(path, encoding="utf-8-sig", newline="") as file:
            text = file.read()
    except OSError as error:
        raise UserError(f"{plain(path)}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{plain(path)}: cannot be read (not UTF-8)") from error
    try:
        return _desk_entries.from_file(path, text)
    except ValueError as error:
        raise UserError(f"{plain(path)}: {error}") from error
