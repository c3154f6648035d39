"""Initials that the story never spells out."""

import pytest
from name_remarks import remarks, spans

RULE = "unexpanded-abbreviation"


def test_a_formal_initialism_beside_the_common_name_is_reported_with_every_place() -> None:
    text = "Boats left North Korea at dawn. The DPRK wants them back. A ship of the DPRK followed."
    (remark,) = remarks(RULE, text)
    assert text[remark.start : remark.end] == "The DPRK"
    assert remark.suggestion == "North Korea"
    assert [text[a.start : a.end] for a in remark.related] == ["DPRK", "North Korea"]


def test_official_initials_of_a_country_need_no_common_name_beside_them() -> None:
    text = "A team from the ROK dredged the bay. The ROK paid for it."
    (remark,) = remarks(RULE, text)
    assert (text[remark.start : remark.end], remark.severity, remark.suggestion) == ("ROK", "warning", "South Korea")
    (query,) = remarks(RULE, "The boats have RB plates.")
    assert query.severity == "info"


@pytest.mark.parametrize(
    "text",
    [
        "The Democratic People's Republic of Korea (DPRK) wants its boats. North Korea has few.",
        "North Korea wants its boats. “The DPRK will have them,” an envoy said.",
        "NATO, the EU, the BBC and the USSR are known.",
        "The Tarhaven Eel Board (TEB) met. The TEB eats eels.",
        "The TEB, or Tarhaven Eel Board, met.",
    ],
)
def test_explained_and_known_letters_are_left_alone(text: str) -> None:
    assert not remarks(RULE, text)


def test_unknown_letters_are_a_query() -> None:
    text = "The TQEB met on Monday."
    (remark,) = remarks(RULE, text)
    assert (text[remark.start : remark.end], remark.severity) == ("TQEB", "info")
    assert not remarks(RULE, text, known=["TQEB"])


def test_two_expansions_of_one_abbreviation() -> None:
    text = "The Tarhaven Eel Board (TQB) met. The Town Quay Bureau (TQB) did not. The Tarhaven Quay Board (TQB) slept."
    assert spans(RULE, text) == ["TQB"]


def test_letters_that_act_are_a_warning_and_letters_that_are_mentioned_a_query() -> None:
    (acting,) = remarks(RULE, "The pier was closed.\n\nThe QVDB has sent two barges.")
    (mentioned,) = remarks(RULE, "The pier was closed.\n\nTwo barges with QVDB plates came.")
    assert (acting.severity, mentioned.severity) == ("warning", "info")


@pytest.mark.parametrize(
    "text",
    [
        "The river police, the QVDB, sent a barge.\n\nThe QVDB has sent two more.",
        "The QVDB has sent two barges. The QVDB, a dredging board, wants a third.",
    ],
)
def test_letters_in_apposition_stay_a_query(text: str) -> None:
    assert [remark.severity for remark in remarks(RULE, text)] == ["info"]


@pytest.mark.parametrize("words", ["declined to comment", "replied by letter", "at Arlen Moor was two thirds full"])
def test_letters_that_answer_or_stand_somewhere_act_too(words: str) -> None:
    (remark,) = remarks(RULE, f"The pier was closed.\n\nThe QVDB {words}.")
    assert remark.severity == "warning"


@pytest.mark.parametrize("words", ["of Arlen is small", "plates came"])
def test_a_measure_of_something_and_a_first_part_of_a_name_stay_a_query(words: str) -> None:
    (remark,) = remarks(RULE, f"The pier was closed.\n\nThe QVDB {words}.")
    assert remark.severity == "info"
