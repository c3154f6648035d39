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


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Six divers have drowned in the lock.", "Six divers have drowned"),
        ("Three loggers lie dead under the snow.", "Three loggers lie dead"),
        ("Nine weavers lost their lives in the mill.", "Nine weavers lost their lives"),
        ("The fog cost eleven lives.", "The fog cost eleven lives"),
        ("Guards shot dead four strikers.", "Guards shot dead four strikers"),
        ("Five patients did not survive the night.", "Five patients did not survive"),
        ("Six bodies lay on the beach.", "Six bodies"),
        ("Some 60 barns collapsed.", "Some 60 barns collapsed"),
        ("Forty cottages were washed away.", "Forty cottages were washed away"),
    ],
)
def test_every_way_of_dying_and_of_losing_a_house(sentence: str, words: str) -> None:
    assert said(rule, f"The river is low. {sentence}") == [("error", words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The two pilots injured in the fog have gone home.",
        "The strike left 300 passengers on the pier.",
        "Nobody drowned.",
        "In the civil war 900 millers died.",
        "Thirty years ago 900 millers died.",
        "In 1988 the fog cost eleven lives.",
    ],
)
def test_no_toll_or_an_old_one(sentence: str) -> None:
    assert not remarks(rule, f"The river is low. {sentence}")


@pytest.mark.parametrize("when", ["since Monday", "two days ago", "since 2019", "in the war"])
def test_a_toll_that_still_grows(when: str) -> None:
    assert [severity for severity, _ in said(rule, f"The river is low. Six divers have drowned {when}.")] == ["error"]


def test_a_source_in_the_sentence_before_leaves_a_query() -> None:
    text = "The pier was closed, Ana Brodik, the pilot, said. Six divers have drowned in the lock."
    assert said(rule, text) == [("info", "Six divers have drowned")]
