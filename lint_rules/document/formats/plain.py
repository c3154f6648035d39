"""Plain text: the structure an editor sees in a file that has none.

Paragraphs stand between blank lines, or on lines of their own; lines of a wrapped paragraph are joined. Prose and
source are one, so every offset is the author's.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.document import suppressions
from lint_rules.document.blocks import Block
from lint_rules.document.document import Document
from lint_rules.document.lines import classify, is_table
from lint_rules.document.metadata import copy_credits
from lint_rules.document.offsets import OffsetMap
from lint_rules.document.source import Source
from lint_rules.model import Span

_LONGEST_WRAPPED_LINE = 100
_BETWEEN_CELLS = ("\t", " | ", "  ")
_SENTENCE_END = ".?!\"'”’)]…:;"


def read(source: Source) -> Document:
    """The story in a plain-text source."""
    text = source.text
    directives = suppressions.in_plain_text(text)
    pieces = _pieces(text)
    if directives:
        skipped = {directive.source.start for directive in directives}
        pieces = [piece for piece in pieces if piece.start not in skipped]
    blocks = tuple(_blocks(text, pieces))
    return Document(
        path=source.path,
        format="text",
        source=source,
        prose=text,
        offsets=OffsetMap.identity(len(text)),
        blocks=blocks,
        credits=copy_credits(text, blocks),
        suppressions=tuple(directives),
    )


def _pieces(text: str) -> list[Span]:
    """The paragraphs: stretches of lines that belong together, trimmed of white space."""
    pieces: list[Span] = []
    lines: list[Span] = []  # of the paragraph at hand
    at = 0
    for line in (*text.splitlines(keepends=True), ""):
        words = line.strip()
        if words:
            start = at + len(line) - len(line.lstrip())
            lines.append(Span(start, start + len(words)))
        elif lines:
            pieces += lines if len(lines) == 1 else _joined(text, lines)
            lines = []
        at += len(line)
    return pieces


def _joined(text: str, lines: list[Span]) -> list[Span]:
    """One span for wrapped lines, one a line for paragraphs that have no blank line between them."""
    if _is_table(text, lines):
        return [Span(lines[0].start, lines[-1].end)]
    broken_mid_sentence = sum(text[line.end - 1] not in _SENTENCE_END for line in lines[:-1])
    narrow = all(line.end - line.start <= _LONGEST_WRAPPED_LINE for line in lines)
    if narrow and broken_mid_sentence * 2 >= len(lines) - 1 and _fills_lines(lines):
        return [Span(lines[0].start, lines[-1].end)]
    return lines


def _is_table(text: str, lines: list[Span]) -> bool:
    first = text[lines[0].start : lines[0].end]
    return any(mark in first for mark in _BETWEEN_CELLS) and is_table([text[line.start : line.end] for line in lines])


def _fills_lines(lines: list[Span]) -> bool:
    widest = max(line.end - line.start for line in lines)
    return widest >= 40 and all(line.end - line.start >= widest * 0.6 for line in lines[:-1])


def _blocks(text: str, pieces: list[Span]) -> Iterator[Block]:
    last = len(pieces) - 1
    seen_copy = False
    for index, piece in enumerate(pieces):
        start, end = piece
        words = text[start:end]
        if "\n" in words and is_table(words.split("\n")):
            yield Block("table", start, end, piece)
            continue
        kind, attributes = classify(words, first=index == 0, last=index == last, seen_copy=seen_copy, alone=last == 0)
        seen_copy = seen_copy or kind == "paragraph"
        yield Block(kind, start, end, piece, attributes)
