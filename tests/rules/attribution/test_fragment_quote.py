import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import fragment_quote as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_a_scare_quote() -> None:
    text = "The harbour has a “dangerous” crane and two tugs. It is old."
    assert said(rule, text) == [("warning", "“dangerous”")]


def test_two_words_are_a_query() -> None:
    assert said(rule, "The harbour has a “rather old” crane and two tugs.") == [("info", "“rather old”")]


def test_so_called_and_marks() -> None:
    assert said(rule, "A so-called “river fund” pays for the pier.") == [("info", "“river fund”")]


def test_a_dash_from_the_original() -> None:
    text = "He said the ferry “– of course – will sail again in the spring”."
    assert flagged(rule, text) == ["“– of course – will sail again in the spring”"]


@pytest.mark.parametrize(
    "text",
    [
        "The film “Tides” opens on Friday.",
        "The pilot, dubbed “herring”, retired.",
        "The crane is “dangerous”, said Ana Brodik, the pilot.",
        "“It is a dangerous crane,” said Ana Brodik.\n\nThe “dangerous” crane was sold.",
    ],
)
def test_names_terms_and_known_speakers(text: str) -> None:
    assert not flagged(rule, text)


def test_a_scare_quote_that_opens_a_paragraph_is_not_excused_by_the_next_speaker() -> None:
    text = 'The "modern" pier has no crane. Ana Brodik, the harbour master, said a crane would come.'
    assert [(text[each.start : each.end], each.severity) for each in remarks(rule, text)] == [('"modern"', "warning")]
