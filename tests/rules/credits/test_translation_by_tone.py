from lint_rules import check_text

PLAIN = " ".join(["The baker opened the door at six and the miller brought the flour up the lane."] * 12)
MARKED = "Moreover, the lock opened. At the same time, boats waited. In addition, eels came. Thus, all cheered. "
RULE = ("credits/uncredited-translation",)


def test_a_story_full_of_translators_phrases_is_asked_for_its_original() -> None:
    (finding,) = check_text(f"{MARKED}{PLAIN}\n", select=RULE)
    assert finding.text == "Moreover, the lock opened."


def test_a_named_translator_answers_the_question() -> None:
    note = "Translated from Arabic by Lena Berg; first published by Clarín."
    assert check_text(f"{MARKED}{PLAIN}\n\n{note}\n", select=RULE) == []


def test_plain_copy_is_not_asked() -> None:
    assert check_text(f"{PLAIN} {PLAIN}\n", select=RULE) == []
