"""What the tests of this folder share: asking one rule about one file."""

from types import ModuleType

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.model import Remark

COPY = (
    "The ferry to Ostrel sailed again on Monday after three weeks in dock, the port authority said in a statement. "
    "Some 400 passengers waited at the pier from early morning, and the first boat left at eight with a full deck. "
    "The company had promised to reopen the line in March but spare parts came late, its manager said. "
    "Fares stay as they were until the end of the year, and bicycles travel free on weekdays, the manager said."
)


def remarks(rule: ModuleType, text: str, path: str = "story.txt", **options: object) -> list[Remark]:
    """The remarks of a rule, with its default options where none are given."""
    story = Story(read.read(path, text.encode()))
    defaults = {name: option.default for name, option in rule.OPTIONS.items()}
    return list(rule.check(story, {**defaults, **{name.replace("_", "-"): value for name, value in options.items()}}))


def flagged(rule: ModuleType, text: str, path: str = "story.txt", **options: object) -> list[str]:
    """The words that the rule's warnings point at, as they stand in the file."""
    document = read.read(path, text.encode())
    found = []
    for remark in remarks(rule, text, path, **options):
        if (remark.severity or rule.SEVERITY) == "info":
            continue
        span = (remark.start, remark.end)
        if not remark.in_source:
            span = document.offsets.source_span(remark.start, remark.end)
        found.append(document.source.text[span[0] : span[1]])
    return found


def queries(rule: ModuleType, text: str, path: str = "story.txt", **options: object) -> list[str]:
    """The messages of the rule's remarks for information."""
    found = remarks(rule, text, path, **options)
    return [remark.message for remark in found if (remark.severity or rule.SEVERITY) == "info"]
