"""Picture files and XMP sidecars, linted for their credits alone.

A picture has no lines; its document's text is its metadata, one field a line, so that a finding can show what it is
about."""

from __future__ import annotations

from lint_rules.document.blocks import Block, Image
from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.document.document import Document
from lint_rules.document.offsets import OffsetMap
from lint_rules.document.pictures import metadata
from lint_rules.document.source import Source
from lint_rules.model import Span

_SHOWN = (
    "creator",
    "credit",
    "source",
    "copyright",
    "description",
    "writer",
    "headline",
    "date",
    "instructions",
    "usage_terms",
    "digital_source",
)


def read(path: str, data: bytes) -> Document:
    """The document of a picture file; raises UserError for what is none."""
    found = metadata.read(data, path)
    lines: list[str] = []
    blocks: list[Block] = []
    at = 0
    for name in _SHOWN:
        value = " ".join(str(getattr(found, name)).split())
        if value:
            line = f"{name.replace('_', ' ')}: {value}\n"
            span = Span(at + len(line) - len(value) - 1, at + len(line) - 1)
            blocks.append(Block("note", span.start, span.end, span, {"name": name}))
            lines.append(line)
            at += len(line)
    text = "".join(lines)
    spans = {block.attributes["name"]: block.source for block in blocks}
    creator = (Credit(found.creator, spans["creator"]),) if found.creator else ()
    return Document(
        path=path,
        format="picture",
        source=Source(text, path),
        prose=text,
        offsets=OffsetMap.identity(len(text)),
        blocks=tuple(blocks),
        images=(Image(Span(0, 0), path, credit=found.credit or found.creator or None, metadata=found),),
        credits=StoryCredits(bylines=creator),
    )
