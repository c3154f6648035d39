"""Figures, dates, times and small letters."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translation_remarks import fixed, flagged, remarks

from lint_rules.rules.translation import _dates, locale_format


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("Catches fell by 4,5% again.", "Catches fell by 4.5% again."),
        ("Catches fell by 4,5 % again.", "Catches fell by 4.5% again."),
        ("It cost 2.400.000 euros.", "It cost 2,400,000 euros."),
        ("It cost 2.400,50 euros.", "It cost 2,400.50 euros."),
        ("A ticket costs 15 \u20ac now.", "A ticket costs \u20ac15 now."),
        ("They paid $ 30 each.", "They paid $30 each."),
        ("It sold 7 mln bricks.", "It sold 7 million bricks."),
        ("It cost $ 7 mln to build.", "It cost $7 million to build."),
        ("It was shut in 2016 year.", "It was shut in 2016."),
        ("The XVII century chapel.", "The 17th century chapel."),
        ("It opens on tuesday.", "It opens on Tuesday."),
        ("A norwegian trawler docked.", "A Norwegian trawler docked."),
        ("They fell by 30 percents.", "They fell by 30 percent."),
        ("About 30 % were torn.", "About 30% were torn."),
    ],
)
def test_safe_fixes(text: str, cure: str) -> None:
    assert fixed(locale_format, text) == cure


@pytest.mark.parametrize(
    ("text", "part", "suggestion"),
    [
        ("It opened on 14.09.2021 at noon.", "14.09.2021", "14 September 2021"),
        ("It shuts on the 9th of October.", "on the 9th of October", "on 9 October"),
        ("They sing at 19.30 hours.", "19.30 hours", "7:30 p.m."),
        ("It holds 45 000 tons.", "45 000", "45,000"),
        ("It cost 5 mlrd in all.", "5 mlrd", "5 billion"),
    ],
)
def test_cures_that_want_an_editor(text: str, part: str, suggestion: str) -> None:
    (remark,) = remarks(locale_format, text)
    assert (text[remark.start : remark.end], remark.suggestion, remark.safe) == (part, suggestion, False)


@pytest.mark.parametrize(
    "text",
    [
        "Version 2.4.2021 is out at 10.0.0.12.",
        "Lots 3,5 and 7 sold; call 020 555 123.",
        "He may march on; it took 19 hours 30 minutes.",
        "French fries, french windows, polish for the table.",
        "Henry VIII met them on the Fourth of July.",
        "all of this is written by one who likes no capitals, on a monday, in spanish, and so it goes on and on.",
    ],
)
def test_silence(text: str) -> None:
    assert not flagged(locale_format, text)


def test_quoted_words_are_queried() -> None:
    (remark,) = remarks(locale_format, 'She said: "It is 30 % cheaper."')
    assert "query the translator" in remark.message
    assert not remark.edits


@given(st.integers(0, 24), st.integers(0, 59))
def test_every_time_of_day_has_a_name(hour: int, minute: int) -> None:
    shown = _dates.clock(hour, minute)
    assert shown in ("noon", "midnight") or shown.endswith(("a.m.", "p.m."))
