"""``newslint rules``: the catalogue."""

from __future__ import annotations

import argparse
import json
import sys

from lint_rules.rules import registry


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint rules``."""
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to list (default: text)")
    parser.add_argument("family", nargs="*", metavar="FAMILY", help="only these families")


def run(arguments: argparse.Namespace) -> int:
    """List the rules with severity and summary."""
    names = [name for name in registry.catalogue() if _wanted(name, arguments.family)]
    rules = [registry.load(name) for name in names]
    if arguments.format == "json":
        listed = [
            {
                "rule": rule.name,
                "severity": rule.severity,
                "summary": rule.summary,
                "options": {name: option._asdict() for name, option in rule.options.items()},
            }
            for rule in rules
        ]
        json.dump(listed, sys.stdout, indent=2, default=list)
        sys.stdout.write("\n")
        return 0
    width = max((len(rule.name) for rule in rules), default=0)
    for rule in rules:
        print(f"{rule.name:<{width}}  {rule.severity:<7}  {rule.summary}")
    return 0


def _wanted(name: str, families: list[str]) -> bool:
    return not families or name.partition("/")[0] in families or name in families
