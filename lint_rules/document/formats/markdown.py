"""Markdown stories: CommonMark with tables and footnotes, front matter above, HTML within."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Any

import pyromark

from lint_rules.document import front_matter, suppressions
from lint_rules.document.blocks import Block, BlockKind, Image
from lint_rules.document.document import Document, Fault
from lint_rules.document.front_matter import FrontMatter
from lint_rules.document.lines import classify
from lint_rules.document.metadata import front_matter_credits, front_matter_images, joined, shortcode_images
from lint_rules.document.offsets import ProseBuilder
from lint_rules.document.source import Source
from lint_rules.document.suppressions import Suppression
from lint_rules.model import Span
from lint_rules.model.patterns import compiled

_OPTIONS = (
    pyromark.Options.ENABLE_TABLES
    | pyromark.Options.ENABLE_FOOTNOTES
    | pyromark.Options.ENABLE_STRIKETHROUGH
    | pyromark.Options.ENABLE_TASKLISTS
    | pyromark.Options.ENABLE_HEADING_ATTRIBUTES
)
_LEAVES = {"Paragraph": "paragraph", "Heading": "headline", "TableCell": "table", "Item": "list-item"}
_COMMENT = r"(?s)<!--(.*?)-->"
_SHOWN_FIELDS: dict[str, BlockKind] = {
    "title": "headline",
    "headline": "headline",
    "description": "field",
    "summary": "field",
    "excerpt": "field",
}
_SHORTCODE_ALONE = r"\{\{[<%].*[>%]\}\}|\{%.*%\}"


def read(source: Source) -> Document:
    """The story in a Markdown source."""
    matter = front_matter.read(source.text)
    reader = _Reader(source, matter)
    reader.walk()
    images = [*reader.images, *shortcode_images(source.text, matter.source.end if matter else 0)]
    if matter:
        images = [*front_matter_images(matter), *joined(matter, images)]
    blocks = tuple(reader.blocks)
    prose = reader.prose.text()
    return Document(
        path=source.path,
        format="markdown",
        source=source,
        prose=prose,
        offsets=reader.prose.offsets(),
        blocks=blocks,
        images=tuple(sorted(images, key=lambda image: image.source)),
        credits=front_matter_credits(matter, prose, blocks),
        suppressions=tuple(reader.suppressions),
        settings=matter.settings if matter else {},
        faults=(matter.fault,) if matter and matter.fault else (),
        structured=bool(matter and matter.fields),
    )


class _Reader:
    """Walks the parser's events and gathers blocks, prose, images and directives."""

    def __init__(self, source: Source, matter: FrontMatter | None) -> None:
        self.source = source
        self.prose = ProseBuilder()
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.suppressions: list[Suppression] = []
        self.faults: list[Fault] = []
        self._start = matter.source.end if matter else 0
        self._body = source.text[self._start :]
        self._offset = _byte_offsets(self._body)
        self._kind: BlockKind | None = None
        self._opened = Span(0, 0)
        self._prose_start = 0
        self._attributes: dict[str, str] = {}
        self._quoted = 0
        self._listed = 0
        self._silent = 0  # inside code, an image's alternative text
        self._image: tuple[Span, str, str] | None = None
        if matter:
            self._fields(matter)

    def _fields(self, matter: FrontMatter) -> None:
        for field in matter.fields:
            kind = _SHOWN_FIELDS.get(field.name)
            if kind and len(field.path) == 1 and field.value.strip():
                self._open(kind, field.source, {"name": field.name, "level": "1"})
                if self.source.text[field.source.start : field.source.end] == field.value:
                    self.prose.literal(field.value, field.source.start)
                else:
                    self.prose.replaced(field.value, field.source)
                self._close()

    def walk(self) -> None:
        """Read the whole body."""
        html = ""
        html_at = 0
        for event, place in pyromark.events_with_range(self._body, options=_OPTIONS):
            span = Span(self._place(place["start"]), self._place(place["end"]))
            if isinstance(event, str):
                self._bare(event, span)
                continue
            name, value = _named(dict(event))
            if name == "Html":
                if not html:
                    html_at = span.start
                html += self.source.text[span.start : span.end]
            elif name == "Start":
                self._begin(value, span)
            elif name == "End":
                if value == "HtmlBlock" and html:
                    self._html(html, html_at)
                    html = ""
                self._end(value, span)
            elif name == "Text":
                self._text(value, span)
            elif name == "InlineHtml":
                self._directives(value, span.start)
        if self._kind:
            self._close()

    def _place(self, byte: int) -> int:
        return self._start + self._offset(byte)

    def _bare(self, event: str, span: Span) -> None:
        if event in ("SoftBreak", "HardBreak") and self._kind and not self._silent:
            self.prose.replaced("\n" if event == "HardBreak" else " ", span)

    def _begin(self, value: Any, span: Span) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name == "BlockQuote":
            self._quoted += 1
        elif name in ("CodeBlock", "MetadataBlock", "FootnoteDefinition"):
            self._silent += name != "FootnoteDefinition"
        elif name == "Image":
            self._image = (span, value["Image"]["dest_url"], value["Image"]["title"])
            self._silent += 1
        elif name in _LEAVES:
            if name == "Item":
                self._listed += 1
            if self._kind:
                self._close()
            kind: Any = _LEAVES[name]
            if self._quoted:
                kind = "quotation"
            elif name == "Paragraph" and self._listed:
                kind = "list-item"
            level = value["Heading"]["level"][1:] if name == "Heading" else ""
            self._open(kind, span, {"level": level} if level else {})

    def _end(self, value: Any, span: Span) -> None:
        name = value if isinstance(value, str) else next(iter(value))
        if name == "BlockQuote":
            self._quoted -= 1
        elif name in ("CodeBlock", "MetadataBlock"):
            self._silent -= 1
        elif name == "Image":
            self._silent -= 1
            self._add_image()
        elif name in _LEAVES:
            if name == "Item":
                self._listed -= 1
            if self._kind:
                self._close()

    def _text(self, value: str, span: Span) -> None:
        if self._image and self._silent:
            return
        if not self._kind or self._silent:
            return
        if self.source.text[span.start : span.end] == value:
            self.prose.literal(value, span.start)
        else:
            self.prose.replaced(value, span)

    def _open(self, kind: BlockKind, span: Span, attributes: dict[str, str]) -> None:
        if len(self.prose):
            self.prose.gap()
        self._kind, self._opened, self._attributes = kind, span, attributes
        self._prose_start = len(self.prose)

    def _close(self) -> None:
        kind, start, end = self._kind, self._prose_start, len(self.prose)
        self._kind = None
        words = self.prose.text_from(start).strip() if end > start else ""
        if kind and words and not compiled(_SHORTCODE_ALONE).fullmatch(words):
            self.blocks.append(Block(kind, start, end, self._opened, self._attributes))
            self._retype()

    def _retype(self) -> None:
        """A paragraph that is a byline, caption, credit or note by its looks becomes one."""
        block = self.blocks[-1]
        if block.kind != "paragraph":
            return
        text = self.prose.text_from(block.start)
        seen_copy = any(other.kind == "paragraph" for other in self.blocks[:-1])
        kind, attributes = classify(text, first=False, last=False, seen_copy=seen_copy, alone=False)
        after_image = bool(self.images) and self.images[-1].caption is None and not self._between_image_and(block)
        inside = after_image and block.source.start <= self.images[-1].source.start
        if inside and kind in ("paragraph", "headline"):
            after_image = not self.source.text[block.source.start : self.images[-1].source.start].strip()
        if kind not in ("headline", "list-item"):
            self.blocks[-1] = block._replace(kind=kind, attributes={**block.attributes, **attributes})
        opening = self.source.text[self.images[-1].source.end if inside else block.source.start : block.source.end]
        emphasised = opening.lstrip()[:1] in "*_"
        if after_image and (self.blocks[-1].kind in ("caption", "credit") or (emphasised and len(text.split()) <= 60)):
            if self.blocks[-1].kind == "paragraph":
                self.blocks[-1] = self.blocks[-1]._replace(kind="caption")
            self.images[-1] = self.images[-1]._replace(caption=len(self.blocks) - 1)

    def _between_image_and(self, block: Block) -> str:
        return self.source.text[self.images[-1].source.end : block.source.start].strip(" \t\r\n*_")

    def _add_image(self) -> None:
        if not self._image:
            return
        span, src, title = self._image
        self._image = None
        inner = self.source.text[span.start + 2 : span.end]
        alt = inner[: inner.find("](")] if "](" in inner else ""
        self.images.append(Image(span, src, alt=alt or None, credit=title or None))

    def _directives(self, html: str, at: int) -> None:
        for match in compiled(_COMMENT).finditer(html):
            directive = suppressions.parse(match[1], Span(at + match.start(), at + match.end()))
            if directive:
                self.suppressions.append(directive)

    def _html(self, html: str, at: int) -> None:
        self._directives(html, at)
        if "<" in compiled(_COMMENT).sub("", html):
            from lint_rules.document.formats import html as html_format

            blocks, images = html_format.read_fragment(self.source, at, at + len(html), self.prose)
            self.images += [
                image._replace(caption=image.caption + len(self.blocks)) if image.caption is not None else image
                for image in images
            ]
            self.blocks += blocks


def _named(event: dict[str, Any]) -> tuple[str, Any]:
    return next(iter(event.items()))


def _byte_offsets(text: str) -> Callable[[int], int]:
    """A function from UTF-8 byte offsets to code points."""
    if text.isascii():
        return lambda byte: byte
    starts: list[int] = [0]
    points: list[int] = [0]
    size = 0
    for index, character in enumerate(text):
        width = 1 if character < "\x80" else 2 if character < "\u0800" else 3 if character < "\U00010000" else 4
        size += width
        if width > 1:
            starts.append(size)
            points.append(index + 1)

    def point(byte: int) -> int:
        at = bisect_right(starts, byte) - 1
        return points[at] + byte - starts[at]

    return point
