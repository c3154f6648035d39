"""Full names without a story around them."""

import pytest

from lint_rules.language import full_names

SURE = 0.5


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orla Fennimore", "FENNIMORE, Orla"),
        ("Orla Fennimore", "Orla Fenimore"),
        ("Олег Павленко", "Oleg Pavlenko"),
        ("Tarhaven Shipping Ltd", "Tarhaven Shipping Limited"),
        ("T.H. Shipping GmbH", "TH Shipping GmbH"),
        ("Yusuf al-Tamiri", "Yousuf Al Tamiri"),
    ],
)
def test_one_name(one: str, other: str) -> None:
    assert full_names.probability(one, other) > SURE
    assert full_names.probability(other, one) == pytest.approx(full_names.probability(one, other), abs=0.2)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Orla Fennimore", "Tom Castle"),
        ("Tarhaven Shipping Ltd", "Ardenmouth Dredging Ltd"),
        ("Ana Okello", "Tom Okello"),
    ],
)
def test_two_names(one: str, other: str) -> None:
    assert full_names.probability(one, other) < SURE


def test_legal_forms_and_titles_are_set_apart() -> None:
    assert full_names.parts("The Tarhaven Company, Limited") == (("tarhaven",), ("ltd", "co", "the"))
    assert full_names.parts("Mr Yusuf al-Tamiri")[0] == ("yusuf", "tamiri")
