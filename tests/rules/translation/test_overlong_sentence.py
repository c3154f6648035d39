"""Sentences that carry too much."""

import pytest
from translation_remarks import flagged, remarks

from lint_rules.rules.translation import overlong_sentence

SHORT = "The barge sank. "


@pytest.mark.parametrize("text", overlong_sentence.FAILS)
def test_fails(text: str) -> None:
    assert flagged(overlong_sentence, SHORT + text) == [text]


@pytest.mark.parametrize("text", overlong_sentence.PASSES)
def test_passes(text: str) -> None:
    assert flagged(overlong_sentence, text) == []


@pytest.mark.parametrize(
    ("words", "expected"), [(45, []), (46, [("D51", "info")]), (60, [("D51", "info")]), (61, [("D51", "warning")])]
)
def test_length(words: int, expected: list[tuple[str, str]]) -> None:
    text = "The " + "slow " * (words - 2) + "barge."
    assert [(remark.pattern, remark.severity) for remark in remarks(overlong_sentence, text)] == expected


def test_quoted_words_are_the_speakers() -> None:
    assert flagged(overlong_sentence, f"She said: “The {'slow ' * 80}barge sank.”") == []


def test_a_long_list_is_no_long_sentence() -> None:
    text = "The prizes went to " + ", ".join(["Ana Ruiz"] * 20) + " and to the many growers of the lower valley."
    assert [remark.severity for remark in remarks(overlong_sentence, text)] == ["info"]


def test_questions_do_not_make_a_chain() -> None:
    text = "She did not know which road, of which she had heard, led to which town, or on which day it would open."
    assert flagged(overlong_sentence, text) == []


def test_options() -> None:
    text = "The boat of the king of the isle sank in the bay of eels."
    assert remarks(overlong_sentence, text, of=3)[0].message == "This sentence links 3 nouns by “of”."
