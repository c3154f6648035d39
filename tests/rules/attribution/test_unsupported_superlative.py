import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import unsupported_superlative as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_ranking() -> None:
    text = "The river is low. This is the mayor's first visit abroad after the flood."
    assert flagged(rule, text) == ["This is the mayor's first visit abroad"]


def test_other_superlatives_are_queries() -> None:
    assert [severity for severity, _ in said(rule, "The mill is the largest employer in the country.")] == ["info"]


def test_a_source_will_do() -> None:
    assert not remarks(rule, "The mill is the largest employer in the country, according to the port office.")


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("No pilot on the river has ever earned so little.", "No pilot on the river has ever earned so little"),
        ("No mayor since the flood has built more piers.", "No mayor since the flood has built more piers"),
        ("Nowhere along the coast is bread dearer.", "Nowhere along the coast is bread dearer"),
        ("Never before has the valley seen such a harvest.", "Never before has"),
        ("There is no yard on the lake that builds faster.", "no yard on the lake that builds faster"),
        ("The pier has never been so empty.", "The pier has never been so empty"),
        ("Rarely has a mayor been so hated.", "Rarely has"),
    ],
)
def test_records_told_by_what_there_is_none_of(sentence: str, words: str) -> None:
    assert flagged(rule, f"The river is low. {sentence}") == [words]


@pytest.mark.parametrize(
    "sentence",
    [
        "No ferry has left the pier since Monday.",
        "There is no yard on the lake.",
        "No ferry from Velm has carried more than 90 passengers.",
        "No pilot on the river has ever earned so little, the union said.",
    ],
)
def test_plain_negations_and_records_with_their_base(sentence: str) -> None:
    assert not flagged(rule, f"The river is low. {sentence}")
