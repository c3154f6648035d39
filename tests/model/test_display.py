"""Text made fit for one line of a report."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from lint_rules.model.display import folded, plain

TEXTS = st.text(st.one_of(st.sampled_from(" \t\n\r\u00a0\u2003\u2028a“é"), st.characters()))


@given(TEXTS)
def test_white_space_is_folded_to_single_spaces(text: str) -> None:
    assert folded(text) == " ".join(text.split())


@given(TEXTS)
def test_what_is_shown_stands_on_one_line_and_steers_nothing(text: str) -> None:
    assert len(plain(text).splitlines()) <= 1
    assert not any(ord(character) < 0x20 or character == "\x7f" for character in plain(text))
