"""What the tests of this folder share: asking one rule about one story, with every phrase of the packs matched."""

from types import ModuleType

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import packs

Example = str | dict[str, str]


def remarks(rule: ModuleType, example: Example, **options: object) -> list[Remark]:
    """The remarks of a rule on an example, with its default options where none are given."""
    text, path = (example, "story.txt") if isinstance(example, str) else (example["text"], example["path"])
    story = Story(read.read(path, text.encode()), packs.matcher())
    defaults = {name: option.default for name, option in rule.OPTIONS.items()}
    return list(rule.check(story, {**defaults, **{name.replace("_", "-"): value for name, value in options.items()}}))


def said(rule: ModuleType, text: str, **options: object) -> list[tuple[str, str]]:
    """Severity and words of each finding, in order."""
    return [
        (remark.severity or rule.SEVERITY, text[remark.start : remark.end]) for remark in remarks(rule, text, **options)
    ]


def flagged(rule: ModuleType, text: str, **options: object) -> list[str]:
    """The words of the findings that are shown without being asked for."""
    return [words for severity, words in said(rule, text, **options) if severity != "info"]
