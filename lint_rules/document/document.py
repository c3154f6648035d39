"""One story, read: immutable text, typed blocks, and the way back to the file."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lint_rules.document.blocks import Block, Image
from lint_rules.document.credits import StoryCredits
from lint_rules.document.offsets import OffsetMap
from lint_rules.document.source import Source
from lint_rules.document.suppressions import Suppression
from lint_rules.model.records import NamedTuple

_NOTHING: Mapping[str, Any] = MappingProxyType({})


class Fault(NamedTuple):
    """Something wrong with the file itself that readers should hear of: front matter that is not YAML, a schema fault.

    ``start`` and ``end`` are source offsets.
    """

    start: int
    end: int
    message: str


class Document(NamedTuple):
    """A story as its format's parser read it.

    ``prose`` is the text without markup, blocks in reading order with a blank line between them; ``offsets`` maps it
    to the source. In plain text the two are one. ``settings`` is the story's own ``newslint:`` front matter.
    ``structured`` says that the format has a place of its own for credits (front matter, a whole page, a feed), so
    that their absence is telling.
    """

    path: str
    format: str
    source: Source
    prose: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    images: tuple[Image, ...] = ()
    credits: StoryCredits = StoryCredits()
    suppressions: tuple[Suppression, ...] = ()
    settings: Mapping[str, Any] = _NOTHING
    faults: tuple[Fault, ...] = ()
    structured: bool = False

    def block_text(self, block: Block) -> str:
        """The block's prose."""
        return self.prose[block.start : block.end]
