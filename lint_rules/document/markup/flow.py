"""From a tree to blocks: what stands together as one paragraph, heading, caption, item or table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lint_rules.document.markup.elements import Element, pieces
from lint_rules.document.markup.passage import Passage
from lint_rules.document.offsets import ProseBuilder
from lint_rules.model import Span
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

INLINE = frozenset(
    {
        *(
            "#text",
            "#cdata",
            "a",
            "abbr",
            "acronym",
            "b",
            "bdi",
            "bdo",
            "big",
            "cite",
            "code",
            "data",
            "del",
            "dfn",
            "em",
        ),
        *(
            "font",
            "i",
            "ins",
            "kbd",
            "label",
            "mark",
            "nobr",
            "q",
            "rp",
            "rt",
            "ruby",
            "s",
            "samp",
            "small",
            "span",
            "strike",
        ),
        *("strong", "sub", "sup", "time", "tt", "u", "var", "wbr", "br", "amp-fit-text"),
        *("person", "org", "location", "chron", "money", "num", "event", "function", "pronounce", "classifier"),  # NITF
    }
)
_SILENT = frozenset({"#comment", "#declaration"})
_NOT_COPY = frozenset({"code", "kbd", "samp", "var", "tt", "rp", "rt"})  # never prose; a gap is left in their place
_CONTENT = _NOT_COPY | {"#text", "#cdata", "br"}
_GAPS = _NOT_COPY | {"br"}
_FOLDS = frozenset({" ", "\n"})
_SPACE = " \t\n\r\f"
_STRETCH = r"[ \t\n\r\f]++|[^ \t\n\r\f]++(?:\ [^ \t\n\r\f]++)*+"


class Passing(NamedTuple):
    """A stretch of inline content: indices of texts and line breaks, and the block element they stand in (-1: none)."""

    parts: tuple[int, ...]
    container: int


def passings(elements: Sequence[Element], start: int, stop: int, marks: bytearray) -> Iterator[Passing]:
    """The stretches of inline content of a part of the tree, in order, without what is marked.

    White space between blocks is none.
    """
    parts: list[int] = []
    container = -1
    opened: list[int] = []  # block elements around us, innermost last
    index = start
    while index < stop:
        while opened and index >= elements[opened[-1]].after:
            if parts:
                yield Passing(tuple(parts), container)
                parts = []
            opened.pop()
        element = elements[index]
        if element.name in _SILENT:
            index += 1
            continue
        if marks[index]:
            index = max(element.after, index + 1)
            continue
        if element.name not in INLINE:
            if parts:
                yield Passing(tuple(parts), container)
                parts = []
            opened.append(index)
        elif element.name in _CONTENT:
            if not parts:
                if element.name == "#text" and is_blank(element):
                    index += 1
                    continue
                container = opened[-1] if opened else _block_above(elements, index)
            parts.append(index)
            if element.name in _NOT_COPY:
                index = element.after
                continue
        index += 1
    if parts:
        yield Passing(tuple(parts), container)


def _block_above(elements: Sequence[Element], index: int) -> int:
    at = elements[index].parent
    while at >= 0 and elements[at].name in INLINE:
        at = elements[at].parent
    return at


def paragraphs(elements: Sequence[Element], passing: Passing) -> Iterator[tuple[int, ...]]:
    """A stretch cut at double line breaks, as careless editors make paragraphs; white space alone is none."""
    parts: list[int] = []
    breaks = 0
    for index in passing.parts:
        element = elements[index]
        if element.name == "br":
            breaks += 1
            if breaks == 2 and parts:
                yield tuple(parts)
                parts = []
            elif parts:
                parts.append(index)
            continue
        if not is_blank(element):
            breaks = 0
        parts.append(index)
    if parts:
        yield tuple(parts)


def is_blank(element: Element) -> bool:
    """Whether the text is nothing but white space."""
    return not element.text.strip(_SPACE)


class Piece(NamedTuple):
    """Characters of a stretch and the range of the passage they stand for; literal if that range is as long."""

    text: str
    start: int
    end: int


def render(elements: Sequence[Element], parts: Sequence[int]) -> list[Piece]:
    """The words of a stretch, white space folded and its ends trimmed."""
    found: list[Piece] = []
    blank: Span | None = None
    fold = " "
    for index in parts:
        element = elements[index]
        if element.name in _GAPS:
            if found:
                blank = Span(blank.start if blank else element.start, element.end)
                fold = "\n" if element.name == "br" else fold
            continue
        for text, start, end in _words(element):
            if text[:1] in _SPACE and not text.strip(_SPACE):
                if found:
                    blank = Span(blank.start, end) if blank else Span(start, end)
                continue
            if blank:
                found.append(Piece(fold, blank.start, blank.end))
                blank, fold = None, " "
            found.append(Piece(text, start, end))
    return found


def plain(elements: Sequence[Element], parts: Sequence[int]) -> str:
    """The words of a stretch, white space folded."""
    return "".join(piece.text for piece in render(elements, parts))


def write(prose: ProseBuilder, rendered: Sequence[Piece], passage: Passage) -> Span:
    """Append a rendered stretch to the prose; the range of the file that it stands for."""
    for text, start, end in rendered:
        if len(text) == end - start and (text not in _FOLDS or passage.text[start:end] == text):
            passage.copy(prose, start, end)
        else:
            prose.replaced(text, passage.span(start, end))
    return passage.span(rendered[0].start, rendered[-1].end)


def _words(element: Element) -> Iterator[tuple[str, int, int]]:
    """The pieces of a text, white space that folds apart from words, so that each piece is one or the other."""
    if element.name == "#cdata":
        stretches = iter([(element.text, element.inner, element.close)])
    else:
        stretches = pieces(element.source, element.start, element.close)
    for text, start, end in stretches:
        if len(text) != end - start:
            yield text, start, end
            continue
        for match in compiled(_STRETCH).finditer(text):
            yield match[0], start + match.start(), start + match.end()
