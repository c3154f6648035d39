"""``newslint init``: a commented configuration and a pre-commit stanza."""

from __future__ import annotations

import argparse
import os
from collections.abc import Iterator

from lint_rules import __version__
from lint_rules.engine.files import write_atomically
from lint_rules.engine.schema import KEYS, Key

NAME = ".newslint.yaml"
HOOKS = ".pre-commit-config.yaml"
STANZA = f"""\
repos:
  - repo: https://github.com/newslint/newslint
    rev: v{__version__}
    hooks:
      - id: newslint
"""


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint init``."""
    parser.add_argument("folder", nargs="?", default=".", metavar="FOLDER", help="where to write (default: here)")
    parser.add_argument("--force", action="store_true", help="write over a configuration that is there")


def run(arguments: argparse.Namespace) -> int:
    """Write what is not there yet, and print what is to be added by hand."""
    path = os.path.join(arguments.folder, NAME)
    if os.path.exists(path) and not arguments.force:
        print(f"{path} is there already; --force writes over it")
    else:
        write_atomically(path, configuration().encode())
        print(f"wrote {path}")
    hooks = os.path.join(arguments.folder, HOOKS)
    if os.path.exists(hooks):
        print(f"\n{hooks} is there already; add under repos:\n")
        print(STANZA.partition("\n")[2])
    else:
        write_atomically(hooks, STANZA.encode())
        print(f"wrote {hooks}; pre-commit install makes git run it")
    return 0


def configuration() -> str:
    """A configuration in which every key is explained and none is set."""
    return "".join(
        [
            "# newslint's settings for this folder and those below; newslint rules lists the rules,\n",
            "# newslint explain RULE what one is about. Take away the # to set a key.\n",
            *(piece for name, key in KEYS.items() for piece in _entry(name, key)),
        ]
    )


_SAMPLES = {
    "extends": "[../newsroom.yaml]",
    "preset": "ap",
    "select": "[attribution, names, credits, translation]",
    "ignore": "[names/orphan-surname]",
    "rules": "\n#   translation/overlong-sentence: {severity: info}\n#   credits/missing-dateline: off",
    "exclude": "[archive/**]",
    "overrides": "\n#   - files: [opinion/**]\n#     ignore: [attribution/unattributed-opinion]",
    "opinion-genres": "[analysis, opinion, column]",
    "ledger": "names.yaml",
    "house-style": "house-style.csv",
    "baseline": ".newslint-baseline.json",
    "plugins": "[our-desk-rules]",
}


def _entry(name: str, key: Key) -> Iterator[str]:
    choices = f" ({', '.join(key.choices)})" if key.choices else ""
    yield f"\n# {key.meaning.replace('`', '')}{choices}\n"
    value = _SAMPLES.get(name, key.default)
    separator = "" if str(value).startswith("\n") else " "
    yield f"# {name}:{separator}{value}\n"
