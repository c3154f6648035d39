"""Who is being quoted is one question; where quoted words begin and end is this one.

Straight and curly, single and double marks, guillemets and low quotes. A quotation that a paragraph leaves open goes on
in the next one if that one opens with a mark, as print does it; otherwise it ends with its paragraph.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import overload

from lint_rules.document.blocks import Block
from lint_rules.language.occurrences import occurrences
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

_MARKS = "\"“”„«»‹›'‘’"
_BEFORE_WORDS = frozenset('"“$£€')  # what a single mark may open with, other than a word
_BEHIND_WORDS = frozenset('.,!?…%)"”')  # what it may close, other than a word
_CLOSING = {"“": "”", "„": "“”", "«": "»", "»": "«", "‹": "›", '"': '"', "”": "”", "'": "'’", "‘": "’'", "’": "’'"}
_OPENING = frozenset("“„«‹")
_BEFORE_OPENING = "([—–"  # what a straight mark that opens may stand behind, other than a blank
_SINGLE = frozenset("'‘’")
_ELISIONS = r"(?i)['’](?:em|til|tis|twas|cause|n|\d0s)\b"


class Quotation(NamedTuple):
    """Quoted words of one block.

    ``start`` and ``end`` are prose offsets, marks included. ``closed`` is False where the closing mark is missing in
    this block, ``continued`` True where the quotation was opened in a block before.
    """

    start: int
    end: int
    block: int
    closed: bool = True
    continued: bool = False


class Quotations(Sequence[Quotation]):
    """The quotations of a document in order; they do not nest (a quotation within one belongs to it)."""

    __slots__ = ("_items", "_starts")

    def __init__(self, items: list[Quotation]) -> None:
        self._items = items
        self._starts = [item.start for item in items]

    def __len__(self) -> int:
        return len(self._items)

    def __iter__(self) -> Iterator[Quotation]:
        return iter(self._items)

    @overload
    def __getitem__(self, index: int) -> Quotation: ...
    @overload
    def __getitem__(self, index: slice) -> list[Quotation]: ...
    def __getitem__(self, index: int | slice) -> Quotation | list[Quotation]:
        return self._items[index]

    def at(self, start: int, end: int) -> Quotation | None:
        """The quotation that holds the whole prose range, if one does."""
        index = bisect_right(self._starts, start) - 1
        if index >= 0:
            item = self._items[index]
            if end <= item.end:
                return item
        return None

    def touching(self, start: int, end: int) -> Quotation | None:
        """The first quotation that shares a character with the prose range, if one does."""
        starts = self._starts
        at = bisect_right(starts, start)
        if at and starts[at - 1] < end and start < self._items[at - 1].end:
            return self._items[at - 1]
        return self._items[at] if at < len(starts) and starts[at] < end else None

    def between(self, start: int, end: int) -> list[Quotation]:
        """The quotations that share a character with the prose range."""
        first = bisect_right(self._starts, start) - 1
        if first < 0 or self._items[first].end <= start:
            first += 1
        return self._items[first : bisect_left(self._starts, end, first)]


def find(prose: str, blocks: Sequence[Block]) -> Quotations:
    """The quotations of every block; a block quotation is one from end to end."""
    items: list[Quotation] = []
    carried = False
    marks = sorted([at for mark in _MARKS if mark in prose for at in occurrences(prose, mark)])
    last = 0
    for number, block in enumerate(blocks):
        kind, start, end, _, _ = block
        if kind == "quotation":
            items.append(Quotation(start, end, number))
            carried = False
            continue
        if last == len(marks) or marks[last] >= end:  # no more marks, or none in this block
            carried = False
            continue
        first = bisect_left(marks, start, last)
        last = bisect_left(marks, end, first)
        found = _in_block(prose, block, number, marks[first:last]) if first < last else []
        if carried and found and found[0].start == start:
            found[0] = found[0]._replace(continued=True)
        items += found
        carried = bool(found) and not found[-1].closed
    return Quotations(items)


def _in_block(prose: str, block: Block, number: int, marks: Sequence[int]) -> list[Quotation]:
    """The quotations of a block, whose marks of every kind stand at these offsets; beyond its ends all is blank."""
    _, start, end, _, _ = block
    found: list[Quotation] = []
    open_at, opened = -1, ""
    last_left = prose.rfind("«", start, end)
    for at in marks:
        mark = prose[at]
        before = prose[at - 1] if at > start else " "
        after = prose[at + 1] if at + 1 < end else " "
        single = mark in _SINGLE
        if single and ((before.isalnum() and after.isalnum()) or not _is_single_mark(mark, before, after)):
            continue  # most are apostrophes within words
        if open_at < 0:
            if mark == '"':
                opens = before.isspace() or before in _BEFORE_OPENING or (before in "-/'‘" and not after.isspace())
            elif single:
                opens = (before.isspace() or before in '(["“—–') and _opens_single(prose, at, end)
            else:
                opens = mark in _OPENING or (mark == "»" and at < last_left)
            if opens:
                open_at, opened = at, mark
        elif mark in _CLOSING[opened]:
            if mark == '"':
                closes = after.isspace() or not (before.isspace() or before in _BEFORE_OPENING)
            else:
                closes = not (single and _is_possessive(prose, at, end))
            if closes:
                found.append(Quotation(open_at, at + 1, number))
                open_at = -1
    if open_at >= 0 and opened not in _SINGLE:
        found.append(Quotation(open_at, end, number, closed=False))
    return found


def _is_single_mark(mark: str, before: str, after: str) -> bool:
    """Whether a single mark stands at one side of a word, and not within one as apostrophes do."""
    if before.isalnum():
        return mark != "‘" and not after.isalnum()
    return after.isalnum() or after in _BEFORE_WORDS or (mark != "‘" and before in _BEHIND_WORDS)


def _is_possessive(prose: str, at: int, end: int) -> bool:
    """Whether the mark is the apostrophe of ``the leaders' meeting``: behind an s, with a better mark later on."""
    if prose[at - 1] not in "sS":
        return False
    rest = prose[at + 1 : min(end, at + 400)]
    return bool(compiled(r" [\p{Ll}]").match(rest)) and bool(compiled(r"[\p{L}.,!?]['’](?![\p{L}\p{N}])").search(rest))


def _opens_single(prose: str, at: int, end: int) -> bool:
    """Whether a single mark before a word is no elision (``'em``, ``'90s``), with a mark that may close it later on."""
    if compiled(_ELISIONS).match(prose, at):
        return False
    rest = prose[at + 1 : min(end, at + 600)]
    return bool(compiled(r"[\p{L}\p{N}.,!?…%]['’](?![\p{L}\p{N}])").search(rest))
