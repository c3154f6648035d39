"""Asks one rule of the names family about one story."""

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import registry


def story(text: str, path: str = "story.txt") -> Story:
    """The story in a text; the suffix of the path tells its format."""
    return Story(read.read(path, text.encode()))


def remarks(rule: str, text: str, path: str = "story.txt", **options: object) -> list[Remark]:
    """What a rule says of a text with these options (hyphens written as underscores)."""
    loaded = registry.load(f"names/{rule}")
    settings = {name: option.default for name, option in loaded.options.items()}
    settings.update({name.replace("_", "-"): value for name, value in options.items()})
    return list(loaded.check(story(text, path), settings))


def spans(rule: str, text: str, **options: object) -> list[str]:
    """The words that a rule's remarks stand under."""
    return [text[remark.start : remark.end] for remark in remarks(rule, text, **options)]


def mended(rule: str, text: str, *, unsafe: bool = True, **options: object) -> str:
    """The text after a rule's fixes."""
    edits = [edit for remark in remarks(rule, text, **options) if remark.safe or unsafe for edit in remark.edits]
    for edit in sorted(edits, reverse=True):
        text = text[: edit.start] + edit.text + text[edit.end :]
    return text
