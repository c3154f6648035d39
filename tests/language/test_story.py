"""What a story knows of its own prose."""

from lint_rules.document import read
from lint_rules.language.story import Story


def test_special_characters_of_the_prose() -> None:
    story = Story(read.read("story.txt", "The weir\u2019s caf\u00e9,\u2019 a\u00a0stall,\tis shut.\n".encode()))
    assert story.special == "\u2019\u00e9\u00a0"
    assert not Story(read.read("story.txt", b"The weir is shut.\n")).special
