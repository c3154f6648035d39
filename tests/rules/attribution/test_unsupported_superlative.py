import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unsupported_superlative as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_ranking() -> None:
    text = "The river is low. This is the mayor's first visit abroad after the flood."
    assert flagged(rule, text) == ["This is the mayor's first visit abroad"]


def test_other_superlatives_are_queries() -> None:
    assert [severity for severity, _ in said(rule, "The mill is the largest employer in the country.")] == ["info"]


def test_a_source_will_do() -> None:
    assert not remarks(rule, "The mill is the largest employer in the country, according to the port office.")
