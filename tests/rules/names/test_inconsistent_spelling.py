"""One person, one spelling."""

import pytest
from name_remarks import mended, remarks, spans

RULE = "inconsistent-spelling"

THROUGH_ARABIC = (
    "Retired Col. Viktor Barandits believes that the lock will hold.\n\n"
    "The mayor was not so sure.\n\n"
    "Parantitz said that the gates were new."
)


def test_a_name_that_came_through_arabic_is_found_with_both_places_and_the_reason() -> None:
    (remark,) = remarks(RULE, THROUGH_ARABIC)
    assert THROUGH_ARABIC[remark.start : remark.end] == "Parantitz"
    assert remark.message.startswith("“Parantitz” looks like “Barandits” (line 1): p/b")
    assert "one letter in Arabic script" in remark.message
    assert "“Parantitz” is never introduced by a full name" in remark.message
    (other,) = remark.related
    assert THROUGH_ARABIC[other.start : other.end] == "Barandits"


@pytest.mark.parametrize(
    ("text", "odd"),
    [
        ("Ferryman Owen Castlemain waved.\n\nCastlemain had won. Mr Castelmain then sang.", "Castelmain"),
        ("Engineer Sofia Brannigan drew the lock.\n\nMs Branigan said it would hold.", "Branigan"),
        ("Sergei Tolmachyov rowed first.\n\nThe crew cheered. Sergei Tolmachev was glad.", "Tolmachev"),
        ("The yard belongs to Orvantis. Orvantis lost money.\n\nShares in Ovrantis fell.", "Ovrantis"),
    ],
)
def test_slips_and_romanisations_are_found_at_the_odd_form(text: str, odd: str) -> None:
    assert spans(RULE, text) == [odd]


@pytest.mark.parametrize(
    "text",
    [
        "Anna Fentimore opened the pier. Jonas Fennimore closed it.\n\nFentimore and Fennimore did not meet.",
        "Galina Morozova runs the ferry. Her husband Oleg Morozov mends it.\n\nMorozov and Morozova were glad.",
        "Latvia sent two boats. The Latvian crews arrived first.\n\nLatvians cheered.",
        "The Brannigans gave a boat.\n\nBrannigan gave another.",
        "Ask @Branigan or #Branigan.\n\nSofia Brannigan drew the lock. Brannigan was thanked.",
        "Kim Song-min rowed. Kim Song-chol steered.\n\nKim Song-min won.",
        "David Davis rowed.\n\nDavis won. David Davis was glad.",
        "Stephen Orme rowed. The boat of Steven Hartley sank.\n\nStephen Orme won.",
        "The Tarhaven-Brannigan line runs twice a day. Brannigan owns it.",
    ],
)
def test_two_names_are_left_alone(text: str) -> None:
    assert not remarks(RULE, text)


def test_the_unsafe_fix_puts_the_settled_form_but_not_into_quotations() -> None:
    text = (
        "Engineer Sofia Brannigan drew the lock. Brannigan was proud.\n\n"
        "Ms Branigan left. “Branigan was right,” the mayor said."
    )
    assert mended(RULE, text) == text.replace("Ms Branigan", "Ms Brannigan")
    assert mended(RULE, text, unsafe=False) == text


def test_the_introduced_form_is_kept_unless_the_other_is_far_commoner() -> None:
    text = "Engineer Sofia Brannigan drew the lock.\n\nMs Branigan sang. Ms Branigan left."
    assert spans(RULE, text) == ["Branigan"]
    assert mended(RULE, text) == text.replace("Branigan", "Brannigan")
    often = text + " Ms Branigan slept. Ms Branigan woke."
    assert spans(RULE, often) == ["Brannigan"]


def test_the_desk_decides() -> None:
    text = "Engineer Sofia Brannigan drew the lock.\n\nMs Branigan said it would hold."
    assert remarks(RULE, text)
    assert not remarks(RULE, text, ledger={"distinct": [["Brannigan", "Branigan"]]})
    assert not remarks(RULE, text, ledger={"distinct": [["Sofia Brannigan", "Lena Branigan"]]})
    far = "Engineer Sofia Tarkovel drew the lock.\n\nMs Darkoval said it would hold."
    assert len(remarks(RULE, far, ledger={"same": [["Tarkovel", "Darkoval"]]}, likelihood=0.999)) == 1


def test_it_is_sure_only_of_forms_that_nobody_knows() -> None:
    text = "The yard of Castlemain & Sons is shut.\n\nCastlemain lost money. Castlemain owes more. Castelmain is old."
    assert {remark.severity for remark in remarks(RULE, text)} <= {"error", "warning"}


FULL_NAMES = [
    ("Mahmoud Tarkibi", "Mahmud Tarqibi"),
    ("Viktor Yemelyashin", "Victor Emeliashin"),
    ("Rachid Bencherif", "Rashid Bensharif"),
    ("Mykola Hlushchenko", "Nikolai Glushchenko"),
    ("Abdel Aziz Zouheir", "Abdulaziz Zuhair"),
    ("Choe Song Min", "Choi Seong-min"),
    ("Deng Guohua", "Teng Kuo-hua"),
    ("Ri Kwang Jin", "Lee Gwang-jin"),
    ("Nicat Cavadov", "Nicat Javadov"),
]


@pytest.mark.parametrize(("one", "other"), FULL_NAMES)
def test_given_name_and_family_name_together_make_one_person(one: str, other: str) -> None:
    text = f"Engineer {one} drew the lock.\n\nThe mayor was glad. Engineer {other} left."
    assert remarks(RULE, text)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Engineer Hassan Tarkibi", "Engineer Hossein Tarkibi"),
        ("Engineer Lee Jung-hee", "Engineer Lee Jung-ho"),
        ("Captain Park Min-hee", "Judge Pak Min-hui"),
        ("Engineer Ivan Tarasov", "Engineer Ivan Tarasenko"),
        ("Engineer Zhou Lin", "Engineer Chou Ming"),
        ("Engineer Viktor Lobanov", "Engineer Victoria Lobanova"),
    ],
)
def test_two_people_of_nearly_one_name_stay_two(one: str, other: str) -> None:
    assert not remarks(RULE, f"{one} drew the lock.\n\nThe mayor was glad. {other} left.")


@pytest.mark.parametrize(
    ("full", "alone"),
    [("Choe Song Min", "Choi"), ("Park Min-soo", "Pak"), ("Mykola Hlushchenko", "Glushchenko")],
)
def test_a_speaker_whom_only_another_romanisation_introduces(full: str, alone: str) -> None:
    text = f"Engineer {full} drew the lock.\n\nThe mayor was glad. {alone} said it would hold."
    assert spans(RULE, text) == [alone]


def test_an_institution_keeps_the_old_spelling_of_its_town() -> None:
    town = "The ferry left Tarpan for the islands.\n\nTwo men were taken to a ward in Tarpan. "
    assert not remarks(RULE, town + "Doctors at Tarban National University Hospital treated them.")


@pytest.mark.parametrize(
    ("full", "alone"),
    [
        ("Joris Verbandt", "Verbant"),
        ("Karl D'Arendt", "Darent"),
        ("Hisham Brisli", "Burisli"),
        ("Nabil Ghlimani", "Ghulaymani"),
    ],
)
def test_a_surname_that_another_habit_of_spelling_brings_back_alone(full: str, alone: str) -> None:
    text = f"Engineer {full} drew the lock.\n\nThe mayor was glad. {alone} said it would hold."
    assert spans(RULE, text) == [alone]


SECOND_NAMES = [
    ("Abdelmoumen Tarkibi", "Abdelmounim Tarkibi"),
    ("Tran Hoang Minh", "Tran Huang Minh"),
    ("Radomir Kelvard", "Radimir Kelvard"),
    ("Nora Kelvarden", "Nora Kelvorden"),
]


@pytest.mark.parametrize(("one", "other"), SECOND_NAMES)
def test_a_full_name_that_comes_without_a_role_after_one_of_nearly_the_same_letters(one: str, other: str) -> None:
    introduced = f"The harbour's engineer, {one}, drew the lock.\n\nThe mayor was glad. "
    assert remarks(RULE, f"{introduced}{other} said it would hold.")
    assert not remarks(RULE, f"{introduced}His brother {other} said it would hold.")
    assert not remarks(RULE, f"{introduced}The judge, {other}, said it would hold.")


@pytest.mark.parametrize("other", ["Patricio Kelvard", "Patrick Kelvard", "Patience Kelvard"])
def test_a_bare_full_name_with_another_given_name_is_another_person(other: str) -> None:
    text = (
        f"The harbour's engineer, Patricia Kelvard, drew the lock.\n\nThe mayor was glad. {other} said it would hold."
    )
    assert not remarks(RULE, text)


def test_a_relation_who_is_brought_in_later_is_another_person() -> None:
    text = "Moussa Tarkana, who mends engines, rowed. Tarkana sang.\n\nHis {} Moussa Tarkane, a baker, has never rowed."
    assert not remarks(RULE, text.format("neighbour"))
    assert not remarks(RULE, text.format("cousin"))


def test_a_town_in_a_country_is_no_spelling_of_a_person() -> None:
    text = "The prize went to Delia Tarham.\n\nThe museum of a college in Tarhan{} lent the boat."
    assert not remarks(RULE, text.format(", North Carolina,"))
    assert not remarks(RULE, text.format(", Poland,"))
