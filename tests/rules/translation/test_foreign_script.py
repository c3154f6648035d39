"""Words and marks of another script."""

import pytest
from translation_remarks import fixed, flagged, remarks

from lint_rules.rules.translation import foreign_script


def test_run_of_words() -> None:
    text = "The \u043d\u043e\u0432\u044b\u0439 \u043f\u0430\u0440\u043e\u043c sailed."
    (remark,) = remarks(foreign_script, text)
    assert (remark.start, remark.end, remark.pattern) == (4, 15, "D110")
    assert "Cyrillic" in remark.message


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("Wind\u060c rain and hail.", "Wind, rain and hail."),
        ("On Monday\uff0cthe pool shut.", "On Monday, the pool shut."),
        ("Did it hold\u061f Nobody knows.", "Did it hold? Nobody knows."),
        ("The crew\uff08nine\uff09left.", "The crew (nine) left."),
        ("It opens at \u0667.", "It opens at 7."),
    ],
)
def test_marks_and_digits_are_replaced(text: str, cure: str) -> None:
    assert fixed(foreign_script, text) == cure


@pytest.mark.parametrize(
    "text",
    [
        "The ferry (\u043f\u0430\u0440\u043e\u043c) sailed.",
        "The ferry [\u6e21\u8239\u3002] sailed.",
        "The play \u201c\u041f\u0430\u0440\u043e\u043c\u201d (\u201cThe Ferry\u201d) opened.",
        "The sign read \u201c\u51fa\u53e3\u201d in red.",
        "The angle \u03b2 is small.",
        "Caf\u00e9 Zo\u00eb, \u0141\u00f3d\u017a, \u0130zmir.",
    ],
)
def test_marked_originals_and_symbols(text: str) -> None:
    assert not flagged(foreign_script, text)


def test_quoted_words_are_queried() -> None:
    (remark,) = remarks(foreign_script, "\u201cThe \u043f\u0430\u0440\u043e\u043c is late,\u201d she said.")
    assert "query the translator" in remark.message
