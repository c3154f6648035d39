"""Markup, placeholders and translator's notes."""

import pytest
from translation_remarks import fixed, flagged, remarks

from lint_rules.rules.translation import leftover_markup


@pytest.mark.parametrize(
    ("text", "part", "pattern"),
    [
        ("Hail &nbsp; fell.", "&nbsp;", "D114"),
        ("The sluice was <b>shut.", "<b>", "D114"),
        ("The sluice was shut.<!-- check", "<!--", "D114"),
        ('Shut. [gallery ids="4,7"] Open.', '[gallery ids="4,7"]', "D114"),
        ("It rose {{ chart }} in May.", "{{ chart }}", "D114"),
        ("It is shut. [ADD MAP] It opens.", "[ADD MAP]", "D114"),
        ("The keeper, TK, shut it.", "TK", "D114"),
        ("See [the map](https://dorn.example/map) now.", "[the map](https://dorn.example/map)", "D114"),
        ("It weighs 30 poods (half a ton -ed.), he said.", "(half a ton -ed.)", "D115"),
        ("It is dear [translator: check] now.", "[translator: check]", "D115"),
        ("TN: a pun is lost here.", "TN:", "D115"),
    ],
)
def test_where_it_stands(text: str, part: str, pattern: str) -> None:
    (remark,) = remarks(leftover_markup, text)
    assert (text[remark.start : remark.end], remark.pattern) == (part, pattern)


def test_entities_are_spelled_out() -> None:
    assert fixed(leftover_markup, "Bread &amp;amp; butter in a caf&eacute;.") == "Bread & butter in a caf\u00e9."


@pytest.mark.parametrize(
    "text",
    [
        "Marks & Dorn; R&D costs.",
        "\u201cIt were [sic] late.\u201d",
        "The editor (Ed Harker) left.",
        "TK Maxx is in Dorn, TN.",
        "3 < 5 > 2",
    ],
)
def test_silence(text: str) -> None:
    assert not flagged(leftover_markup, text)


def test_what_a_format_reads_is_no_leftover() -> None:
    assert not flagged(leftover_markup, "The **sluice** &nbsp;is [shut](https://dorn.example).\n", "story.md")


def test_a_code_that_stands_twice_is_told_once_and_mended_everywhere() -> None:
    text = "The caf&eacute; is shut. Another caf&eacute; is open.\n"
    assert flagged(leftover_markup, text) == ["&eacute;"]
    assert fixed(leftover_markup, text) == "The caf\u00e9 is shut. Another caf\u00e9 is open.\n"
