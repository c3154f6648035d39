import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.source import Source, decode
from lint_rules.model import UserError


@pytest.mark.parametrize(
    ("data", "encoding"),
    [
        ("Café".encode(), "utf-8"),
        (codecs.BOM_UTF8 + "Café".encode(), "utf-8"),
        ("Café".encode("utf-16"), "utf-16-le"),
        (codecs.BOM_UTF16_BE + "Café".encode("utf-16-be"), "utf-16-be"),
        ("Café by the sea".encode("utf-16-le"), "utf-16-le"),
        ("Café".encode("utf-32"), "utf-32-le"),
    ],
)
def test_reads_what_a_mark_or_the_bytes_tell_without_a_word(data: bytes, encoding: str) -> None:
    source = decode(data, "a.txt")
    assert source.text.startswith("Café")
    assert source.encoding == encoding
    assert source.notice is None


def test_says_when_the_encoding_is_a_guess() -> None:
    source = decode("Le maire a déclaré".encode("latin-1"), "a.txt")
    assert source.text == "Le maire a déclaré"
    assert source.notice == "not UTF-8 at byte 12; read as windows-1252"


def test_believes_a_declaration() -> None:
    page = '<meta charset="iso-8859-2"><p>Łódź</p>'
    source = decode(page.encode("iso-8859-2"), "a.html")
    assert source.text == page
    assert source.notice is None


def test_refuses_what_is_no_text_in_one_line() -> None:
    with pytest.raises(UserError, match=r"^a\.txt: is not text; convert it or leave it out$"):
        decode(bytes(range(256)) * 64, "a.txt")


def test_a_broken_marked_file_is_read_as_far_as_it_goes() -> None:
    source = decode("ab".encode("utf-16") + b"\x00", "a.txt")
    assert source.text.startswith("ab")
    assert source.notice is not None


@pytest.mark.parametrize(
    ("text", "offset", "place"),
    [("ab\ncd", 3, (2, 1)), ("ab\r\ncd", 5, (2, 2)), ("ab\rcd", 3, (2, 1)), ("", 0, (1, 1)), ("a\n", 2, (2, 1))],
)
def test_lines_end_at_lf_crlf_and_cr(text: str, offset: int, place: tuple[int, int]) -> None:
    assert Source(text).line_column(offset) == place


@given(st.text(alphabet="ab\n\r\u2028é", max_size=40))
def test_line_and_column_lead_back_to_the_offset(text: str) -> None:
    source = Source(text)
    for offset in range(len(text) + 1):
        line, column = source.line_column(offset)
        assert source.line_start(line) + column - 1 == offset


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_one_line(data: bytes) -> None:
    refusal = ""
    try:
        decode(data, "a.txt")
    except UserError as error:
        refusal = str(error)
    assert "\n" not in refusal
