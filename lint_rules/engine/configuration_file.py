"""One configuration file: found, parsed, and its mistakes told with file, line, key and the nearest valid key."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lint_rules.engine.schema import KEYS, OVERRIDE_KEYS, SEVERITY_CHOICES, Key
from lint_rules.model import UserError
from lint_rules.model.display import plain
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

YAML_NAMES = (".newslint.yaml", ".newslint.yml")
TOML_NAME = "pyproject.toml"
_TABLE = b"[tool.newslint"
_LARGEST = 1_000_000  # bytes; no configuration is longer


class ConfigurationFile(NamedTuple):
    """A file's settings as written, checked for shape; ``text`` is kept for telling lines."""

    path: str
    text: str
    settings: Mapping[str, Any]

    @property
    def folder(self) -> str:
        """The folder that the file's relative paths start from."""
        return os.path.dirname(os.path.abspath(self.path))

    def mistake(self, keys: Sequence[str], message: str) -> UserError:
        """An error that points at the line of a key, told by the keys that lead to it."""
        line = _line_of(self.text, keys, toml=self.path.endswith(".toml"))
        return UserError(f"{plain(self.path)}:{line}: {message}")


def in_folder(folder: str) -> str | None:
    """The configuration file in this very folder, if it has one."""
    for name in YAML_NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path):
            return path
    path = os.path.join(folder, TOML_NAME)
    try:
        with open(path, "rb") as file:
            return path if _TABLE in file.read(_LARGEST) else None
    except OSError:
        return None


def read(path: str) -> ConfigurationFile:
    """The settings in a file; raises UserError for one that cannot be read, is malformed or holds an unknown key."""
    try:
        with open(path, "rb") as file:
            text = file.read(_LARGEST).decode("utf-8")
    except OSError as error:
        raise UserError(f"{plain(path)}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{plain(path)}: is not UTF-8") from error
    content = _toml(path, text) if path.endswith(".toml") else _yaml(path, text)
    if not isinstance(content, dict):
        raise UserError(f"{plain(path)}:1: a configuration is a table of settings")
    found = ConfigurationFile(path, text, content)
    _check(found, content, KEYS, ())
    return found


def texts(value: Any) -> list[str]:
    """A setting that may be one text or a list of texts."""
    return [value] if isinstance(value, str) else list(value or ())


def _toml(path: str, text: str) -> Any:
    import tomllib

    try:
        whole = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        line = compiled(r"line (\d+)").search(str(error))
        raise UserError(f"{plain(path)}:{line[1] if line else text.count(chr(10)) or 1}: not TOML: {error}") from error
    if os.path.basename(path) == TOML_NAME or "tool" in whole:
        tool = whole.get("tool")
        return tool.get("newslint", {}) if isinstance(tool, dict) else {}
    return whole


def _yaml(path: str, text: str) -> Any:
    import yaml

    try:
        return yaml.load(text, getattr(yaml, "CSafeLoader", yaml.SafeLoader)) or {}
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        mark = getattr(error, "problem_mark", None)
        problem = getattr(error, "problem", None) or type(error).__name__
        raise UserError(f"{plain(path)}:{mark.line + 1 if mark else 1}: not YAML: {problem}") from error


def _check(file: ConfigurationFile, table: Mapping[Any, Any], keys: Mapping[str, Key], where: tuple[str, ...]) -> None:
    for name, value in table.items():
        if name not in keys:
            raise file.mistake((*where, str(name)), f"unknown key {str(name)!r}{nearest(str(name), keys)}")
        key = keys[name]
        problem = _problem(key, value)
        if problem:
            raise file.mistake((*where, name), f"{name} {problem}")
        if key.kind == "overrides":
            for override in value:
                _check(file, override, OVERRIDE_KEYS, (name,))
                if not override.get("files"):
                    raise file.mistake((*where, name), "an override needs files")


def _problem(key: Key, value: Any) -> str | None:
    """What is wrong with a value, as the end of a sentence; None if nothing is."""
    number = isinstance(value, int | float) and not isinstance(value, bool)
    if key.kind == "texts" and not (isinstance(value, str) or _all(value, str)):
        return "must be a text or a list of texts"
    if key.kind == "text" and not isinstance(value, str):
        return "must be a text"
    if key.kind == "choice" and value not in key.choices:
        return f"must be one of {', '.join(key.choices)}{nearest(str(value), key.choices)}"
    if key.kind == "number" and not (number and value > 0):
        return "must be a number above 0"
    if key.kind == "integer" and not (number and value == int(value) and value >= 0):
        return "must be a whole number, 0 or more"
    if key.kind == "overrides" and not _all(value, dict):
        return "must be a list of tables"
    if key.kind == "require":
        from lint_rules.engine import policy

        return policy.problem(value)
    if key.kind == "rules":
        return _rules_problem(value)
    return None


def _rules_problem(value: Any) -> str | None:
    if not isinstance(value, dict):
        return "must be a table by rule"
    for rule, settings in value.items():
        choices = ("off", *SEVERITY_CHOICES)
        severity = settings.get("severity", "off") if isinstance(settings, dict) else settings
        if severity is False:  # YAML 1.1 reads a bare `off` as false
            continue
        if severity not in choices:
            return f"sets {rule} to {severity!r}; it must be one of {', '.join(choices)} or a table"
    return None


def _all(value: Any, kind: type) -> bool:
    return isinstance(value, list) and all(isinstance(item, kind) for item in value)


def nearest(word: str, known: Iterable[str]) -> str:
    """``; did you mean 'select'?``, or the list of what is known where nothing is near."""
    import difflib

    names = list(known)
    near = difflib.get_close_matches(word.replace("_", "-"), names, 1, 0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; known are {', '.join(names)}"


def _line_of(text: str, keys: Sequence[str], *, toml: bool) -> int:
    """The 1-based line on which the last of the keys stands, below the lines of those before it; 1 if it is nowhere."""
    lines = text.split("\n")
    at = next((number for number, line in enumerate(lines) if toml and line.lstrip().startswith("[tool.newslint")), 0)
    for key in keys:
        name = rf"""["']?{re.escape(key)}["']?"""
        assigned = rf"{name}\s*{'=' if toml else ':'}"
        pattern = rf"""^\s*(?:-\s+)?[{{]?\s*{assigned}|^\s*\[+tool\.newslint.*[."']{name}\]|[{{,]\s*{assigned}"""
        at = next((number for number in range(at, len(lines)) if compiled(pattern).search(lines[number])), at)
    return at + 1
