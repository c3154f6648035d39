import pytest
from attribution_remarks import remarks, said

from lint_rules.rules.attribution import unattributed_allegation as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_a_crime_is_an_error() -> None:
    text = "The river is low. The directors stole the ferry fund."
    ((severity, words),) = said(rule, text)
    assert severity == "error"
    assert words.startswith("The directors stole")


def test_courts_and_charges_are_sources() -> None:
    assert not remarks(rule, "A court found that the directors stole the ferry fund.")
    assert not remarks(rule, "The directors are accused of having embezzled the ferry fund.")


def test_the_law_wants_to_be_cited() -> None:
    text = "Buying engines from Marenia would be a violation of the sanctions."
    assert [severity for severity, _ in said(rule, text)] == ["warning"]
    assert not remarks(rule, text.replace("the sanctions", "article 7 of the port treaty"))


def test_the_house_may_ask_for_better_sources() -> None:
    text = "Observers said the directors stole the ferry fund."
    assert not remarks(rule, text)
    (remark,) = remarks(rule, text, require="titled")
    assert "titled" in remark.message
    assert not remarks(rule, "Dorvan Brel said the directors stole the ferry fund.", require="titled")


def test_a_deed_does_not_rest_on_the_sentence_before() -> None:
    text = "Ana Brodik, the pilot, said the pier was closed. The harbour master stole diesel from the pier."
    assert [(text[each.start : each.end], each.severity) for each in remarks(rule, text)] == [
        ("The harbour master stole diesel from", "warning")
    ]


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("Harbour guards pocket a slice of every toll.", "pocket a slice"),
        ("The wardens were paid to look away.", "paid to look"),
        ("Diesel was smuggled in under the nets.", "Diesel was smuggled"),
        ("Grain meant for the islands was sold in Velm.", "Grain meant for the islands was sold"),
        ("Berths in Velm are openly sold.", "Berths in Velm are openly sold"),
        ("The yard has been doctoring its test reports.", "doctoring its test reports"),
        ("The port keeps a blacklist of welders.", "The port keeps a blacklist"),
        ("The clerks hire their cousins.", "The clerks hire their cousins"),
        ("The mayor is a puppet of the shipping line.", "The mayor is a puppet of"),
        ("The sailors were beaten in the cellar.", "The sailors were beaten"),
        ("The witnesses have been bought.", "The witnesses have been bought"),
        ("Sludge is dumped in the lake at night.", "Sludge is dumped in"),
    ],
)
def test_graft_in_everyday_words(sentence: str, words: str) -> None:
    assert said(rule, f"The river is low. {sentence}") == [("warning", words)]


@pytest.mark.parametrize(
    "sentence",
    [
        "The pilot pocketed the key of the cabin.",
        "Tickets for the fair are openly sold.",
        "The clerks refused to take bribes.",
        "The wardens were paid for the night watch in May.",
        "The yard was fined after it doctored its test reports.",
        "The new law would ban berths that are sold for cash.",
        "Harbour guards pocket a slice of every toll, said Dorvan Brel, an engineer.",
    ],
)
def test_honest_trade_courts_and_sources(sentence: str) -> None:
    assert not remarks(rule, f"The river is low. {sentence}")
