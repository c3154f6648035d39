import pytest
from credits_remarks import flagged, queries, remarks

from lint_rules.rules.credits import uncredited_translation as rule

MATTER = "---\ntitle: The dam held\n{}---\n\nThe dam held on Monday.\n"


def test_a_translation_without_a_translator() -> None:
    (remark,) = remarks(rule, MATTER.format("translated_from: Spanish\n"), "a.md")
    assert remark.message == "the story is a translation but does not name the translator and the original's outlet"
    (remark,) = remarks(rule, MATTER.format("translated_from: Spanish\nsource: Clarín\n"), "a.md")
    assert remark.message == "the story is a translation but does not name the translator"
    assert flagged(rule, MATTER.format("translated_from: Spanish\n"), "a.md") == ["Spanish"]


def test_a_note_that_tells_half() -> None:
    assert flagged(rule, "The dam held on Monday, engineers said.\n\nTranslated from Spanish.\n") == [
        "Translated from Spanish."
    ]


def test_a_note_above_the_copy() -> None:
    story = "DAM HOLDS\n\nTranslated from Spanish\n\nOSTREL — The dam held on Monday, engineers said, and it rained.\n"
    assert flagged(rule, story) == ["Translated from Spanish"]


def test_complete_credits_will_do() -> None:
    assert not remarks(
        rule, MATTER.format("translated_from: es\ntranslator: Tom Vesk\noriginal: http://x.y/z\n"), "a.md"
    )
    assert not remarks(rule, MATTER.format("translated_from: es\ntranslator: Tom Vesk\nsource: Clarín\n"), "a.md")
    note = "The dam held.\n\nTranslated by machine from Spanish and reviewed; originally published by Clarín.\n"
    assert not remarks(rule, note)


@pytest.mark.parametrize("outlet", ["Ostrel Net", "Al Arabiya", "Clarín"])
def test_interviews_given_to_an_outlet_in_another_language(outlet: str) -> None:
    once = f"The dam will hold, Tom Vesk told {outlet}.\n"
    assert queries(rule, once)
    assert not flagged(rule, once)
    assert flagged(rule, f"{once}\n“It is new,” he tells {outlet}.\n") == [outlet]


def test_english_outlets_are_no_sign() -> None:
    assert not remarks(rule, "The dam will hold, Tom Vesk told Reuters. He told Reuters that it was new.\n")


@pytest.mark.parametrize(
    "sentence",
    [
        "This conversation was translated from Marenian.",
        "This report was first written in Spanish, then translated.",
        "The interview was conducted in Arabic and translated for the port's website.",
        "Our conversation was abridged and translated into English.",
    ],
)
def test_a_sentence_of_the_copy_that_tells_of_a_translation(sentence: str) -> None:
    (found,) = flagged(rule, f"The dam held on Monday, engineers said. {sentence} It rained.\n")
    assert sentence.startswith(found)


@pytest.mark.parametrize(
    "sentence",
    [
        "This interview was translated from Persian by Tom Vesk; it was first published by Clarín.",
        "His novel has been translated into nine languages.",
        "“This report was translated badly,” she said.",
        "The report was translated for the council.",
    ],
)
def test_what_else_is_translated_and_a_full_credit(sentence: str) -> None:
    assert not remarks(rule, f"The dam held on Monday, engineers said. {sentence} It rained.\n")


def test_the_author_s_outlet_is_the_original_s() -> None:
    copy = "The dam held on Monday, engineers said, and it rained on the town and the river.\n"
    note = "Translated from Spanish by Tom Vesk"
    assert not remarks(rule, f"By Ana Brodik, Ostrel Net\n{note}\n\n{copy}")
    assert flagged(rule, f"By Ana Brodik\n{note}\n\n{copy}") == [note]
