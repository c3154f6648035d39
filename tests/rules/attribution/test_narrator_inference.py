import pytest
from attribution_remarks import remarks, said

from lint_rules.rules.attribution import narrator_inference as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_conclusion() -> None:
    text = "The mill is old. This explains the difficulty of finding a buyer."
    assert said(rule, text) == [("warning", "This explains")]


def test_a_map_may_show() -> None:
    assert not remarks(rule, "The map shows the new pier, which means much to visitors.")
