import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unattributed_opinion as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("In short, the village has nothing to lose.", "the village has nothing to lose"),
        ("The sale of the pier is an opportunity for the pilot to win back the fleet.", "is an opportunity"),
        ("After the flood, the valley is suffering greatly.", "the valley is suffering greatly"),
        ("The attitude of the port changed completely after the flood.", "changed completely"),
    ],
)
def test_it_points_at_the_verdict_and_its_subject(text: str, words: str) -> None:
    ((severity, found),) = said(rule, text)
    assert severity == "warning"
    assert words in found


def test_several_words_that_take_sides() -> None:
    assert flagged(rule, "The hapless board squandered the ferry fund and must surely pay.")
    assert not flagged(rule, "The board spent the ferry fund.")


def test_it_is_the_speakers_opinion() -> None:
    assert not remarks(rule, "Ana Brodik, the pilot, said the village had nothing to lose.")
    assert not remarks(rule, "“The village has nothing to lose,” said Ana Brodik.")
    assert not remarks(rule, "For Ana Brodik, the pilot, the plan is absurd.")


def test_what_a_source_said_carries_one_sentence_far() -> None:
    text = "The plan is wrong, Ana Brodik said. The village has nothing to lose."
    assert not flagged(rule, text)
    assert flagged(rule, text.replace(". The", ".\n\nThe"))


def test_a_turn_cancels_what_is_carried() -> None:
    text = "The ferry is late, Ana Brodik said. As for the mill, the village has nothing to lose."
    assert flagged(rule, text)


def test_comment_is_only_queried() -> None:
    text = "In short, the village has nothing to lose."
    (remark,) = remarks(rule, {"text": text, "path": "opinion/mill.txt"})
    assert remark.severity == "info"


def test_questions_are_not_verdicts() -> None:
    assert not remarks(rule, "Has the village nothing to lose?")


def test_what_only_the_tenor_tells_is_a_setting() -> None:
    claim = "The harbour board is a shadow of what it was, and its new plan is a sorry affair"
    text = f"The river is low.\n\n{claim}.\n"
    assert said(rule, text) == [("warning", claim)]
    assert not remarks(rule, text, tenor=False)


def test_what_another_rule_tells_is_not_told_again() -> None:
    text = "The river is low.\n\nIt goes without saying that the harbour board is a shadow of what it was.\n"
    assert not remarks(rule, text)
