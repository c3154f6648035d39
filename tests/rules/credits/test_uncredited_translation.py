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
