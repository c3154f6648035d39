"""What the editor holds: texts that may not be saved, kept in step by the editor's own edits.

Lines end at LF, CR LF or CR, as the protocol has it, and columns count in the units that the client chose (UTF-16
unless agreed otherwise). The library's own documents split lines at more characters than editors do, so ours are kept
beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

from lsprotocol import types

from lint_rules.document import Source

_WIDTHS = {
    types.PositionEncodingKind.Utf8: lambda text: len(text.encode("utf-8", "surrogatepass")),
    types.PositionEncodingKind.Utf16: lambda text: len(text.encode("utf-16-le", "surrogatepass")) // 2,
    types.PositionEncodingKind.Utf32: len,
}


class Buffer:
    """One open text.

    ``uri`` and ``language`` are the client's, ``path`` is what findings and configuration go by, ``version`` the
    client's count of edits.
    """

    def __init__(
        self, uri: str, path: str, language: str, version: int, text: str, encoding: str | None = None
    ) -> None:
        self.uri = uri
        self.path = path
        self.language = language
        self.version = version
        self.source = Source(text, path)
        self._width = _WIDTHS[types.PositionEncodingKind(encoding or types.PositionEncodingKind.Utf16)]

    @property
    def text(self) -> str:
        """The whole text."""
        return self.source.text

    def apply(self, changes: Sequence[types.TextDocumentContentChangeEvent], version: int) -> None:
        """Make the client's edits, one after another."""
        for change in changes:
            text = self.source.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                start, end = self.offset(change.range.start), self.offset(change.range.end)
                text = text[:start] + change.text + text[max(start, end) :]
            else:
                text = change.text
            self.source = Source(text, self.path)
        self.version = version

    def offset(self, position: types.Position) -> int:
        """The code point offset of a position; one past a line's end is the line's end, as the protocol demands."""
        start = self.source.line_start(position.line + 1)
        line = self.source.line_text(position.line + 1)
        if line.isascii():
            return start + min(position.character, len(line))
        units = 0
        for at, character in enumerate(line):
            if units >= position.character:
                return start + at
            units += self._width(character)
        return start + len(line)

    def position(self, offset: int) -> types.Position:
        """The position of a code point offset."""
        line, column = self.source.line_column(offset)
        start = self.source.line_start(line)
        return types.Position(line - 1, self._width(self.source.text[start : start + column - 1]))

    def range(self, start: int, end: int) -> types.Range:
        """The range between two code point offsets."""
        return types.Range(self.position(start), self.position(end))
