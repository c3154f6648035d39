import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import mind_reading as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_a_factive_verb_is_an_error() -> None:
    text = "The river is low. The government is aware that the dam leaks."
    assert said(rule, text) == [("error", "The government is aware that")]


def test_a_faceless_source_does_not_cure_it() -> None:
    text = "The government is aware that the dam leaks, according to coastal observers."
    assert flagged(rule, text)
    assert not flagged(rule, "Dorvan Brel, an engineer, said the government was aware that the dam leaked.")


def test_a_state_sees_nothing() -> None:
    text = "Norway did not view the new ferry line positively. The river is low."
    assert flagged(rule, text) == ["Norway did not view the new ferry line positively"]


def test_a_name_used_as_a_place_can_be_a_power() -> None:
    power = "The ferry left from Orlen on Monday. Orlen wants to humiliate its neighbour."
    assert flagged(rule, power) == ["Orlen wants to humiliate"]
    person = "Orlen came home on Monday. Orlen wants to rest at his sister’s farm."
    assert not flagged(rule, person)
