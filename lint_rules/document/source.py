"""Bytes to text: decoding as a newsroom's files need it, and lines and columns."""

from __future__ import annotations

import codecs
from bisect import bisect_right

from lint_rules.model import UserError
from lint_rules.model.patterns import compiled

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_ANY_BOM = tuple(bom for bom, _ in _BOMS)
_DECLARATION = rb"""(?i)(?:charset|encoding)\s*=\s*["']?\s*([a-z0-9._:-]{2,40})"""
_DECLARATION_WITHIN = 2048
_FALLBACK = "windows-1252"
_SNIFFED = 4096


class Source:
    """One decoded file.

    ``text`` has no byte-order mark; ``encoding`` is the codec that was used; ``notice`` is a line for the reader when
    the codec was a guess, else None. Offsets are code points into ``text``.
    """

    __slots__ = ("_lines", "encoding", "notice", "path", "text")

    def __init__(self, text: str, path: str = "<text>", encoding: str = "utf-8", notice: str | None = None) -> None:
        self.text = text
        self.path = path
        self.encoding = encoding
        self.notice = notice
        self._lines: list[int] | None = None

    def line_column(self, offset: int) -> tuple[int, int]:
        """The 1-based line and 1-based column (code points) of ``offset``; a line ends at LF, CR LF or CR."""
        if self._lines is None:
            self._lines = _line_starts(self.text)
        line = bisect_right(self._lines, offset)
        return line, offset - self._lines[line - 1] + 1

    def line_start(self, line: int) -> int:
        """The offset at which the 1-based ``line`` begins; past the last line, the end of the text."""
        if self._lines is None:
            self._lines = _line_starts(self.text)
        return self._lines[line - 1] if line <= len(self._lines) else len(self.text)

    def line_text(self, line: int) -> str:
        """The 1-based ``line`` without its end."""
        return self.text[self.line_start(line) : self.line_start(line + 1)].rstrip("\r\n")


def _line_starts(text: str) -> list[int]:
    starts = [0]
    if "\r" in text:
        starts += [match.end() for match in compiled(r"\r\n?|\n").finditer(text)]
        return starts
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


def decode(data: bytes, path: str) -> Source:
    """The source in ``data``: by byte-order mark, then as UTF-8, then by its declaration, then as Windows-1252.

    Raises UserError for a file that is no text.
    """
    if data.startswith(_ANY_BOM):
        bom, codec = next(each for each in _BOMS if data.startswith(each[0]))
        return _by_mark(data[len(bom) :], codec, path)
    head = data[:_SNIFFED]
    if b"\x00" in head:
        utf16 = _utf16_without_mark(head)
        if utf16:
            return _by_mark(data, utf16, path)
        if not _mostly_text(head):
            raise UserError(f"{path}: is not text; convert it or leave it out")
    try:
        return Source(data.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        if not _mostly_text(head):
            raise UserError(f"{path}: is not text; convert it or leave it out") from None
        return _guess(data, path, error.start)


def _by_mark(data: bytes, codec: str, path: str) -> Source:
    try:
        return Source(data.decode(codec), path, codec)
    except UnicodeDecodeError as error:
        notice = f"broken {codec} at byte {error.start}; the characters there were replaced"
        return Source(data.decode(codec, "replace"), path, codec, notice)


def _guess(data: bytes, path: str, at: int) -> Source:
    import regex

    declared = regex.search(_DECLARATION, data[:_DECLARATION_WITHIN])
    if declared:
        name = declared[1].decode("ascii")
        try:
            codec = codecs.lookup(name).name
            if codec != "utf-8":
                return Source(data.decode(codec), path, codec)
        except (LookupError, UnicodeDecodeError):
            pass
    notice = f"not UTF-8 at byte {at}; read as {_FALLBACK}"
    return Source(data.decode(_FALLBACK, "replace"), path, _FALLBACK, notice)


def _utf16_without_mark(head: bytes) -> str | None:
    even, odd = head[::2].count(0), head[1::2].count(0)
    half = len(head) // 2
    if odd > half * 0.4 and even < half * 0.05:
        return "utf-16-le"
    if even > half * 0.4 and odd < half * 0.05:
        return "utf-16-be"
    return None


def _mostly_text(head: bytes) -> bool:
    controls = sum(byte < 32 and byte not in b"\t\n\r\f\x1b\b" for byte in head) + head.count(0x7F)
    return controls <= len(head) * 0.05
