import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import orphan_quote as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_quotation() -> None:
    text = "The pier burned for six hours. “Nobody warned us that the mill would burn too.” The river is low."
    assert said(rule, text) == [("warning", "“Nobody warned us that the mill would burn too.”")]


def test_a_speaker_beside_it_will_do() -> None:
    assert not remarks(rule, "“The pier burned,” said Ana Brodik. “Nobody warned us that the mill would burn too.”")
    assert not remarks(rule, "Ana Brodik shook her head:\n\n“Nobody warned us that the mill would burn too.”")


def test_a_carried_quotation() -> None:
    text = "“The pier burned,” said Ana Brodik. “It took hours.\n\n“Nobody warned us that the mill would burn too.”"
    assert not remarks(rule, text)


def test_the_number_of_words_is_a_setting() -> None:
    text = "The pier burned. “Nobody warned us.” The river is low."
    assert not remarks(rule, text)
    assert flagged(rule, text, words=3) == ["“Nobody warned us.”"]


def test_words_that_follow_a_speakers_words_are_a_query() -> None:
    text = (
        "Ana Brodik shook her head: “The pier burned for six hours.”\n\n“Nobody warned us that the mill would burn.”"
        "\n\n“We stood there until the morning.”\n\nThe river is low.\n\n“It will rise again when the snow melts.”\n"
    )
    assert said(rule, text) == [
        ("info", "“Nobody warned us that the mill would burn.”"),
        ("info", "“We stood there until the morning.”"),
        ("warning", "“It will rise again when the snow melts.”"),
    ]


SIGNATURES = ["Ana Brodik, harbour master", "— Ana Brodik", "Brodik, on the lock", "Ana Brodik. Image: Pol Venn."]


@pytest.mark.parametrize("line", SIGNATURES)
def test_a_pull_quote_is_signed(line: str) -> None:
    text = f"The pier burned.\n\n“Nobody warned us that the mill would burn.” {line}\n\nThe river is low.\n"
    assert not remarks(rule, text)


@pytest.mark.parametrize("line", ["The river is low.", "Ana Brodik left."])
def test_a_sentence_behind_it_signs_nothing(line: str) -> None:
    assert flagged(rule, f"The pier burned.\n\n“Nobody warned us that the mill would burn.” {line}\n")
