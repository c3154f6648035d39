"""What is worked out once for a story, and where letters stand in it."""

from lint_rules.document import read
from lint_rules.language.occurrences import occurrences
from lint_rules.language.once import once
from lint_rules.language.story import Story

_asked: list[str] = []


@once
def _length(story: Story) -> int:
    _asked.append(story.prose)
    return len(story.prose)


def test_a_story_is_asked_once_and_lets_go_of_the_answer() -> None:
    one, other = (Story(read.read("story.txt", text.encode())) for text in ("The ferry.", "The ferry sailed."))
    assert (_length(one), _length(other), _length(one)) == (10, 17, 10)
    assert _asked == ["The ferry.", "The ferry sailed."]
    one.release()
    assert not one.__dict__


def test_occurrences_do_not_overlap() -> None:
    assert occurrences("a dam, a dam", "dam") == [2, 9]
    assert occurrences("....", "..") == [0, 2]
    assert occurrences("", "a") == []


def test_capitals_and_words_of_a_story() -> None:
    story = Story(read.read("story.txt", b"The McAdam ferry's 40 iPads, al-Sadr said."))
    assert [story.tokens.text[at] for at in story.concordance.capitals] == ["The", "McAdam", "iPads", "al-Sadr"]
    assert story.word_count == 7
