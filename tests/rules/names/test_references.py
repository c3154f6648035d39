"""First and second references: orphans, repetitions, titles taken over word by word."""

import pytest
from name_remarks import mended, remarks, spans


def test_a_surname_out_of_nowhere() -> None:
    text = "The pier was closed on Monday.\n\nMr Fennigore said that the timbers were rotten."
    assert spans("orphan-surname", text) == ["Mr Fennigore"]
    assert not remarks("orphan-surname", text, known=["Fennigore"])


@pytest.mark.parametrize(
    "text",
    [
        "The pier was closed.\n\nHarbour master Fennigore said that the timbers were rotten.",
        "Orla Fennigore closed the pier.\n\nMs Fennigore said that the timbers were rotten.",
        "The pier was closed.\n\nMr Fennigore, who runs it, said that the timbers were rotten.",
        "The pier was closed.\n\n“Mr Fennigore is right,” a fisherman said.",
        "The Fennigore Museum is shut.\n\nMr Fennigore said that the timbers were rotten.",
        "The play opened on Monday.\n\nAna Ruiz was applauded as Mrs Fennigore in the second act.",
    ],
)
def test_surnames_that_readers_can_place(text: str) -> None:
    assert not remarks("orphan-surname", text)


def test_a_second_introduction_is_reported_and_shortened() -> None:
    text = (
        "Transport Minister Ada van Okello opened the ferry.\n\nThe crew waved.\n\n"
        "Critics of Transport Minister Ada van Okello stayed at home."
    )
    (remark,) = remarks("repeated-introduction", text)
    assert text[remark.start : remark.end] == "Transport Minister Ada van Okello"
    assert remark.start > text.index("Critics")
    assert remark.suggestion == "van Okello"
    assert mended("repeated-introduction", text).endswith("Critics of van Okello stayed at home.")


@pytest.mark.parametrize(
    "text",
    [
        "Mayor Ada Okello spoke.\n\nMayor Tom Okello of Tarhaven left.\n\nMayor Ada Okello sang.",
        "Mayor Ada Okello spoke.\n\n“Mayor Ada Okello sang,” a boy said.",
        "Mayor Ada Okello spoke, and Mayor Ada Okello sang.",
        "Ms Ada Okello spoke.\n\nMs Ada Okello sang.",
    ],
)
def test_repetitions_that_have_their_reason(text: str) -> None:
    assert not remarks("repeated-introduction", text)


@pytest.mark.parametrize(
    ("text", "words", "result"),
    [
        ("Reserve Major Tomas Ruiz left.", "Reserve Major Tomas Ruiz", "retired Major Tomas Ruiz left."),
        (
            "It was drawn by Doctor Engineer Samir Halabi.",
            "Doctor Engineer Samir Halabi",
            "It was drawn by Doctor Samir Halabi.",
        ),
        ("They met Mister President Okello.", "Mister President Okello", "They met President Okello."),
    ],
)
def test_calqued_titles(text: str, words: str, result: str) -> None:
    assert spans("calqued-title", text) == [words]
    assert mended("calqued-title", text) == result


@pytest.mark.parametrize("text", ["Major General Tomas Ruiz left.", "“Reserve Major Tomas Ruiz left,” she said."])
def test_english_ranks_and_quotations(text: str) -> None:
    assert not remarks("calqued-title", text)


def test_a_namesake_leaves_the_title_before_the_surname() -> None:
    text = "Mayor Ada Okello spoke.\n\nThe brother of Tom Okello left.\n\nMayor Ada Okello sang."
    assert mended("repeated-introduction", text).endswith("\n\nMayor Okello sang.")


@pytest.mark.parametrize(
    ("second", "better"),
    [
        ("Jonas Vane, the spokesman of the harbour, said it was late.", "Vane said it was late."),
        ("The spokesman of the harbour Jonas Vane said it was late.", "Vane said it was late."),
        ("The harbour's spokesman, Jonas Vane, said it was late.", "Vane said it was late."),
    ],
)
def test_a_role_in_apposition_introduces_too(second: str, better: str) -> None:
    first = "The harbour's spokesman, Jonas Vane, welcomed the ferry.\n\nThe crew waved.\n\n"
    assert mended("repeated-introduction", first + second) == first + better


def test_a_namesake_leaves_the_full_name_without_the_apposition() -> None:
    text = (
        "The harbour's spokesman, Jonas Vane, welcomed the ferry.\n\nThe brother of Orla Vane waved.\n\n"
        "Jonas Vane, the spokesman of the harbour, said it was late."
    )
    assert mended("repeated-introduction", text).endswith("\n\nJonas Vane said it was late.")


def test_another_role_is_no_repetition() -> None:
    text = (
        "The harbour's spokesman, Jonas Vane, welcomed the ferry.\n\n"
        "Jonas Vane, the chairman of the library, said it was late."
    )
    assert not remarks("repeated-introduction", text)


def test_an_unknown_speaker_who_opens_a_paragraph_is_a_warning_among_people_who_are_introduced() -> None:
    others = "Harbour master Orla Castlemain closed the pier on Monday.\n\n"
    (remark,) = remarks("orphan-surname", others + "Fennigore said that the timbers were rotten.")
    assert (remark.start, remark.severity) == (len(others), "warning")
    (remark,) = remarks("orphan-surname", others + "On Monday Fennigore said that the timbers were rotten.")
    assert remark.severity == "info"


def test_a_body_that_speaks_needs_no_first_name() -> None:
    text = (
        "Harbour master Orla Castlemain closed the pier on Monday.\n\nFennigore said that the timbers were rotten.\n\n"
        "Tickets of the shipping company Fennigore are valid on other lines."
    )
    assert all(remark.severity == "info" for remark in remarks("orphan-surname", text))


@pytest.mark.parametrize(
    "sentence",
    [
        "Fennigore, by contrast, thinks the timbers were sound.",
        "Fennigore, for her part, said the timbers were sound.",
        "Fennigore also doubts the timetable.",
        "Fennigore, too, said that the timbers were sound.",
        "Fennigore shrugged and went back to the boat.",
    ],
)
def test_an_unknown_person_who_thinks_aloud_is_a_warning_wherever_it_stands(sentence: str) -> None:
    text = f"Harbour master Orla Castlemain closed the pier on Monday. {sentence}"
    (remark,) = remarks("orphan-surname", text)
    assert (text[remark.start : remark.end], remark.severity) == ("Fennigore", "warning")


@pytest.mark.parametrize(
    "sentence",
    [
        "The Fennigore, meanwhile, said prices had risen.",
        "Fennigore, a diver, thinks the timbers were sound.",
        "Diver Fennigore also doubts the timetable.",
        "Fennigore, the shipyard, also said prices had risen.",
    ],
)
def test_bodies_and_people_with_a_role_may_think(sentence: str) -> None:
    text = f"Harbour master Orla Castlemain closed the pier on Monday. {sentence}"
    assert not any(remark.severity == "warning" for remark in remarks("orphan-surname", text))


@pytest.mark.parametrize(
    ("text", "words", "result"),
    [
        ("Staff Brigadier Tomas Ruiz left.", "Staff Brigadier Tomas Ruiz", "Brigadier Tomas Ruiz left."),
        ("Colonel Pilot Tomas Ruiz left.", "Colonel Pilot Tomas Ruiz", "Colonel Tomas Ruiz left."),
        (
            "Retired Staff Major General Navigator Tomas Ruiz left.",
            "Retired Staff Major General Navigator Tomas Ruiz",
            "Retired Major General Tomas Ruiz left.",
        ),
    ],
)
def test_branches_of_service_beside_a_rank(text: str, words: str, result: str) -> None:
    assert spans("calqued-title", text) == [words]
    assert mended("calqued-title", text) == result


@pytest.mark.parametrize(
    "text",
    [
        "Staff Sergeant Tomas Ruiz left.",
        "Chief of Staff General Tomas Ruiz left.",
        "The ministry's Chief of Defence Staff General Tomas Ruiz left.",
        "Retired General Tomas Ruiz wrote to the General Staff.",
        "The ship's Staff Captain Tomas Ruiz left.",
        "Chief of the General Staff Lieutenant General Tomas Ruiz left.",
    ],
)
def test_english_titles_with_staff(text: str) -> None:
    assert not remarks("calqued-title", text)


def test_a_headline_introduces_nobody() -> None:
    text = "Crew waves at Transport Minister Ada Okello - Tarhaven News\n\n{}Transport Minister Ada Okello waved back."
    assert not remarks("repeated-introduction", text.format(""))
    assert remarks("repeated-introduction", text.format("Transport Minister Ada Okello rowed.\n\n"))
