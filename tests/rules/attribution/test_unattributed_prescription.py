import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unattributed_prescription as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_demand() -> None:
    text = "The river is low, but the two villages must expand the dam."
    assert said(rule, text) == [("warning", "the two villages must expand")]


@pytest.mark.parametrize(
    "text",
    [
        "Drivers must carry a licence.",
        "Under the port rules, the council must publish the fares.",
        "“The council must publish the fares,” said Ana Brodik.",
        "Ana Brodik said the council must publish the fares.",
    ],
)
def test_duties_and_sources(text: str) -> None:
    assert not remarks(rule, text)


def test_a_court_is_told_what_to_do() -> None:
    assert flagged(rule, "The river is low.\n\nThe audit court must look into the sale of the pier.\n")
    assert not flagged(rule, "The river is low.\n\nUnder the court's ruling the board must publish the contract.\n")
