import pytest
from attribution_remarks import remarks, said

from lint_rules.rules.attribution import unattributed_toll as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_one_error_for_the_dead_and_the_injured() -> None:
    text = "The ferry sank at noon. At least 14 people were killed and 30 injured."
    assert said(rule, text) == [("error", "At least 14 people were killed")]


def test_who_counted() -> None:
    assert not remarks(rule, "At least 14 people were killed, police said.")


def test_old_tolls_are_background() -> None:
    assert not remarks(rule, "The flood of 1953 killed 14 people.")
