"""Names as sounds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.language import romanisation
from lint_rules.language.letters import CONFUSIONS, REASONS

names = st.text(alphabet=st.sampled_from("abcdefghijklmnopqrstuvwxyzéıəşğ'- "), min_size=1, max_size=14)


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Al-Sa‘dī", "alsadi"),
        ("Ərdoğan", "ardogan"),
        ("O’Hara", "ohara"),
        ("Sørensen", "sorensen"),
        ("Jong Un", "jongun"),
    ],
)
def test_plain_letters(name: str, letters: str) -> None:
    assert romanisation.plain(name) == letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Barnatz", "Parnats"),
        ("Qadir", "Kader"),
        ("Vasiliev", "Wassilieff"),
        ("Shukri", "Choukri"),
        ("Mannix", "Maniks"),
    ],
)
def test_the_skeleton_survives_romanisation(one: str, other: str) -> None:
    assert romanisation.skeleton(one) == romanisation.skeleton(other)


@pytest.mark.parametrize(
    ("one", "other", "most"),
    [
        ("Tarkhov", "Tarhov", 0.2),
        ("Lukyanov", "Lukianov", 0.2),
        ("Qasemi", "Ghasemi", 0.4),
        ("Yusufov", "Yousufov", 0.4),
        ("Brannigan", "Branigan", 0.2),
        ("Castlemain", "Castelmain", 0.6),
    ],
)
def test_what_scripts_confuse_costs_little(one: str, other: str, most: float) -> None:
    assert 0 < romanisation.cost(one, other) <= most


@pytest.mark.parametrize(("one", "other"), [("Harlow", "Barlow"), ("Morton", "Horton"), ("Selby", "Selwyn")])
def test_another_letter_costs_one(one: str, other: str) -> None:
    assert romanisation.cost(one, other) >= 0.9


@given(names, names)
def test_cost_is_symmetrical_and_nothing_only_between_the_same_letters(one: str, other: str) -> None:
    assert romanisation.cost(one, other) == pytest.approx(romanisation.cost(other, one))
    assert (romanisation.cost(one, other) == 0) == (romanisation.plain(one) == romanisation.plain(other))


@given(names, names)
def test_the_differences_lie_in_the_names_in_order(one: str, other: str) -> None:
    a, b = romanisation.plain(one), romanisation.plain(other)
    at_a = at_b = 0
    for difference in romanisation.differences(one, other):
        at_a, at_b = a.index(difference.one, at_a), b.index(difference.other, at_b)
        at_a, at_b = at_a + len(difference.one), at_b + len(difference.other)
        assert difference.reason in REASONS


@given(st.lists(names))
def test_many_names_are_plain_as_each_is(several: list[str]) -> None:
    assert romanisation.plain_names(several) == [romanisation.plain(name) for name in several]


@given(names, names)
def test_names_that_share_no_letters_are_not_worth_comparing(one: str, other: str) -> None:
    a, b = romanisation.plain(one), romanisation.plain(other)
    if not set(a) & set(b):
        assert romanisation.unshared(a, b) == max(len(a), len(b))


def test_the_explanation_names_the_letters_and_the_script() -> None:
    assert romanisation.explain("Parnatz", "Barnats") == "p/b and tz/ts are each one letter in Arabic script"
    assert romanisation.explain("Tarhov", "Tarkhov") == "h/kh render the same Cyrillic letters"
    assert romanisation.explain("Branigan", "Brannigan") == "n/nn: a letter is doubled in one form only"
    assert "capital or an accent" in romanisation.explain("Jong-un", "Jong Un")


def test_a_very_long_word_is_not_compared() -> None:
    assert romanisation.cost("a" * 5000, "a" * 4999 + "b") == romanisation.FAR


def test_every_confusion_has_a_known_reason_and_a_price_below_a_letter() -> None:
    for row in CONFUSIONS:
        assert row.reason in REASONS, row
        assert 0 < row.cost < 1, row
        assert row.one != row.other, row
