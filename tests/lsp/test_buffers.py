import pytest

pytest.importorskip("pygls", reason="the lsp extra is not installed")

from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from lint_rules.lsp.buffers import Buffer

TEXTS = st.text(alphabet="ab\n\ré😀\u2028\x0c", max_size=30)


def buffer(text: str, encoding: str | None = None) -> Buffer:
    return Buffer("file:///a.txt", "/a.txt", "plaintext", 1, text, encoding)


@given(TEXTS, st.sampled_from(["utf-8", "utf-16", "utf-32"]))
def test_positions_lead_back_to_their_offsets_in_every_encoding(text: str, encoding: str) -> None:
    held = buffer(text, encoding)
    for offset in range(len(text) + 1):
        if text[offset - 1 : offset + 1] == "\r\n":
            continue
        position = held.position(offset)
        if held.source.line_text(position.line + 1) or position.character == 0:
            assert held.offset(position) == min(
                offset, held.source.line_start(position.line + 1) + len(held.source.line_text(position.line + 1))
            )


@given(TEXTS, TEXTS, st.data())
def test_an_edit_replaces_what_lies_between_its_ends(text: str, new: str, data: st.DataObject) -> None:
    held = buffer(text)
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    place = held.range(start, end)
    start, end = held.offset(place.start), held.offset(place.end)
    held.apply([types.TextDocumentContentChangePartial(range=place, text=new)], 2)
    assert held.text == text[:start] + new + text[end:]
    assert held.version == 2


def test_columns_count_in_utf16_unless_agreed_otherwise() -> None:
    assert buffer("😀 the the").position(2) == types.Position(0, 3)
    assert buffer("😀 the the", "utf-8").position(2) == types.Position(0, 5)


def test_a_line_separator_is_no_line_end_for_an_editor() -> None:
    held = buffer("one\u2028two\nthree")
    assert held.position(8) == types.Position(1, 0)
    assert held.offset(types.Position(1, 2)) == 10


def test_a_column_past_the_line_is_its_end() -> None:
    assert buffer("ab\ncd").offset(types.Position(0, 99)) == 2
    assert buffer("ab\ncd").offset(types.Position(9, 0)) == 5


def test_a_change_without_a_range_replaces_everything() -> None:
    held = buffer("old")
    held.apply([types.TextDocumentContentChangeWholeDocument(text="new")], 3)
    assert held.text == "new"
