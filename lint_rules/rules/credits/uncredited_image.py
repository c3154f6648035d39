"""A picture without a word on who made it.

What it does
------------
Looks for a credit in the caption, beside it (``figcaption``, ``small``, ``.credit``, ``creditText``), in front
matter, in shortcode arguments, in JSON-LD and in the picture's own metadata. Every usual form will do: an agency in
brackets, *Name/Agency*, *AP Photo/Name*, *via*, *Photo: Name*, *(c) Name*, *Courtesy of*, an author with a Commons
licence.

Why it is a fault
-----------------
A picture is somebody's work and somebody's evidence. Without a credit readers cannot tell whether it is the desk's
own, an agency's, a handout or a find, and the desk cannot show that it had the right to print it.

When it stays silent
--------------------
About ornaments: icons, logos, portraits beside a byline, pictures with an empty alternative text and no caption,
sizes of no more than 80 pixels; about charts, whose source is what counts; about embedded posts that show their
account (without one, it asks for it). A credit
in the alternative text does not count: readers do not see it.

References
----------
Practice: AP caption style; IPTC Photo Metadata; Google image licence metadata.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document.credit_lines import credit_in
from lint_rules.language.story import Story
from lint_rules.model import Remark, Span
from lint_rules.rules.base import Option, Options
from lint_rules.rules.credits import _charts, _pictures

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "own": Option([], "beginnings of addresses under which the desk's own pictures lie, which need no credit"),
    "videos": Option(True, "whether videos need a credit too"),
}
FAILS = (
    {
        "format": "html",
        "path": "story.html",
        "text": "<p>The ferry sailed.</p>\n<figure><img src='ferry.jpg' alt='A ferry'>"
        "<figcaption>The ferry leaves Marendal harbour on Monday.</figcaption></figure>\n",
    },
    {
        "format": "html",
        "path": "story.html",
        "text": "<p>The dam held.</p><p><img src='dam.jpg' alt='The dam (Photo: Ana Brodik)'></p>",
    },
    {
        "format": "markdown",
        "path": "story.md",
        "text": "The dam held on Monday, engineers said.\n\n![The dam](dam.jpg)\n\nIt was built in 1961.\n",
    },
)
PASSES = (
    {
        "format": "html",
        "path": "story.html",
        "text": "<figure><img src='ferry.jpg'><figcaption>The ferry leaves Marendal on Monday. "
        "<small>Ana Brodik/Harbour News</small></figcaption></figure>",
    },
    {"format": "html", "path": "story.html", "text": "<p>The ferry sailed.</p><img src='icon-ferry.svg' alt=''>"},
    "MARENDAL — The ferry sailed, the port said.\n\nThe ferry leaves Marendal harbour (Reuters)\n\nIt was late.\n",
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at the caption, or at the picture's own place, for each picture without a credit."""
    own = tuple(options["own"])
    for post in story.document.images:
        if post.kind == "embed" and not post.credit:
            message = "this embedded post shows no account: name it, with platform and date"
            yield Remark(*post.source, message, severity="info", in_source=True)
    settled = _named_again(story)
    for picture in _pictures.shown(story):
        image = picture.image
        if image is None or picture.credit or image.source in settled or (own and image.src.startswith(own)):
            continue
        if image.kind == "video" and not options["videos"]:
            continue
        if image.metadata is not None and (image.metadata.credit or image.metadata.creator):
            continue
        if _charts.is_chart(story, image):  # its source is asked for by another rule
            continue
        what = "video" if image.kind == "video" else "picture"
        start, end, in_source = picture.place
        message = f"this {what} has no credit; readers cannot tell who made it"
        if image.alt and credit_in(image.alt):
            message = f"the credit of this {what} stands only in its alternative text, which readers do not see"
        yield Remark(
            start,
            end,
            message,
            suggestion="add who made it and for whom: (Name/Agency), Photo: Name, or Courtesy of Name",
            in_source=in_source,
        )


def _named_again(story: Story) -> frozenset[Span]:
    """The places in front matter that name a picture which the copy shows as well: there it is asked about."""
    if story.document.format != "markdown":
        return frozenset()
    last = {image.src: image.source for image in story.document.images}
    return frozenset(each.source for each in story.document.images if each.src and last[each.src] != each.source)
