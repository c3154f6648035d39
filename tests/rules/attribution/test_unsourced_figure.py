import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unsourced_figure as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_number() -> None:
    text = "The river is low. More than 60 percent of villagers live in poverty."
    assert said(rule, text) == [("warning", "More than 60 percent of villagers")]


def test_a_study_without_a_name() -> None:
    assert flagged(rule, "The mill is old. Studies show that ferries are safer than lorries.") == ["Studies show"]


def test_a_survey_beside_it_is_the_source() -> None:
    text = "The port office asked 900 people.\n\nIts survey ended in May.\n\nMore than 60 percent of villagers agree."
    assert not remarks(rule, text)
