"""``newslint docs``: writes the pages that are generated from rules and schema, or tells which are out of date."""

from __future__ import annotations

import argparse
import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

from lint_rules.engine import schema
from lint_rules.engine.files import write_atomically
from lint_rules.engine.selection import INTERNAL
from lint_rules.rules import catalogue, registry

_NOTE = "<!-- Written by `newslint docs`; edit the rule or the schema, not this page. -->\n\n"


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint docs``."""
    parser.add_argument(
        "folder", nargs="?", default="docs", metavar="FOLDER", help="where the pages lie (default: docs)"
    )
    parser.add_argument("--check", action="store_true", help="write nothing; end with 1 if a page is out of date")


def run(arguments: argparse.Namespace) -> int:
    """Write or check every generated page; pages of rules that are gone are removed or told."""
    wanted = dict(pages())
    rules_folder = os.path.join(arguments.folder, "rules")
    there = {f"rules/{name}" for name in _files(rules_folder)}
    outdated = [name for name, text in wanted.items() if _content(os.path.join(arguments.folder, name)) != text]
    orphans = sorted(there - wanted.keys())
    if arguments.check:
        for name in (*outdated, *orphans):
            print(f"{arguments.folder}/{name}: {'out of date' if name in wanted else 'no longer a rule'}")
        return int(bool(outdated or orphans))
    for name in outdated:
        path = os.path.join(arguments.folder, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        write_atomically(path, wanted[name].encode())
    for name in orphans:
        os.unlink(os.path.join(arguments.folder, name))
    return 0


def pages() -> Iterator[tuple[str, str]]:
    """Every generated file by its path from the documentation's folder on."""
    for name in registry.catalogue():
        yield f"rules/{_file(name)}", _NOTE + catalogue.page(name)
    yield "rules/index.md", _NOTE + _index()
    yield "configuration.md", _NOTE + _reference()
    yield "newslint-schema.json", json.dumps(schema.json_schema(_option_schemas()), indent=2) + "\n"


def _file(rule: str) -> str:
    return f"{rule}.md"


def _files(folder: str) -> Iterator[str]:
    for directory, _, files in os.walk(folder):
        for name in files:
            yield os.path.relpath(os.path.join(directory, name), folder).replace(os.sep, "/")


def _content(path: str) -> str | None:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except OSError:
        return None


def _index() -> str:
    lines = ["# Rules\n"]
    for family in registry.FAMILIES:
        lines.append(f"## {family}\n\n| rule | severity | what it reports |\n|---|---|---|")
        for name in registry.catalogue():
            if name.startswith(f"{family}/"):
                rule = registry.load(name)
                lines.append(f"| [{name}]({_file(name)}) | {rule.severity} | {rule.summary.replace('|', '/')} |")
        lines.append("")
    lines.append("## internal\n\n| note | what it means |\n|---|---|")
    lines += [f"| {name} | {meaning} |" for name, meaning in INTERNAL.items()]
    return "\n".join(lines) + "\n"


def _reference() -> str:
    lines = [
        "# Configuration\n",
        "`.newslint.yaml`, or `[tool.newslint]` in `pyproject.toml`; the nearest file upwards from a story holds.",
        "Editors complete the keys with `newslint-schema.json`.\n",
        "| key | default | meaning |\n|---|---|---|",
        *(_row(name, key) for name, key in schema.KEYS.items()),
        "\n## In an override\n",
        "| key | default | meaning |\n|---|---|---|",
        *(_row(name, key) for name, key in schema.OVERRIDE_KEYS.items()),
    ]
    return "\n".join(lines) + "\n"


def _row(name: str, key: schema.Key) -> str:
    default = (
        ""
        if key.default in (None, [], {})
        else f"`{key.default if isinstance(key.default, str) else json.dumps(key.default)}`"
    )
    choices = f" One of {', '.join(f'`{choice}`' for choice in key.choices)}." if key.choices else ""
    return f"| `{name}` | {default} | {key.meaning}{choices} |"


def _option_schemas() -> Mapping[str, Mapping[str, Any]]:
    options: dict[str, Mapping[str, Any]] = {family: {} for family in registry.FAMILIES}
    for name in registry.catalogue():
        options[name] = {
            option: {**_type(value.default), "description": value.meaning}
            for option, value in registry.load(name).options.items()
        }
    return options


def _type(default: Any) -> dict[str, Any]:
    if isinstance(default, bool):
        return {"type": "boolean"}
    if isinstance(default, int | float):
        return {"type": "number"}
    if isinstance(default, str):
        return {"type": "string"}
    if isinstance(default, Mapping):
        return {"type": "object"}
    return {} if default is None else {"type": "array"}
