import pytest

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.rules import packs, registry


def flagged(text: str) -> list[str]:
    rule = registry.load("attribution/sourceless-rumour")
    story = Story(read.read("story.txt", text.encode()), packs.matcher())
    options = {name: option.default for name, option in rule.options.items()}
    return [text[remark.start : remark.end] for remark in rule.check(story, options)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The mill was shut amid frequent talk of a sale.", "amid frequent talk of"),
        ("There is speculation that the ferry will be sold.", "There is speculation that"),
        ("Rumour has it that the dam leaks.", "Rumour has it"),
    ],
)
def test_faults(text: str, words: str) -> None:
    assert flagged(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The mill was shut amid heavy snow.",
        "“There is speculation about a sale,” said Ana Brodik, the pilot.",
    ],
)
def test_near_misses(text: str) -> None:
    assert not flagged(text)
