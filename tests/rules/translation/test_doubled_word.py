"""Words that stand twice."""

import pytest
from translation_remarks import fixed, flagged, remarks

from lint_rules.rules.translation import doubled_word


def test_position_and_fix() -> None:
    text = "The keeper shut the the sluice."
    (remark,) = remarks(doubled_word, text)
    assert (remark.start, remark.end, remark.pattern) == (16, 23, "D67")
    assert fixed(doubled_word, text) == "The keeper shut the sluice."


def test_pair_of_small_words() -> None:
    assert fixed(doubled_word, "Rain fell in the in the hills.") == "Rain fell in the hills."


def test_over_a_line_break_of_a_wrapped_paragraph() -> None:
    text = (
        "The keeper of the sluice was paid by the town and the\n"
        "the county paid the rest of what was owed to him\n"
        "after the war."
    )
    assert flagged(doubled_word, text) == ["the\nthe"]


def test_not_over_a_paragraph_break() -> None:
    assert not flagged(doubled_word, "They asked for more of the\n\nThe sluice was shut.")


def test_a_speaker_is_not_corrected() -> None:
    (remark,) = remarks(doubled_word, 'He said: "We shut the the sluice."')
    assert not remark.edits
    assert "query the translator" in remark.message


@pytest.mark.parametrize(
    "text",
    [
        "He had had enough.",
        "What the trouble is is plain.",
        "It went on on Sunday.",
        "The argument went on and on and on.",
        "They came from Walla Walla.",
        "The score was 2 2.",
        "He came, came again and left.",
    ],
)
def test_native_doubles(text: str) -> None:
    assert not flagged(doubled_word, text)


def test_words_may_be_allowed() -> None:
    text = "The band is called cha-cha, or boom boom."
    assert [text[r.start : r.end] for r in remarks(doubled_word, text)] == ["boom boom"]
    assert not remarks(doubled_word, text, allow=["boom"])
