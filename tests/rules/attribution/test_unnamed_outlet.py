import pytest

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.rules import packs, registry


def flagged(text: str) -> list[str]:
    rule = registry.load("attribution/unnamed-outlet")
    story = Story(read.read("story.txt", text.encode()), packs.matcher())
    options = {name: option.default for name, option in rule.options.items()}
    return [text[remark.start : remark.end] for remark in rule.check(story, options)]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Local media reported that the mill had burned down.", "Local media reported"),
        ("The dam leaks, according to press reports.", "according to press reports"),
        ("Reports suggest that the ferry was overloaded.", "Reports suggest"),
    ],
)
def test_faults(text: str, words: str) -> None:
    assert flagged(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The local newspaper Harbour Post reported that the mill had burned down.",
        "The media were kept away from the dam.",
    ],
)
def test_near_misses(text: str) -> None:
    assert not flagged(text)
