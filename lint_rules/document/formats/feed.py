"""What ninjs and NewsML-G2 have in common: items with headlines, bodies and pictures, gathered into one document."""

from __future__ import annotations

from collections.abc import Mapping

from lint_rules.document.blocks import Block, BlockKind, Image
from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.document.document import Document, Fault
from lint_rules.document.formats.html import read_passage
from lint_rules.document.lines import classify
from lint_rules.document.markup.passage import Passage
from lint_rules.document.metadata import copy_credits
from lint_rules.document.offsets import ProseBuilder
from lint_rules.document.source import Source


class FeedDocument:
    """Gathers the blocks, images and credits of a feed's items into one document."""

    def __init__(self, source: Source, format: str) -> None:
        self.source = source
        self.format = format
        self.prose = ProseBuilder()
        self.blocks: list[Block] = []
        self.images: list[Image] = []
        self.faults: list[Fault] = []

    def line(self, kind: BlockKind, passage: Passage, attributes: dict[str, str] | None = None) -> int | None:
        """Append a passage without markup as one block; its index, or None if it is blank."""
        text = passage.text
        start = len(text) - len(text.lstrip())
        end = len(text.rstrip())
        if end <= start:
            return None
        self._append(kind, passage, start, end, attributes or {})
        return len(self.blocks) - 1

    def plain_text(self, passage: Passage) -> None:
        """Append a body in plain text, one block a line that is not blank."""
        at = 0
        lines: list[tuple[int, int]] = []
        for line in passage.text.splitlines(keepends=True):
            start, at = at, at + len(line)
            words = line.strip()
            if words:
                start += len(line) - len(line.lstrip())
                lines.append((start, start + len(words)))
        seen_copy = False
        for number, (start, end) in enumerate(lines):
            words = passage.text[start:end]
            last = number == len(lines) - 1
            kind, attributes = classify(words, first=number == 0, last=last, seen_copy=seen_copy, alone=len(lines) == 1)
            seen_copy = seen_copy or kind == "paragraph"
            self._append(kind, passage, start, end, attributes)

    def markup(self, passage: Passage, *, xml: bool = False) -> None:
        """Append a body in HTML or NITF."""
        if len(self.prose) and not self.blocks:
            self.prose.gap()
        reading = read_passage(passage, self.prose, xml=xml, first_block=len(self.blocks))
        self.blocks += reading.blocks
        self.images += reading.images

    def has_block(self, kind: BlockKind, words: str) -> bool:
        """Whether a block of the kind already says exactly these words."""
        prose = self.prose.text()
        return any(block.kind == kind and prose[block.start : block.end] == words for block in self.blocks)

    def _append(self, kind: BlockKind, passage: Passage, start: int, end: int, attributes: Mapping[str, str]) -> None:
        if len(self.prose):
            self.prose.gap()
        begin = len(self.prose)
        passage.copy(self.prose, start, end)
        self.blocks.append(Block(kind, begin, len(self.prose), passage.span(start, end), attributes))

    def document(self, credits: StoryCredits) -> Document:
        """The document, its credits filled up with what the copy says."""
        prose = self.prose.text()
        copy = copy_credits(prose, self.blocks)
        return Document(
            path=self.source.path,
            format=self.format,
            source=self.source,
            prose=prose,
            offsets=self.prose.offsets(),
            blocks=tuple(self.blocks),
            images=tuple(self.images),
            credits=credits._replace(
                bylines=credits.bylines or copy.bylines,
                dateline=copy.dateline or credits.dateline,
                translators=credits.translators or copy.translators,
            ),
            faults=tuple(self.faults),
            structured=True,
        )


def once(credits: list[Credit]) -> tuple[Credit, ...]:
    """The credits without those whose words were there before."""
    seen: dict[str, Credit] = {}
    for credit in credits:
        if credit.text:
            seen.setdefault(credit.text.casefold(), credit)
    return tuple(seen.values())
