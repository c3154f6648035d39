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
        ("Talk on the pier is that the ferry will be sold.", "Talk on the pier is that"),
        ("Gossip in the port puts the price at nine million.", "Gossip in the port puts"),
        ("The name going round belongs to a pilot.", "The name going round"),
        ("For weeks a rumour has been doing the rounds.", "rumour has been doing the rounds"),
        ("Whispers of a second leak can be heard.", "Whispers of a second leak can be heard"),
        ("A persistent rumour says the mill was sold.", "A persistent rumour says"),
        ("The corridors hum with talk of a sale.", "hum with talk"),
        ("On everyone's lips is the sale of the mill.", "On everyone's lips"),
        ("They say in the port that the captain was drunk.", "They say in the"),
    ],
)
def test_faults(text: str, words: str) -> None:
    assert flagged(text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "The mill was shut amid heavy snow.",
        "The word of the captain is law.",
        "The ferry is going round the island.",
        "He denied rumours that he would leave the club.",
        "The name of the ferry could be heard on deck.",
        "“There is speculation about a sale,” said Ana Brodik, the pilot.",
    ],
)
def test_near_misses(text: str) -> None:
    assert not flagged(text)
