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
        ("A harbour business weekly has written that it sank.", "A harbour business weekly has written"),
        ("The dam leaks, according to one northern tabloid.", "according to one northern tabloid"),
        ("One of the big dailies wrote that it sank.", "One of the big dailies wrote"),
        ("As the Latvian press tells it, the dam leaks.", "As the Latvian press tells it"),
        ("Provincial portals wrote that it sank.", "Provincial portals wrote"),
        ("Newspapers in the capital wrote that it sank.", "Newspapers in the capital wrote"),
    ],
)
def test_faults(text: str, words: str) -> None:
    assert flagged(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The local newspaper Harbour Post reported that the mill had burned down.",
        "The media were kept away from the dam.",
        "According to a local newspaper, the Harbour Post, the mill burned down.",
        "The newspaper said the dam leaks.",
        "A monthly report from the pilots said the dam leaks.",
        "She told a radio station that the dam leaks.",
    ],
)
def test_near_misses(text: str) -> None:
    assert not flagged(text)
