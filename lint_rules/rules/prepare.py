"""Compiles, when newslint is built, what would otherwise be compiled whenever it starts: packs, styles and patterns."""

from __future__ import annotations

from lint_rules.document.read import read
from lint_rules.language.story import Story
from lint_rules.model import UserError, patterns
from lint_rules.rules import catalogue, packs, registry
from lint_rules.rules.base import Example
from lint_rules.rules.names import _styles

_SUFFIXES = {"html": "html", "markdown": "md", "ninjs": "json", "newsml": "xml", "picture": "jpg"}


def prepare() -> list[str]:
    """Write the compiled files and return their paths. The rules' own examples bring every pattern into play."""
    compiled = [packs.compile_all(), _styles.compile_all()]
    packs.shipped.cache_clear()
    packs.matcher.cache_clear()
    for name in registry.catalogue():
        rule = registry.load(name)
        options = {option: setting.default for option, setting in rule.options.items()}
        fails, passes = catalogue.examples(name)
        for example in (*fails, *passes):
            story = _story(example)
            if story:
                list(rule.check(story, options))
    return [*compiled, patterns.write()]


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
