"""What the tests of this folder share: asking one rule about one text."""

from types import ModuleType

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.model import Remark


def remarks(rule: ModuleType, text: str, path: str = "story.txt", **options: object) -> list[Remark]:
    """The remarks of a rule that needs no phrase pack, with its default options."""
    story = Story(read.read(path, text.encode()))
    defaults = {name: option.default for name, option in rule.OPTIONS.items()}
    return list(rule.check(story, {**defaults, **options}))


def flagged(rule: ModuleType, text: str, path: str = "story.txt") -> list[str]:
    """The words that the rule points at."""
    return [text[remark.start : remark.end] for remark in remarks(rule, text, path)]


def fixed(rule: ModuleType, text: str) -> str:
    """The text after the rule's safe edits; plain text only, where prose is source."""
    edits = sorted(edit for remark in remarks(rule, text) if remark.safe for edit in remark.edits)
    for edit in reversed(edits):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
