"""A credit that names nobody: *Photo: Internet*, *Source: social media*.

What it does
------------
Warns of picture credits and story credits that name a place where pictures are found (the internet, a search
engine, a platform without an account, *archive*, *agencies*, *open sources*) instead of somebody who made them.
Warns of a Creative Commons licence without the author whom it demands; asks, for information, for the link to it on
the web. Asks, for information, for the photographer where an agency is named alone. With the option ``approved``,
warns of credits that name none of the desk's agencies.

Why it is a fault
-----------------
It looks like a credit and tells nothing. The maker is not named, the right to print is not shown, and a picture *from
the internet* may be of another place and another year.

When it stays silent
--------------------
Where a platform stands with an account (*Facebook/Ana Brodik*) and where a body or a handout is named.

References
----------
AP on captions and sign-offs; IPTC Photo Metadata: credit line; Creative Commons on attribution: title, author,
source, licence.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_rules.document import Block
from lint_rules.document.credit_lines import is_agency, lacks_author, names_licence, names_nobody, photographer
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.base import Option, Options
from lint_rules.rules.credits import _pictures

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "approved": Option([], "agencies and outlets whose pictures the desk may use; empty for any"),
}
FAILS = (
    "MARENDAL — The ferry sailed, the port said.\n\nThe ferry leaves Marendal (Photo: Internet)\n\nIt was late.\n",
    {
        "format": "html",
        "path": "story.html",
        "text": "<figure><img src='a.jpg'><figcaption>The dam at Ostrel. Photo: social media</figcaption></figure>",
    },
    {
        "format": "html",
        "path": "story.html",
        "text": "<figure><img src='a.jpg'><figcaption>The dam. Wikimedia Commons, CC BY-SA 4.0</figcaption></figure>",
    },
)
PASSES = (
    "MARENDAL — The ferry sailed, the port said.\n\nThe ferry leaves Marendal (Photo: Ana Brodik)\n\nIt was late.\n",
    {
        "format": "html",
        "path": "story.html",
        "text": "<figure><img src='a.jpg'><figcaption>The dam. Photo: Facebook/Ostrel Dam</figcaption></figure>",
    },
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at each credit that names nobody, or no one the desk buys from."""
    approved = [name.lower() for name in options["approved"]]
    lines = {story.prose[block.start : block.end]: block for block in story.blocks if block.kind == "credit"}
    seen: set[tuple[int, int, bool]] = set()
    for picture in _pictures.shown(story):
        if picture.credit:
            place = _place(story, picture, lines)
            seen.add(place)
            yield from _judge(picture.credit, place, approved, linked=_is_linked(story, picture))
    for credit, line in lines.items():
        place = (line.start, line.end, False)
        if place not in seen and not credit.lower().startswith("source"):  # those are the story's or a chart's
            yield from _judge(credit, place, approved)


def _judge(
    credit: str, place: tuple[int, int, bool], approved: Sequence[str], *, linked: bool = True
) -> Iterator[Remark]:
    start, end, in_source = place
    if names_nobody(credit):
        message = f"“{credit}” names nobody: say who made the picture and for whom"
        yield Remark(start, end, message, in_source=in_source)
    elif approved and not any(name in credit.lower() for name in approved):
        message = f"“{credit}” is none of the desk's approved agencies: check the right to print it"
        yield Remark(start, end, message, in_source=in_source)
    elif lacks_author(credit):
        message = "the licence demands the author's name, and nobody is named"
        yield Remark(start, end, message, suggestion="AUTHOR, CC BY-SA 4.0, with a link", in_source=in_source)
    elif names_licence(credit) and not linked:
        message = "the licence demands a link to its text and to the original"
        yield Remark(start, end, message, severity="info", in_source=in_source)
    elif is_agency(credit) and not photographer(credit):
        message = "the agency is credited; name the photographer too if it tells"
        yield Remark(start, end, message, severity="info", in_source=in_source)


def _is_linked(story: Story, picture: _pictures.Picture) -> bool:
    """Whether the caption links to something, or stands where nothing can be linked."""
    if picture.caption is None or story.document.format not in {"html", "markdown"}:
        return True
    return "http" in story.document.source.text[slice(*picture.caption.source)]


def _place(story: Story, picture: _pictures.Picture, lines: Mapping[str, Block]) -> tuple[int, int, bool]:
    """The credit's own place in the prose, else that of its caption or picture."""
    credit = picture.credit or ""
    if picture.caption is not None:
        at = story.prose.rfind(credit, picture.caption.start, picture.caption.end)
        if at >= 0:
            return at, at + len(credit), False
    line = lines.get(credit)
    return (line.start, line.end, False) if line else picture.place
