import pytest
from attribution_remarks import remarks

from lint_rules.rules.attribution import mixed_tense as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_the_rarer_tense_is_reported_once() -> None:
    text = (
        "Dorvan Brel said the dam leaked.\n\nBrel said the river was low.\n\nBrel said the mill was safe.\n\n"
        "Brel says that the ferry is late.\n\nBrel says that it will sail."
    )
    (remark,) = remarks(rule, text)
    assert text[remark.start : remark.end] == "says"
    assert text[: remark.start].count("says") == 0
    assert {text[aside.start : aside.end] for aside in remark.related} == {"says", "said"}


def test_a_dated_statement_is_past_by_right() -> None:
    text = (
        "Dorvan Brel says that the dam leaks.\n\nBrel says that the river is low.\n\n"
        "Brel said last week that the mill was safe."
    )
    assert not remarks(rule, text)


def test_documents_say_so_every_day() -> None:
    text = (
        "Dorvan Brel said the dam leaked.\n\nThe report says that it leaks.\n\nBrel said it was old.\n\nThe report "
        "adds that it is dry."
    )
    assert not remarks(rule, text)


def test_a_dated_statement_hides_no_present_after_it() -> None:
    text = (
        "Dorvan Brel says that the dam leaks. He said on Monday that the river was low. He says that the mill is safe."
        "\n\nBrel said that the ferry was late."
    )
    (remark,) = remarks(rule, text)
    assert text[remark.start : remark.end] == "said"
