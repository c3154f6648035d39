"""``newslint explain``: what a rule or a phrase is about."""

from __future__ import annotations

import argparse
from collections.abc import Iterator

from lint_rules.engine import selection
from lint_rules.rules import catalogue, registry


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint explain``."""
    parser.add_argument(
        "rule", nargs="+", metavar="RULE", help="a rule such as names/mixed-form, a family, or a phrase such as D36"
    )


def run(arguments: argparse.Namespace) -> int:
    """Print the documentation of each."""
    for word in arguments.rule:
        rules, phrase = selection.expand(word, list(registry.catalogue()))
        if phrase:
            print("\n".join(_phrase(phrase)))
            continue
        for name in rules:
            print(_internal(name) if name in selection.INTERNAL else catalogue.page(name))
    return 0


def _phrase(number: str) -> Iterator[str]:
    entry = catalogue.phrase(number)
    yield f"# {number}, a phrase of {entry.rule}\n"
    yield f"Severity: {entry.severity}"
    if entry.languages:
        yield f"Typical of copy translated from: {', '.join(entry.languages)}"
    if entry.rates:
        yield "Per 100,000 words: " + ", ".join(f"{corpus} {rate:g}" for corpus, rate in entry.rates.items())
    yield f"\n{entry.message}"
    if entry.suggestion:
        yield f"Better: {entry.suggestion}"
    yield "\nDraws a finding:"
    yield from (f"  - {example}" for example in entry.fails)
    yield "\nDoes not:"
    yield from (f"  - {example}" for example in entry.passes)
    yield ""


def _internal(name: str) -> str:
    return f"# {name}\n\n{selection.INTERNAL[name]}\n"
