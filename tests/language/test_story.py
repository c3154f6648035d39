"""What a story knows of its own words."""

from lint_rules.document import read
from lint_rules.language.story import Story


def test_places_of_words() -> None:
    story = Story(read.read("story.txt", b"The weir leaks. Divers mend the weir.\n"))
    assert list(story.places["weir"]) == [1, 7]
    assert list(story.places["the"]) == [0, 6]
    assert "lock" not in story.places


def test_special_characters_of_the_prose() -> None:
    story = Story(read.read("story.txt", "The weir\u2019s caf\u00e9,\u2019 a\u00a0stall,\tis shut.\n".encode()))
    assert story.special == "\u2019\u00e9\u00a0"
    assert not Story(read.read("story.txt", b"The weir is shut.\n")).special


def test_words_that_begin_alike() -> None:
    story = Story(read.read("story.txt", b"The the survey of surveyors, a theory that then works.\n"))
    assert story.recurrences == [[0], [2, 7], [], []]
    assert Story(read.read("story.txt", b"Sur la survey, sure of a surplus.\n")).recurrences == [[], [0, 2], [4], [0]]
    assert Story(read.read("story.txt", b"\n")).recurrences == [[], [], [], []]


def test_sentences_by_their_first_word() -> None:
    story = Story(read.read("story.txt", b"The weir leaks. Divers mend it. The lock is shut.\n"))
    assert [sentence.index for sentence in story.openings["the"]] == [0, 2]
    assert [sentence.index for sentence in story.openings["divers"]] == [1]


def test_tokens_and_sentences_that_hold_a_word() -> None:
    story = Story(read.read("story.txt", b"The weir leaks. Divers mend the weir. They leave.\n"))
    assert story.tokens_with({"weir", "divers", "lock"}) == [1, 4, 7]
    assert story.sentences_with({"weir", "lock"}) == {0, 1}
    assert story.sentences_with({"lock"}) == set()
    assert [story.sentence_of(at) for at in (0, 4, 9)] == [0, 1, 2]


def test_a_dateline_is_in_no_sentence() -> None:
    story = Story(read.read("story.txt", "MARENDAL — The weir leaks.\n".encode()))
    assert story.sentence_of(0) == -1
    assert story.sentences_with({"marendal"}) == set()
