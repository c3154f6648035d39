"""When two names that look alike are two names."""

import pytest

from lint_rules.document import read
from lint_rules.language import name_pairs
from lint_rules.language.story import Story
from lint_rules.language.two_names import compatible, set_apart


def pairs(text: str) -> list[tuple[str, str]]:
    """The pairs of a story that are called one name, settled form first."""
    found = name_pairs.candidates(Story(read.read("story.txt", text.encode())))
    return [(c.main.text, c.odd.text) for c in found if c.score >= name_pairs.LIKELY]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Nakamuro", "Nakamori"),
        ("Sakano", "Sagato"),
        ("Torbanov", "Torbanovo"),
        ("Barlinskoff", "Barlinskov"),
        ("Barmutiv", "Barmutivske"),
        ("Zephyron-C", "Zephyron-S"),
        ("Mislav", "Mislavl"),
    ],
)
def test_letters_that_make_two_names(one: str, other: str) -> None:
    assert set_apart(one, other)
    assert set_apart(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Tonogashi", "Tonokashi"),
        ("Ohsawara", "Osawara"),
        ("Torbanov", "Torbanow"),
        ("Hryntsevych", "Grintsevich"),
        ("Zemlensky", "Zemlenskyy"),
    ],
)
def test_letters_that_may_be_one(one: str, other: str) -> None:
    assert not set_apart(one, other)


def test_given_names_that_differ_by_a_vowel_only_are_two() -> None:
    assert not compatible(frozenset({"Kamal"}), frozenset({"Kamel"}))
    assert compatible(frozenset({"Sergei"}), frozenset({"Serhii"}))


def test_a_role_of_their_own_makes_two_people() -> None:
    assert not pairs("Tomas Barlek, a mason, built the wall.\n\nThe crew waved. Tomas Parlek, a poet, praised it.")
    assert pairs("Tomas Barlek, a mason, built the wall.\n\nThe crew waved. Tomas Parlek, the mason, praised it.")


def test_one_letter_beside_one_role_is_one_person() -> None:
    text = "The harbour's lawyer, Edna {}, won.\n\nThe crew waved. The harbour's lawyer, Edna {}, then slept."
    assert pairs(text.format("Thornpson", "Thornson")) == [("Thornpson", "Thornson")]


def test_a_given_name_that_is_a_word_opens_a_sentence() -> None:
    assert not pairs("The town met Nora Ruskill.\n\nMark Russill, a poet, sang. Mark Russill slept.")


def test_a_listed_surname_alone_is_the_one_introduced() -> None:
    assert pairs(
        "Baek Dong-wook has run the ferry for years. Baek bought it.\n\nThe boat leaks, and Paek knows it."
    ) == [("Baek", "Paek")]


def test_a_name_with_its_article_and_without() -> None:
    text = "Pilot Abdel Rahman al-Tahibi rowed.\n\nThe crew waved. The town thanked pilot Abdul Rahman Taheebi."
    assert ("al-Tahibi", "Taheebi") in pairs(text)
