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


def test_said_to_be_by_nobody() -> None:
    bare = "The pier burned.\n\nThe crew is said to be on the point of mutiny.\n\nThe river froze."
    assert said(rule, bare) == [("warning", "is said to be")]
    near = "The crew is said to be tired. The river froze. “They have not slept,” said Ana Brodik, the pilot."
    assert said(rule, near) == [("info", "is said to be")]


def test_a_comparison_of_a_quantity_is_a_number() -> None:
    text = "The pier burned.\n\nThe river froze.\n\nThe true {} is believed to be far higher."
    severities = {noun: [each.severity for each in remarks(rule, text.format(noun))] for noun in ("toll", "pier")}
    assert severities == {"toll": ["warning"], "pier": ["info"]}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Behind the mill is thought to stand a bank from Lenne.", "is thought to stand"),
        ("The ferry sank. It is widely held that it was old.", "It is widely held that"),
        ("The ferry sank. It is said of the pilot that he sleeps.", "It is said of the"),
    ],
)
def test_any_verb_may_be_hedged(text: str, words: str) -> None:
    assert words in [found for _, found in said(rule, text)]


def test_what_is_held_is_no_hedge() -> None:
    assert not flagged(rule, "It was held on Monday that year. The ferry was held to the pier by ropes.")
