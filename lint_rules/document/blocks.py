"""What a story is made of, as a desk would name the parts."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from lint_rules.document.picture_metadata import PictureMetadata
from lint_rules.model import Span
from lint_rules.model.records import NamedTuple

BlockKind = Literal[
    "headline",  # also subheads
    "byline",
    "dateline",  # the block that only tells place (and agency); a dateline at the head of a paragraph is its attribute
    "paragraph",
    "quotation",  # a block quotation: somebody else's words throughout
    "caption",
    "credit",
    "list-item",
    "table",
    "field",  # a front-matter or feed field that readers see: title, description
    "note",  # end notes: reporting by, translated by, corrections
]

RUNNING_COPY: frozenset[BlockKind] = frozenset({"paragraph", "list-item"})
PROSE: frozenset[BlockKind] = frozenset({"headline", "paragraph", "quotation", "caption", "list-item", "field"})
_NOTHING: Mapping[str, str] = MappingProxyType({})


class Block(NamedTuple):
    """One part of a story.

    ``start`` and ``end`` are offsets into the document's prose, ``source`` the part of the file it came from, markup
    included. ``attributes`` holds what the format told beyond the words: ``level`` of a headline, ``name`` of a field,
    ``dateline`` (its length in code points, dash included) of a paragraph that opens with one.
    """

    kind: BlockKind
    start: int
    end: int
    source: Span
    attributes: Mapping[str, str] = _NOTHING

    @property
    def body(self) -> int:
        """The prose offset at which the block's own sentences begin: behind a dateline, if it opens with one."""
        return self.start + int(self.attributes.get("dateline", 0))


class Image(NamedTuple):
    """One picture, drawing or film that a story shows.

    ``source`` is its place in the file; ``src`` its address as written, or ''. ``caption`` is the index of the block
    that holds its caption, or None; ``credit`` the credit that stands outside the caption (its own element, attribute
    or field), or None; ``decorative`` says that readers would not look for a credit (icon, logo, spacer).
    ``unseen`` are further credits for it that readers do not see: of linked data, of attributes, of front matter.
    ``digital_source`` is the IPTC digital source type, as an address or a name, that page or feed give for it;
    ``metadata`` what the picture's own file says, where it was looked at.
    """

    source: Span
    src: str
    alt: str | None = None
    caption: int | None = None
    credit: str | None = None
    decorative: bool = False
    kind: Literal["image", "video", "audio", "embed"] = "image"
    digital_source: str | None = None
    metadata: PictureMetadata | None = None
    unseen: tuple[str, ...] = ()
