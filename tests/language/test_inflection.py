"""Words and their inflected forms, there and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.language import lexicon
from lint_rules.language.inflection import forms, inflect, lemma, lemmas

LETTERS = st.text("abcdefghilmnoprstuvy", min_size=3, max_size=9)


@pytest.mark.parametrize(
    ("base", "expected"),
    [
        ("give", {"give", "gives", "gave", "given", "giving"}),
        ("be", {"be", "am", "is", "are", "was", "were", "been", "being"}),
        ("undergo", {"undergo", "undergoes", "underwent", "undergone", "undergoing"}),
        ("rebuild", {"rebuild", "rebuilds", "rebuilt", "rebuilding"}),
        ("panic", {"panic", "panics", "panicked", "panicking"}),
        ("refer", {"refer", "refers", "referred", "referring"}),
        ("offer", {"offer", "offers", "offered", "offering"}),
        ("ferry", {"ferry", "ferries", "ferried", "ferrying"}),
        ("lie", {"lie", "lies", "lay", "lied", "lain", "lying"}),
        ("travel", {"travel", "travels", "travelled", "traveled", "travelling", "traveling"}),
        ("relay", {"relay", "relays", "relayed", "relaying"}),
        ("reset", {"reset", "resets", "resetting"}),
        ("singe", {"singe", "singes", "singed", "singeing"}),
    ],
)
def test_verbs(base: str, expected: set[str]) -> None:
    assert forms(base, "verb") == expected


@pytest.mark.parametrize(
    ("base", "plural"),
    [
        ("dam", "dams"),
        ("library", "libraries"),
        ("bush", "bushes"),
        ("crisis", "crises"),
        ("fisherman", "fishermen"),
        ("human", "humans"),
        ("passer-by", "passers-by"),
        ("aircraft", "aircraft"),
        ("quay", "quays"),
        ("photo", "photos"),
        ("quiz", "quizzes"),
    ],
)
def test_nouns(base: str, plural: str) -> None:
    assert inflect(base, "NNS") == plural
    assert forms(base, "noun") == {base, plural}
    assert lemma(plural, "NNS") == base


def test_adjectives_are_not_taken_for_verbs() -> None:
    assert forms("happy") == {"happy", "happier", "happiest"}
    assert forms("good") == {"good", "better", "best"}
    assert forms("new") == {"new", "newer", "newest"}
    assert {"clear", "clears", "cleared", "clearing", "clearer", "clearest"} == forms("clear")


def test_modals() -> None:
    assert forms("can") == {"can", "could"}
    assert lemma("would", "MD") == "will"


@pytest.mark.parametrize(
    ("word", "tag", "base"),
    [
        ("saw", "VBD", "see"),
        ("saw", "VB", "saw"),
        ("left", "VBN", "leave"),
        ("leaves", "NNS", "leaf"),
        ("leaves", "VBZ", "leave"),
        ("planes", "NNS", "plane"),
        ("planned", "VBD", "plan"),
        ("planed", "VBD", "plane"),
        ("organised", "VBN", "organise"),
        ("required", "VBD", "require"),
        ("visited", "VBD", "visit"),
        ("explaining", "VBG", "explain"),
        ("hoping", "VBG", "hope"),
        ("prepared", "VBD", "prepare"),
        ("repairing", "VBG", "repair"),
        ("tied", "VBN", "tie"),
        ("tried", "VBN", "try"),
        ("called", "VBD", "call"),
        ("controlled", "VBD", "control"),
        ("Dying", "VBG", "die"),
        ("bigger", "JJR", "big"),
        ("faster", "RBR", "fast"),
        ("is", "VBZ", "be"),
        ("harbour", "NN", "harbour"),
        ("quickly", "RB", "quickly"),
    ],
)
def test_lemma_of_a_tagged_word(word: str, tag: str, base: str) -> None:
    assert lemma(word, tag) == base


def test_inflecting_for_a_tag() -> None:
    assert [inflect("sink", tag) for tag in ("VBZ", "VBD", "VBN", "VBG")] == ["sinks", "sank", "sunk", "sinking"]
    assert [inflect("dry", tag) for tag in ("JJR", "JJS", "VBZ")] == ["drier", "driest", "dries"]
    assert inflect("be", "VBZ") == "is"
    assert inflect("lift", "VBD") == "lifted"


@given(LETTERS)
def test_every_form_leads_back(base: str) -> None:
    for form in forms(base):
        assert base in lemmas(form)


@given(LETTERS)
def test_every_lemma_has_the_form(word: str) -> None:
    candidates = lemmas(word)
    assert len(candidates) == len(set(candidates))
    assert word in candidates
    for base in candidates:
        assert base == word or word in forms(base)


def test_irregular_words_lead_back() -> None:
    table = lexicon.sections("irregular.txt")
    for section in ("verb", "noun", "adjective"):
        bases = [line.split()[0] for line in table[section]]
        assert len(bases) == len(set(bases)), f"[{section}] names a word twice"
        for base in bases:
            assert all(base in lemmas(form) for form in forms(base)), base


def test_irregular_table_is_well_formed() -> None:
    table = lexicon.sections("irregular.txt")
    columns = {"verb": {3, 4}, "noun": {2}, "adjective": {3}}
    for section, allowed in columns.items():
        assert {len(line.split()) for line in table[section]} <= allowed
