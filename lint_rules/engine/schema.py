"""The keys of the configuration: what each may hold, its default and what it means."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from lint_rules.engine.profile import OPINION_GENRES
from lint_rules.model.records import NamedTuple

PRESETS = ("ap", "reuters", "guardian", "bbc", "un")
SEVERITY_CHOICES = ("info", "warning", "error")
FAIL_ON_CHOICES = ("error", "warning", "info", "never")


class Key(NamedTuple):
    """One key. ``kind`` is ``text``, ``texts``, ``choice``, ``number``, ``integer``, ``require``, ``rules`` or
    ``overrides``.
    """

    kind: str
    default: Any
    meaning: str
    choices: tuple[str, ...] = ()


_SELECTION: Mapping[str, Key] = {
    "preset": Key("choice", None, "House style of the desk, for the rules that follow one.", PRESETS),
    "select": Key("texts", [], "Rules, families or phrase ids to check; an empty list means every rule."),
    "ignore": Key("texts", [], "Rules, families or phrase ids to leave out."),
    "require": Key(
        "require",
        [],
        "What the desk requires: credits (`byline`, `image-credit` ...) as a list, or in a table also how good a source"
        " a kind of claim needs (`allegation: titled`).",
    ),
    "rules": Key(
        "rules", {}, "Settings by rule or family: `off`, a severity, or a table with `severity` and the rule's options."
    ),
}

KEYS: Mapping[str, Key] = {
    "extends": Key("texts", [], "Configuration files to build on, relative to this one; later ones win."),
    **_SELECTION,
    "severity": Key("choice", "warning", "Lowest severity that is shown.", SEVERITY_CHOICES),
    "fail-on": Key("choice", "error", "Lowest severity that makes the exit code 1.", FAIL_ON_CHOICES),
    "exclude": Key("texts", [], "Patterns of paths that are never checked, relative to this file."),
    "overrides": Key("overrides", [], "Settings for some paths: a list of tables with `files` and what differs there."),
    "opinion-genres": Key(
        "texts", list(OPINION_GENRES), "Genre labels under which a writer's own judgement is no fault, only a query."
    ),
    "ledger": Key("text", None, "The desk's name ledger, relative to this file."),
    "house-style": Key("text", None, "The desk's own house-style entries, YAML or CSV, relative to this file."),
    "baseline": Key("text", None, "Known findings that are not reported, relative to this file."),
    "plugins": Key("texts", [], "Installed packages whose rules take part (entry points in `newslint.rules`)."),
    "max-size": Key("number", 20, "Largest file that is read, in megabytes."),
    "time-limit": Key(
        "number",
        30,
        "Longest time for a file of up to a megabyte, in seconds; a larger one has as much for each megabyte.",
    ),
    "jobs": Key("integer", 0, "Processes to use; 0 means as many as pay."),
}

OVERRIDE_KEYS: Mapping[str, Key] = {
    "files": Key("texts", [], "Patterns of the paths that these settings are for."),
    **_SELECTION,
}


def json_schema(rules: Mapping[str, Mapping[str, Any]]) -> dict[str, Any]:
    """The JSON schema of the configuration; ``rules`` holds the option schemas by rule, and by family an empty one."""
    severity = {"enum": ["off", *SEVERITY_CHOICES]}
    by_rule = {
        name: {
            "anyOf": [
                severity,
                {"type": "object", "additionalProperties": False, "properties": {"severity": severity, **options}},
            ]
        }
        for name, options in rules.items()
    }
    table = {"type": "object", "additionalProperties": False, "properties": by_rule}
    override = {
        "type": "object",
        "additionalProperties": False,
        "required": ["files"],
        "properties": {name: _schema(key, table, {}) for name, key in OVERRIDE_KEYS.items()},
    }
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "newslint configuration",
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _schema(key, table, override) for name, key in KEYS.items()},
    }


def _require_schema() -> dict[str, Any]:
    from lint_rules.engine import policy

    fields = {name: {"type": "boolean"} for name in policy.CREDITS}
    kinds = {name: {"enum": list(policy.RUNGS)} for name in policy.CLAIMS}
    return {
        "anyOf": [
            {"type": "array", "items": {"enum": list(policy.CREDITS)}},
            {"type": "object", "additionalProperties": False, "properties": {**fields, **kinds}},
        ]
    }


def _schema(key: Key, rules: Mapping[str, Any], override: Mapping[str, Any]) -> dict[str, Any]:
    shapes: Mapping[str, dict[str, Any]] = {
        "text": {"type": "string"},
        "texts": {"anyOf": [{"type": "string"}, {"type": "array", "items": {"type": "string"}}]},
        "choice": {"enum": list(key.choices)},
        "number": {"type": "number", "exclusiveMinimum": 0},
        "integer": {"type": "integer", "minimum": 0},
        "rules": dict(rules),
        "require": _require_schema(),
        "overrides": {"type": "array", "items": dict(override)},
    }
    default = {} if key.default is None else {"default": key.default}
    return {**shapes[key.kind], "description": key.meaning, **default}
