"""The pictures of a story, each with all that is said of who made it."""

from __future__ import annotations

from collections.abc import Sequence

from lint_rules.document import Block, Image
from lint_rules.document.credit_lines import credit_in
from lint_rules.language.once import once
from lint_rules.language.story import Story
from lint_rules.model.records import NamedTuple

_SHOWN = frozenset({"image", "video"})


class Picture(NamedTuple):
    """A picture that readers see.

    ``image`` is None for a caption in plain text, which has no picture beside it. ``caption`` is the block that holds
    its caption, ``credit`` the credit that readers see, in the caption or beside it.
    """

    image: Image | None
    caption: Block | None
    credit: str | None

    @property
    def place(self) -> tuple[int, int, bool]:
        """Where a remark about the picture stands: start, end, and whether they are offsets into the source."""
        if self.caption is not None:
            return self.caption.start, self.caption.end, False
        assert self.image is not None
        return self.image.source.start, self.image.source.end, True


@once
def shown(story: Story) -> Sequence[Picture]:
    """The pictures of a story in order, without ornaments and embedded posts; of a picture file, none."""
    document = story.document
    if document.format == "picture":
        return ()
    found: list[Picture] = []
    captioned: set[int] = set()
    for image in document.images:
        if image.caption is not None:
            captioned.add(image.caption)
        if image.decorative or image.kind not in _SHOWN:
            continue
        caption = document.blocks[image.caption] if image.caption is not None else None
        credit = image.credit
        if not credit and caption is not None:
            credit = caption.attributes.get("credit") or credit_in(document.block_text(caption))
        found.append(Picture(image, caption, credit))
    for number, block in enumerate(document.blocks):
        if block.kind == "caption" and number not in captioned and block.attributes.get("credit"):
            found.append(Picture(None, block, block.attributes["credit"]))
    return found
