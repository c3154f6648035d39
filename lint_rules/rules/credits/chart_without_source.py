"""A chart or a table of figures that does not say where its figures come from.

What it does
------------
Looks beside tables with figures, and beside pictures that are charts by their caption, their alternative text or
their file's name, for a line that names the source: *Source: body, dataset, date*. Asks for the base of *own
calculations*.

Why it is a fault
-----------------
A figure is a claim. Without its source readers can neither check it nor see how old it is.

When it stays silent
--------------------
About tables with fewer than four figures, and where the caption or a line next to the chart names the source.

References
----------
The common rule of data desks: name body, data set and date under every chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_rules.document import Block
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "fewest-figures": Option(4, "figures that a table must have to need a source"),
}
_TABLE = (
    "<table><tr><th>Year</th><th>Passengers</th></tr><tr><td>2021</td><td>4,100</td></tr>"
    "<tr><td>2022</td><td>5,300</td></tr></table>"
)
FAILS = (
    {"format": "html", "path": "story.html", "text": f"<p>More people took the ferry, the port said.</p>{_TABLE}"},
    {
        "format": "html",
        "path": "story.html",
        "text": "<p>The river fell.</p><figure><img src='river-chart.png'><figcaption>River level since May. "
        "Graphic: Ana Brodik</figcaption></figure>",
    },
)
PASSES = (
    {
        "format": "html",
        "path": "story.html",
        "text": f"<p>More people came.</p>{_TABLE}<p>Source: Port of Marendal, May.</p>",
    },
    {
        "format": "html",
        "path": "story.html",
        "text": "<figure><img src='river-chart.png'><figcaption>River level. Source: Hydrological Service, May 2024"
        "</figcaption></figure>",
    },
    {
        "format": "html",
        "path": "story.html",
        "text": "<p>Opening times.</p><table><tr><td>Museum</td><td>9</td></tr></table>",
    },
)
_SOURCE = (
    r"(?i)(?:^|[\s(\[|])(?:sources?|data|figures|statistics|chart|table|based on|compiled by|according to)\b"
    r"\s*(?:from|by|:|\s)"
    r"|\bsources?\s*:"
)
_OWN = r"(?i)\bown (?:calculations?|estimates?|research)\b|\bauthor['’]?s calculations?\b"
_CHART = (
    r"(?i)(?<![a-z])(?:charts?|graphs?|infographics?|diagrams?|histograms?|(?:bar|line|pie)-?chart|data-?viz)(?![a-z])"
)
_FIGURE = r"(?<![\w.,])[$€£]?\d[\d.,]*(?:%|\b)"


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at each chart or table without a source."""
    blocks = story.blocks
    number = 0
    while number < len(blocks):
        if blocks[number].kind != "table":
            number += 1
            continue
        stop = number
        while stop < len(blocks) and blocks[stop].kind == "table":
            stop += 1
        words = story.prose[blocks[number].start : blocks[stop - 1].end]
        if len(compiled(_FIGURE).findall(words)) >= options["fewest-figures"]:
            yield from _unsourced(
                story, blocks[number].start, _line_end(story, blocks[number]), False, _beside(story, number, stop)
            )
        number = stop
    for image in story.document.images:
        file = image.src.partition("?")[0].rpartition("/")[2]
        caption = blocks[image.caption] if image.caption is not None else None
        told = story.prose[caption.start : caption.end] if caption else ""
        if image.decorative or not (
            compiled(_CHART).search(file) or compiled(_CHART).search(f"{image.alt or ''} {told}")
        ):
            continue
        near = [told, image.credit or ""]
        if image.caption is not None:
            near += _beside(story, image.caption, image.caption + 1)
        start, end, in_source = (caption.start, caption.end, False) if caption else (*image.source, True)
        yield from _unsourced(story, start, end, in_source, near)


def _beside(story: Story, start: int, stop: int) -> Sequence[str]:
    """The lines next to a chart: the one before it and the two behind it."""
    near = [*story.blocks[max(0, start - 1) : start], *story.blocks[stop : stop + 2]]
    return [
        story.prose[block.start : block.end]
        for block in near
        if len(story.prose[block.start : block.end].split()) <= 60
    ]


def _line_end(story: Story, block: Block) -> int:
    end = story.prose.find("\n", block.start, block.end)
    return end if end >= 0 else block.end


def _unsourced(story: Story, start: int, end: int, in_source: bool, near: Sequence[str]) -> Iterator[Remark]:
    if any(
        compiled(_OWN).search(line) and not compiled(r"(?i)\b(?:from|on|using|based)\b").search(line) for line in near
    ):
        message = "“own calculations” on what? Name the data they rest on"
    elif any(compiled(_SOURCE).search(line) for line in near):
        return
    else:
        message = "these figures have no source line"
    suggestion = "Source: body, dataset, date"
    yield Remark(start, end, message, suggestion=suggestion, in_source=in_source)
