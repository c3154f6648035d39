"""Two full names of one person."""

import pytest

from lint_rules.document import read
from lint_rules.language import same_person
from lint_rules.language.story import Story


def pairs(first: str, second: str) -> list[tuple[str, str]]:
    text = f"Pilot {first} brought the ferry in.\n\nThe crew waved. The town thanked pilot {second}."
    return list(same_person.pairs(Story(read.read("story.txt", text.encode()))))


@pytest.mark.parametrize(
    ("first", "second", "words"),
    [
        ("Mahmoud Tarkibi", "Mahmud Tarqibi", ("Tarkibi", "Tarqibi")),
        ("Mykola Hlushchenko", "Nikolai Glushchenko", ("Hlushchenko", "Glushchenko")),
        ("Ri Kwang Jin", "Lee Gwang-jin", ("Ri", "Lee")),
        ("Teng Kuo-hua", "Deng Guohua", ("Teng", "Deng")),
        ("Viktor Tarkibi", "Victor Tarkibi", ("Viktor", "Victor")),
    ],
)
def test_the_words_that_differ_are_told(first: str, second: str, words: tuple[str, str]) -> None:
    assert pairs(first, second) == [words]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Hassan Tarkibi", "Hossein Tarqibi"),
        ("Lena Haldersen", "Lene Halderson"),
        ("Lee Min-hee", "Yi Min-ho"),
        ("Galina Morozova", "Halyna Morozov"),
        ("Mahmoud Tarkibi", "Mahmoud Tarkibi"),
    ],
)
def test_two_people_are_kept_apart(first: str, second: str) -> None:
    assert not pairs(first, second)


def test_short_names_are_one_by_the_table() -> None:
    assert same_person.same_family_name("Choe", "Choi")
    assert not same_person.same_family_name("Choe", "Cho")
    assert same_person.listed_family("Ri")


def test_many_people_take_no_time() -> None:
    names = " ".join(f"{chr(65 + i % 26)}arek Tar{chr(97 + i // 26)}{chr(97 + i % 26)}ibi rowed." for i in range(600))
    assert len(same_person.full_names(Story(read.read("story.txt", names.encode())))) <= same_person.MOST_PEOPLE
