"""Compiles, when newslint is built, what would otherwise be compiled whenever it starts: packs, styles and patterns."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from lint_rules.document.read import read
from lint_rules.language.story import Story
from lint_rules.model import UserError, patterns
from lint_rules.rules import catalogue, packs, registry
from lint_rules.rules.base import Example
from lint_rules.rules.names import _styles

_SUFFIXES = {"html": "html", "markdown": "md", "ninjs": "json", "newsml": "xml", "picture": "jpg"}


def prepare() -> list[str]:
    """Write the compiled files and return their paths. The rules' own examples and the sample stories of the source
    tree bring the patterns into play that the store is to hold."""
    compiled = [packs.compile_all(), _styles.compile_all()]
    packs.shipped.cache_clear()
    packs.matcher.cache_clear()
    seeds = list(_seeds())
    for name in registry.catalogue():
        fails, passes = catalogue.examples(name)
        _ask(name, [*filter(None, map(_story, (*fails, *passes))), *seeds])
    return [*compiled, patterns.write()]


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
