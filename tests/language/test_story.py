"""What a story knows of its own words."""

from lint_rules.document import read
from lint_rules.language.story import Story


def test_places_of_words() -> None:
    story = Story(read.read("story.txt", b"The weir leaks. Divers mend the weir.\n"))
    assert list(story.places["weir"]) == [1, 7]
    assert list(story.places["the"]) == [0, 6]
    assert "lock" not in story.places
