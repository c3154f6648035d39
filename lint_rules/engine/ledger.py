"""Reading the desk's name ledger: data only."""

from __future__ import annotations

from typing import Any

from lint_rules.model import UserError
from lint_rules.model.display import plain


def read(path: str) -> Any:
    """The ledger's content; raises UserError for a file that cannot be read or is not YAML."""
    import yaml

    try:
        with open(path, encoding="utf-8") as file:
            return yaml.load(file, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise UserError(f"{plain(path)}: cannot be read ({error.strerror})") from error
    except (yaml.YAMLError, UnicodeDecodeError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        raise UserError(f"{plain(path)}:{mark.line + 1 if mark else 1}: the ledger is not YAML") from error
