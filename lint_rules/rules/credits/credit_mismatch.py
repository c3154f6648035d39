"""A printed credit that differs from what the picture's own file, or the page's hidden part, says.

What it does
------------
Compares the credit in the story with creator, credit line, source and copyright in the picture's metadata, where the
file lies in the same tree, and with what the page says of the picture out of readers' sight: in linked data
(`creditText`, `creator`), in attributes, in front matter, in the alternative text. Reports a credit that the file
demands (*Mandatory credit: ...*) and the page leaves out, pictures whose file forbids their use or sets an embargo,
and files whose IIM and XMP blocks tell different makers. Asks, for information, where caption and file give different
days.

Why it is a fault
-----------------
One of the two is wrong: the wrong person is credited, or the wrong picture was used.

When it stays silent
--------------------
Where at least one name agrees, where the file names nobody, and where the printed credit names an agency that the
file does not contradict. Of the page's hidden part, only other people or another agency count: a person here and an
agency or a publisher there can both be right.

References
----------
IPTC Photo Metadata: credit line and instructions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document import Image
from lint_rules.document.credit_lines import credit_in, trailing_credit
from lint_rules.document.picture_metadata import PictureMetadata
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options
from lint_rules.rules.credits import _charts, _makers, _pictures

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
_SIDECAR = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/"><rdf:Description photoshop:Credit="%s" '
    'photoshop:Instructions="Mandatory credit: Harbour News"/></rdf:RDF></x:xmpmeta>'
)
_PAGE = (
    '<script type="application/ld+json">{"@type": "ImageObject", "contentUrl": "dam.jpg", "creditText": "%s"}</script>'
    "<p>The dam held.</p><figure><img src='dam.jpg'><figcaption>The dam at Ostrel. Photo: Ana Brodik</figcaption>"
    "</figure>"
)
FAILS = (
    {"format": "picture", "path": "dam.xmp", "text": _SIDECAR % "Ana Brodik/Ostrel Post"},
    {"format": "html", "path": "dam.html", "text": _PAGE % "Tom Vesk/Reuters"},
)
PASSES = (
    {"format": "picture", "path": "dam.xmp", "text": _SIDECAR % "Ana Brodik/Harbour News"},
    {"format": "html", "path": "dam.html", "text": _PAGE % "Ana Brodik for Harbour News"},
)
_MANDATORY = (
    r"(?i)\b(?:mandatory|compulsory|obligatory)\s+credit(?:\s+line)?\s*[:\-–—]?\s*(?:must\ read\s*)?"
    r"[\"“']?(?P<credit>[^.;\n\"”]{2,80})"
)
_FORBIDS = (
    r"(?i)\bembargo|\bnot for (?:publication|use|print)|\bdo not (?:use|publish|print)|\binternal use|\bno publication"
)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DATE = (
    r"\b(?:(?P<day>\d{1,2}) )?(?P<month>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)\p{Ll}*\.?)"
    r" (?(day)|(?P<day_behind>\d{1,2}),? )(?P<year>(?:19|20)\d\d)\b"
)
_MADE = r"(?P<year>\d{4})[-:]?(?P<month>\d{2})[-:]?(?P<day>\d{2})"
_SMALL_WORDS = frozenset(
    {"photo", "photos", "image", "images", "picture", "by", "via", "for", "the", "of", "courtesy", "credit", "handout"}
    | {
        "copyright",
        "all",
        "rights",
        "reserved",
        "and",
        "file",
        "inc",
        "ltd",
        "source",
        "from",
        "news",
        "agency",
        "pool",
    }
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Remarks at captions whose credit disagrees with the file, or at the file that disagrees with itself."""
    if story.document.format == "picture":
        for image in story.document.images:
            if image.metadata is not None:
                yield from _file(image.metadata)
        return
    for picture in _pictures.shown(story):
        if picture.image is None:
            continue
        yield from _told_elsewhere(story, picture, picture.image)
        metadata = picture.image.metadata
        if metadata is None:
            continue
        start, end, in_source = picture.place
        yield from _used_in_spite(metadata, picture.place)
        if picture.caption is not None:
            yield from _other_day(story.prose[picture.caption.start : picture.caption.end], metadata, picture.place)
        if not picture.credit or metadata.is_empty:
            continue
        told = " ".join((metadata.creator, metadata.credit, metadata.source, metadata.copyright))
        demanded = _demanded(metadata)
        if demanded and not _agree(demanded, picture.credit):
            message = f"the picture's file demands the credit “{demanded}”"
            yield Remark(start, end, message, suggestion=f"credit it as ({demanded})", in_source=in_source)
        elif not _agree(told, picture.credit):
            says = metadata.credit or metadata.creator or metadata.copyright or metadata.source
            message = f"credited to “{picture.credit}” here, but the picture's file says “{says}”"
            yield Remark(start, end, message, suggestion="ask the picture desk which one is right", in_source=in_source)


def _told_elsewhere(story: Story, picture: _pictures.Picture, image: Image) -> Iterator[Remark]:
    """A credit beside the picture that is not the one in its linked data, front matter or alternative text."""
    words = _charts.caption_of(story, image)
    printed = (credit_in(words) if words else None) or (image.credit if image.credit not in image.unseen else None)
    if not printed:
        return
    alternative = trailing_credit(image.alt) if image.alt else None
    for told, where in (
        (image.unseen, "what the file tells machines of the picture"),
        ((alternative,) if alternative else (), "its alternative text"),
    ):
        if told and _makers.contradict(printed, " / ".join(told)):
            start, end, in_source = picture.place
            message = f"credited to “{printed}” here, but {where} says “{told[0]}”"
            yield Remark(start, end, message, suggestion="ask the picture desk which one is right", in_source=in_source)
            return


def _used_in_spite(metadata: PictureMetadata, place: tuple[int, int, bool]) -> Iterator[Remark]:
    """A picture that its file does not want to see printed, or not yet."""
    start, end, in_source = place
    for text in (metadata.instructions, metadata.usage_terms):
        if compiled(_FORBIDS).search(text):
            message = f"the picture's file says “{_short(text)}”: make sure that it may be printed"
            yield Remark(start, end, message, in_source=in_source)
            return


def _other_day(caption: str, metadata: PictureMetadata, place: tuple[int, int, bool]) -> Iterator[Remark]:
    """A caption with one full date, which is not the day on which the picture was made."""
    dates = [match.groupdict() for match in compiled(_DATE).finditer(caption)]
    made = compiled(_MADE).match(metadata.date)
    if len(dates) != 1 or made is None:
        return
    day, month, year = dates[0]["day"] or dates[0]["day_behind"], dates[0]["month"], dates[0]["year"]
    told = (int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))
    if told[:2] == (int(made["year"]), int(made["month"])) and abs(told[2] - int(made["day"])) <= 1:
        return
    start, end, in_source = place
    message = f"the caption says {told[0]}-{told[1]:02}-{told[2]:02}, the picture's file {made[0][:10]}"
    yield Remark(start, end, message, severity="info", in_source=in_source)


def _file(metadata: PictureMetadata) -> Iterator[Remark]:
    for field, iim, xmp in metadata.disagreements:
        message = f"the file's IIM and XMP disagree on its {field}: “{_short(iim)}” and “{_short(xmp)}”"
        severity = None if field in {"creator", "credit"} else "info"
        yield Remark(0, 0, message, severity=severity, in_source=True)  # type: ignore[arg-type]
    demanded = _demanded(metadata)
    if demanded and metadata.credit and not _agree(demanded, metadata.credit):
        message = f"the file demands the credit “{demanded}”, but its credit line is “{metadata.credit}”"
        yield Remark(0, 0, message, in_source=True)


def _demanded(metadata: PictureMetadata) -> str:
    """The credit that the file's instructions insist on."""
    for text in (metadata.instructions, metadata.usage_terms, metadata.description):
        match = compiled(_MANDATORY).search(text)
        if match:
            return str(match["credit"]).strip(" .")
    return ""


def _agree(one: str, other: str) -> bool:
    """Whether two credits have a name in common."""
    return bool(_names(one) & _names(other)) or not _names(one) or not _names(other)


def _names(credit: str) -> set[str]:
    return {word for word in compiled(r"[\p{L}\d]+").findall(credit.casefold()) if len(word) > 1} - _SMALL_WORDS


def _short(text: str) -> str:
    return text if len(text) <= 60 else f"{text[:57]}..."
