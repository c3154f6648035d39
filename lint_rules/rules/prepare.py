"""Compiles, when newslint is built, what would otherwise be compiled whenever it starts: packs, styles and patterns."""

from __future__ import annotations

import ast
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from glob import glob
from importlib import import_module

from lint_rules.document.read import read
from lint_rules.language.story import Story
from lint_rules.model import UserError, patterns
from lint_rules.rules import catalogue, packs, registry
from lint_rules.rules.base import Example
from lint_rules.rules.names import _styles

_PACKAGE = os.path.normpath(os.path.join(packs.FOLDER, ".."))
_ASKING = ("document", "language", "rules")  # where patterns are asked for whenever stories are checked
_SUFFIXES = {"html": "html", "markdown": "md", "ninjs": "json", "newsml": "xml", "picture": "jpg"}


def prepare() -> list[str]:
    """Write the compiled files and return their paths. The store is to hold the patterns that the code spells out, and
    those that the rules' own examples and the sample stories of the source tree bring into play."""
    compiled = [packs.compile_all(), _styles.compile_all()]
    packs.shipped.cache_clear()
    packs.matcher.cache_clear()
    seeds = list(_seeds())
    for name in registry.catalogue():
        fails, passes = catalogue.examples(name)
        _ask(name, [*filter(None, map(_story, (*fails, *passes))), *seeds])
    for pattern in _spelled_out():
        patterns.compiled(pattern)
    return [*compiled, patterns.write()]


def _spelled_out() -> Iterator[str]:
    """The patterns that modules ask for letter by letter or by the name of a constant of theirs."""
    for folder in _ASKING:
        for path in sorted(glob(os.path.join(_PACKAGE, folder, "**", "*.py"), recursive=True)):
            with open(path, encoding="utf-8") as file:
                calls = [node for node in ast.walk(ast.parse(file.read())) if isinstance(node, ast.Call)]
            asked = [call.args[0] for call in calls if isinstance(call.func, ast.Name) and call.func.id == "compiled"]
            yield from (str(pattern.value) for pattern in asked if isinstance(pattern, ast.Constant))
            names = [pattern.id for pattern in asked if isinstance(pattern, ast.Name)]
            module = os.path.relpath(path, os.path.dirname(_PACKAGE)).removesuffix(".py").replace(os.sep, ".")
            with suppress(ImportError):  # of a library that a build does without
                constants = vars(import_module(module)) if names else {}
                yield from (constants[name] for name in names if name in constants)


def _ask(name: str, stories: Iterable[Story]) -> None:
    rule = registry.load(name)
    options = {option: setting.default for option, setting in rule.options.items()}
    for story in stories:
        list(rule.check(story, options))


def _seeds() -> Iterator[Story]:
    """The sample stories beside the package; none where there is only the package."""
    folder = os.path.join(packs.FOLDER, "..", "..", "seeds")
    for name in sorted(os.listdir(folder)) if os.path.isdir(folder) else ():
        if name.endswith((".txt", ".md", ".html")):
            with open(os.path.join(folder, name), "rb") as file:
                yield Story(read(name, file.read()), packs.matcher())


def _story(example: Example) -> Story | None:
    """The example as a story; None for one whose format needs a library that a build does without."""
    text = example if isinstance(example, str) else example["text"]
    suffix = "txt" if isinstance(example, str) else _SUFFIXES.get(example.get("format", "text"), "txt")
    path = f"story.{suffix}" if isinstance(example, str) else example.get("path", f"story.{suffix}")
    try:
        return Story(read(path, text.encode()), packs.matcher())
    except (ImportError, UserError):
        return None


if __name__ == "__main__":
    print("\n".join(prepare()))
