"""A chart or a table of figures that does not say where its figures come from.

What it does
------------
Looks beside tables with figures, beside pictures that are charts by their caption, their alternative text or their
file's name, and beside titles of charts that stand in the copy (*Chart: Catch by port*), for a line that names the
source: *Source: body, dataset, date*. Asks for the base of *own calculations*.

Why it is a fault
-----------------
A figure is a claim. Without its source readers can neither check it nor see how old it is.

When it stays silent
--------------------
About tables with fewer than four figures, standings, results and timetables, and where the caption or a line next to
the chart names the source.

References
----------
The common rule of data desks: name body, data set and date under every chart.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_rules.document import Block
from lint_rules.document.chart_titles import is_chart_title
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options
from lint_rules.rules.credits import _charts

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
    {
        "format": "html",
        "path": "story.html",
        "text": "<p>The river fell.</p><figure><img src='1.png'><figcaption>Chart: Level of the river at Marendal, by "
        "month</figcaption></figure>",
    },
    "The river fell, the service said.\n\nTable: Level of the river by month, in metres\n\nIt will rise in May.\n",
)
PASSES = (
    "The river fell, it said.\n\nChart: Level of the river by month. Source: Hydrological Service\n\nIt rose.\n",
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
_FIGURE = r"(?<![\w.,:–-])[$€£]?\d[\d.,]*+(?![:–-]\d)(?:%|\b)"  # no times of day, no results of matches
_OF_RECORD = (  # standings and listings are their own record
    r"\b(?:Pts|Played|Won|Lost|Drawn|GD|Team|Club|Score|Kick-?off|Departs|Departures?|Arrivals?|Opens|Opening|Channel)\b"
)
_TITLES = ("Chart", "CHART", "Graph", "GRAPH", "Infographic", "INFO", "Table", "TABLE", "Diagram", "Histogram", "Fig")
_OPENING = 16  # code points
_TITLED_KINDS = frozenset({"caption", "paragraph", "headline"})
_LONGEST_LINE = 60  # words of a line beside a chart that can tell its source


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at each chart or table without a source."""
    seen: set[int] = set()  # blocks that a remark, or a source, has settled
    for start, stop in _tables(story):
        seen.update(range(start - 1, stop + 1))
        words = story.prose[story.blocks[start].start : story.blocks[stop - 1].end]
        of_record = compiled(_OF_RECORD).search(words) is not None
        if not of_record and len(compiled(_FIGURE).findall(words)) >= options["fewest-figures"]:
            block = story.blocks[start]
            yield from _unsourced((block.start, _line_end(story, block), False), _beside(story, start, stop))
    for image in story.document.images:
        if image.decorative or not _charts.is_chart(story, image):
            continue
        near = [_charts.caption_of(story, image), image.credit or ""]
        place = (*image.source, True)
        if image.caption is not None:
            seen.add(image.caption)
            near += _beside(story, image.caption, image.caption + 1)
            place = (story.blocks[image.caption].start, story.blocks[image.caption].end, False)
        yield from _unsourced(place, near)
    for number, block in enumerate(story.blocks):
        if block.kind not in _TITLED_KINDS or number in seen:
            continue
        if story.prose[block.start : block.start + _OPENING].lstrip("[(*_ ").startswith(_TITLES):
            title = story.prose[block.start : block.end]
            if is_chart_title(title):
                near = [title, *_source_lines(story, number)]
                yield from _unsourced((block.start, block.end, False), near)


def _tables(story: Story) -> Iterator[tuple[int, int]]:
    """The tables, each as its first block and the one behind its last."""
    blocks = story.blocks
    number = 0
    while number < len(blocks):
        stop = number
        while stop < len(blocks) and blocks[stop].kind == "table":
            stop += 1
        if stop > number:
            yield number, stop
        number = stop + 1


def _beside(story: Story, start: int, stop: int) -> list[str]:
    """The lines next to a chart: the one before it and the two behind it."""
    near = [*story.blocks[max(0, start - 1) : start], *story.blocks[stop : stop + 2]]
    lines = [story.prose[block.start : block.end] for block in near]
    return [line for line in lines if len(line.split()) <= _LONGEST_LINE]


def _source_lines(story: Story, number: int) -> list[str]:
    """The lines behind a chart's title that are no running copy."""
    near = [*story.blocks[max(0, number - 1) : number], *story.blocks[number + 1 : number + 3]]
    labels = [block for block in near if block.kind != "paragraph" or _is_label(story, block)]
    return [story.prose[block.start : block.end] for block in labels]


def _is_label(story: Story, block: Block) -> bool:
    return story.prose.startswith(("Source", "SOURCE", "source", "Data", "(S", "(s", "Note"), block.start)


def _line_end(story: Story, block: Block) -> int:
    end = story.prose.find("\n", block.start, block.end)
    return end if end >= 0 else block.end


def _unsourced(place: tuple[int, int, bool], near: Sequence[str]) -> Iterator[Remark]:
    if _charts.rests_on_nothing(near):
        message = "“own calculations” on what? Name the data they rest on"
    elif _charts.names_source(near):
        return
    else:
        message = "these figures have no source line"
    start, end, in_source = place
    yield Remark(start, end, message, suggestion="Source: body, dataset, date", in_source=in_source)
