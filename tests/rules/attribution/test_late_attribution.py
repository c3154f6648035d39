import pytest
from attribution_remarks import remarks, said

from lint_rules.rules.attribution import late_attribution as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_source() -> None:
    text = rule.FAILS[0]
    ((severity, words),) = said(rule, text)
    assert severity == "info"
    assert words.startswith("according to Dorvan Brel")


def test_the_number_of_words_is_a_setting() -> None:
    text = "The old ferry will be sold in the spring, according to Dorvan Brel, an engineer."
    assert not remarks(rule, text)
    assert remarks(rule, text, words=5)
