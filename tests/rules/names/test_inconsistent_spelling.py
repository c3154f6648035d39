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
