"""A picture file that does not say who made it.

What it does
------------
Warns of picture files that name neither a creator nor a credit line; asks, for information, for what else the IPTC
standard requires (creator, credit line, copyright notice). Tells of files that are damaged or hostile, of pictures
that a story names but that are not there, and of addresses that lead out of the tree.

Why it is a fault
-----------------
A picture is passed on without its page. What its file does not say is lost, and with it the credit.

When it stays silent
--------------------
About pictures on other machines, and about stories whose pictures are not in the tree by an absolute address.

References
----------
IPTC Photo Metadata: creator, credit line, copyright notice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document.picture_metadata import PictureMetadata
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.base import Option, Options
from lint_rules.rules.credits import _pictures

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "required": Option(["creator", "credit", "copyright"], "fields that a picture file should have"),
}
_SIDECAR = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
    'xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
    "<rdf:Description %s/></rdf:RDF></x:xmpmeta>"
)
FAILS = (
    {"format": "picture", "path": "dam.xmp", "text": _SIDECAR % 'photoshop:Headline="The dam"'},
    {"format": "picture", "path": "dam.xmp", "text": _SIDECAR % 'photoshop:Credit="Ana Brodik/Harbour News"'},
)
PASSES = (
    {
        "format": "picture",
        "path": "dam.xmp",
        "text": _SIDECAR % 'photoshop:Credit="Harbour News" dc:creator="Ana Brodik" dc:rights="(c) Harbour News 2024"',
    },
)
_NAMES = {"creator": "creator", "credit": "credit line", "copyright": "copyright notice", "usage_terms": "usage terms"}


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Remarks at a picture file, or at the pictures of a story whose files cannot be looked at."""
    if story.document.format == "picture":
        for image in story.document.images:
            if image.metadata is not None:
                yield from _file(image.metadata, options["required"])
        return
    for picture in _pictures.shown(story):
        shown = picture.image
        if shown is None or shown.metadata is None:
            continue
        start, end = shown.source
        if shown.metadata.fault:
            severity = "warning" if "out of the tree" in shown.metadata.fault else "info"
            message = f"{shown.src}: {shown.metadata.fault}"
            yield Remark(start, end, message, severity=severity, in_source=True)  # type: ignore[arg-type]
        elif shown.metadata.is_empty:
            message = f"the file of {shown.src} names nobody: no creator, no credit line, no copyright"
            yield Remark(start, end, message, severity="info", in_source=True)


def _file(metadata: PictureMetadata, required: list[str]) -> Iterator[Remark]:
    if metadata.fault:
        yield Remark(0, 0, f"the picture's metadata cannot all be read: {metadata.fault}", in_source=True)
    missing = [name for name in required if not getattr(metadata, name.replace("-", "_"), "")]
    if not missing:
        return
    named = ", ".join(_NAMES.get(name, name) for name in missing)
    if not metadata.creator and not metadata.credit:
        yield Remark(0, 0, f"this picture does not say who made it (no {named})", in_source=True)
    else:
        yield Remark(0, 0, f"this picture's metadata lack: {named}", severity="info", in_source=True)
