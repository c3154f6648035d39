"""HTML: whole pages and fragments.

Of a publisher's page only the story is read: headline, byline, copy, captions. Of a fragment or a simple page,
everything that a browser shows.
"""

from __future__ import annotations

from lint_rules.document import suppressions
from lint_rules.document.blocks import Block, Image
from lint_rules.document.document import Document
from lint_rules.document.markup import blocks as copy
from lint_rules.document.markup import page_credits, pictures, roles
from lint_rules.document.markup.elements import Element, scan
from lint_rules.document.markup.page import find_story
from lint_rules.document.markup.passage import Passage
from lint_rules.document.offsets import ProseBuilder
from lint_rules.document.source import Source
from lint_rules.document.suppressions import Suppression
from lint_rules.model.records import NamedTuple


class Reading(NamedTuple):
    """What one passage of HTML holds."""

    elements: list[Element]
    blocks: list[Block]
    images: list[Image]
    whole: bool


def read(source: Source) -> Document:
    """The story in an HTML source."""
    prose = ProseBuilder()
    passage = Passage.whole(source.text)
    reading = read_passage(passage, prose)
    credits, images = page_credits.read(passage, reading.elements, reading.blocks, reading.images, prose.text())
    return Document(
        path=source.path,
        format="html",
        source=source,
        prose=prose.text(),
        offsets=prose.offsets(),
        blocks=tuple(reading.blocks),
        images=tuple(images),
        credits=credits,
        suppressions=tuple(_directives(passage, reading.elements)),
        structured=reading.whole,
    )


def read_fragment(source: Source, start: int, end: int, prose: ProseBuilder) -> tuple[list[Block], list[Image]]:
    """Append the HTML of ``source.text[start:end]`` to the prose.

    Returns its blocks, and its images with their captions' places among those blocks.
    """
    reading = read_passage(Passage.whole(source.text[start:end], start), prose)
    return reading.blocks, reading.images


def read_passage(passage: Passage, prose: ProseBuilder, *, xml: bool = False, first_block: int = 0) -> Reading:
    """Append the story of a passage to the prose. ``first_block`` is the document's index of the block to come."""
    elements = scan(passage.text, xml=xml)
    story = find_story(elements)
    assigned = roles.assign(elements)
    told = copy.Writer(passage, elements, story, assigned, prose).write_story()
    images = pictures.find_images(passage, elements, story, assigned, told, prose, first_block)
    return Reading(elements, [each.block for each in told], images, story.whole)


def _directives(passage: Passage, elements: list[Element]) -> list[Suppression]:
    if "newslint:" not in passage.text.lower():
        return []
    comments = (element for element in elements if element.name == "#comment")
    found = (
        suppressions.parse(element.source[element.start + 4 : element.end - 3], passage.span(*element.span))
        for element in comments
    )
    return [directive for directive in found if directive]
