import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unattributed_cause as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_link() -> None:
    text = "The river is low. The sale of the mill led to the crisis in the valley."
    assert said(rule, text) == [("warning", "The sale of the mill led to the crisis")]


def test_nature_needs_no_source() -> None:
    assert not remarks(rule, "The storm caused the collapse of the pier.")


def test_force_is_a_guess() -> None:
    assert flagged(rule, "The ferry and the railway have been driven to share one pier.")
