import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import reader_directing as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_phrase() -> None:
    text = "The dam leaks. It should be noted that the mill knew."
    assert said(rule, text) == [("error", "It should be noted that")]


def test_the_narrators_we() -> None:
    text = "The ferry is late. As a result, we do not know who will come. “We do not know,” said Ana Brodik, the pilot."
    assert flagged(rule, text) == ["we do not know"]


def test_an_enumerating_adverb_is_no_aside() -> None:
    assert not flagged(rule, "The town lost three piers, most notably the northern one.")
    assert not flagged(rule, "Remarkably few boats came.")


def test_comment_may_nudge() -> None:
    story = "---\ntitle: Dams\ngenre: opinion\n---\n\nIt should be noted that the dam leaks.\n"
    (remark,) = remarks(rule, {"text": story, "path": "dams.md"})
    assert remark.severity == "info"
    assert remarks(rule, {"text": story, "path": "dams.md"}, comment="warning")[0].severity == "warning"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Let nobody imagine that the pier was cheap.", "Let nobody imagine that"),
        ("Lest anyone forget, the dam is old.", "Lest anyone forget"),
        ("One cannot help but notice that the pilot was absent.", "One cannot help but notice"),
        ("It cannot be denied that the dam is old.", "It cannot be denied that"),
        ("There is no denying that the dam is old.", "There is no denying that"),
        ("Who would not recognise the hand of the miller?", "Who would not recognise"),
        ("Is it any wonder that the ferry was empty?", "Is it any wonder"),
        ("It does not take a genius to see who profits.", "It does not take a genius to see"),
        ("The reader may wonder why the dam leaks.", "The reader may wonder why"),
    ],
)
def test_an_appeal_to_readers(text: str, words: str) -> None:
    assert said(rule, text) == [("warning", words)]


@pytest.mark.parametrize(
    "text",
    [
        "The pilot let no one board the ferry.",
        "The diver could not see the wreck.",
        "She asked who would sail.",
        "Readers of the library may borrow ten books.",
    ],
)
def test_acts_of_people_are_no_appeal(text: str) -> None:
    assert not flagged(rule, text)
