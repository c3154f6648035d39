import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import anonymous_quote as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_the_formula_is_a_query() -> None:
    text = "The clerk, who spoke on condition of anonymity, said the dam leaks."
    assert said(rule, text) == [("info", "on condition of anonymity")]


def test_a_quotation_from_somebody() -> None:
    text = "“The dam will not hold,” a senior official said. “It will,” said Dorvan Brel, an engineer."
    assert flagged(rule, text) == ["a senior official"]


def test_a_spokesman_speaks_for_a_house() -> None:
    assert not flagged(rule, "“The dam will hold,” a spokesman for the mill said.")
