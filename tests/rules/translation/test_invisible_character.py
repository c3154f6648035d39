"""Characters that nobody sees."""

import pytest
from translation_remarks import fixed, flagged, remarks

from lint_rules.rules.translation import invisible_character


@pytest.mark.parametrize("mark", ["\u200b", "\u00ad", "\u202e", "\u2060", "\ufeff", "\u0007"])
def test_taken_out(mark: str) -> None:
    assert fixed(invisible_character, f"The har{mark}bour was dredged.") == "The harbour was dredged."


def test_odd_spaces_become_plain() -> None:
    assert fixed(invisible_character, "The\u2009path is\u00a040\u00a0km long.") == "The path is 40 km long."


def test_no_break_spaces_are_told_once() -> None:
    (remark,) = remarks(invisible_character, "The path is 40\u00a0km long and 2\u00a0m wide.")
    assert (remark.start, remark.end) == (14, 15)
    assert "2 times" in remark.message
    assert [aside.start for aside in remark.related] == [28]


def test_written_as_an_entity_it_is_meant() -> None:
    assert not flagged(invisible_character, "The path is 40&nbsp;km long.\n", "story.md")


def test_spaces_in_a_web_page_are_a_note() -> None:
    page = "<html><body><article><p>The path is 40\u00a0km long, the keeper said on Monday.</p></article></body></html>"
    (remark,) = remarks(invisible_character, page, "story.html")
    assert remark.severity == "info"


def test_joiners_at_work() -> None:
    assert not flagged(invisible_character, "A family \U0001f468\u200d\U0001f469\u200d\U0001f467 waved.")
    assert not flagged(invisible_character, "It says (\u0645\u06cc\u200c\u0631\u0648\u0645) there.")
