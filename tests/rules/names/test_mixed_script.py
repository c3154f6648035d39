"""A name written half in one script and half in another."""

from name_remarks import mended, remarks, spans

CYRILLIC_A = "\u0430"


def test_a_cyrillic_letter_in_a_name_is_found_and_mended() -> None:
    text = f"The lock was drawn by Oleg P{CYRILLIC_A}vlenko."
    assert spans("mixed-script", text) == [f"P{CYRILLIC_A}vlenko"]
    assert mended("mixed-script", text, unsafe=False) == "The lock was drawn by Oleg Pavlenko."


def test_a_name_in_two_scripts() -> None:
    text = "The lock was drawn by Oleg \u041f\u0430\u0432\u043b\u0435\u043d\u043a\u043e."
    assert spans("mixed-script", text) == ["Oleg \u041f\u0430\u0432\u043b\u0435\u043d\u043a\u043e"]


def test_the_original_in_brackets_is_welcome() -> None:
    assert not remarks(
        "mixed-script",
        "Oleg Pavlenko (\u041e\u043b\u0435\u0433 \u041f\u0430\u0432\u043b\u0435\u043d\u043a\u043e) drew it.",
    )
