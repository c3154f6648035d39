"""The desk's name ledger as a file: data only, and kept as its editors wrote it."""

from __future__ import annotations

import json
import os
from typing import Any, Literal

from lint_rules.engine.files import write_atomically
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


def decide(path: str, verdict: Literal["same", "distinct"], one: str, other: str) -> None:
    """Write the decision that two forms are one name, or two people's, into the ledger; everything else stays as it is.

    Raises UserError for a ledger that cannot be read, or whose list of decisions is not written one to a line.
    """
    text = ""
    if os.path.exists(path):
        read(path)
        with open(path, encoding="utf-8", newline="") as file:
            text = file.read()
    line = f"  - [{json.dumps(one, ensure_ascii=False)}, {json.dumps(other, ensure_ascii=False)}]\n"
    import regex

    key = regex.search(rf"^{verdict}:[ \t]*(?:\[\][ \t]*)?(?:\r?\n|\Z)", text, regex.MULTILINE)
    if key:
        text = f"{text[: key.start()]}{verdict}:\n{line}{text[key.end() :]}"
    elif regex.search(rf"^{verdict}:", text, regex.MULTILINE):
        raise UserError(f"{plain(path)}: write the entries of {verdict!r} one to a line, then decide again")
    else:
        text = f"{text.rstrip()}\n\n{verdict}:\n{line}" if text.strip() else f"{verdict}:\n{line}"
    write_atomically(path, text.encode("utf-8"))
