import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import hedged_source as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_a_lead_that_rests_on_a_hedge() -> None:
    text = "It is believed that the ferry was overloaded.\n\nThe port is shut.\n\nIt is believed that the mill is next."
    assert said(rule, text) == [("warning", "It is believed that"), ("info", "It is believed that")]


def test_a_number_needs_more_than_a_hedge() -> None:
    text = "The port is shut.\n\nThe pier burned.\n\nIt is believed that 40 sailors are held."
    assert flagged(rule, text) == ["It is believed that"]


def test_reportedly_is_a_query() -> None:
    assert said(rule, "The pier burned. The mill reportedly lost its licence.") == [("info", "reportedly")]


def test_a_crime_resting_on_a_hedge_is_a_warning() -> None:
    text = "The mill burned.\n\nThe river froze.\n\nIt is believed that the fire was {}."
    severities = {end: [each.severity for each in remarks(rule, text.format(end))] for end in ("arson", "small")}
    assert severities == {"arson": ["warning"], "small": ["info"]}
