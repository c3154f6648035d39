"""A picture made by a generative program, shown without saying so.

What it does
------------
Reads the digital source type that page, feed, metadata or C2PA manifest give for a picture. Where it says that a
trained algorithm made the picture, or parts of it, and neither caption nor credit tells readers, it warns. At a
picture file, it reminds the desk, for information, that pages must carry the label.

Why it is a fault
-----------------
Readers take a picture in a news story for a record of something that happened.

When it stays silent
--------------------
Where caption or credit say *AI-generated*, *generated with*, *synthetic* or name the program. A remark in the
alternative text or in the metadata alone is not visible and does not count.

References
----------
IPTC digital source type NewsCodes; schema.org ``digitalSourceType``; C2PA actions.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document import Image
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
_ITEM = (
    '{"uri": "urn:x:1", "type": "picture", "byline": "Ana Brodik", "description_text": "%s", '
    '"digitalsourcetype": "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"}'
)
FAILS = ({"format": "ninjs", "path": "dam.json", "text": _ITEM % "The dam at Ostrel on Monday."},)
PASSES = (
    {"format": "ninjs", "path": "dam.json", "text": _ITEM % "An AI-generated picture of the dam at Ostrel."},
    {
        "format": "ninjs",
        "path": "dam.json",
        "text": (_ITEM % "The dam at Ostrel.").replace("trainedAlgorithmicMedia", "digitalCapture"),
    },
)
_GENERATIVE = (
    "trainedalgorithmicmedia",
    "compositewithtrainedalgorithmicmedia",
    "compositesynthetic",
    "trainedalgorithmicmediadigitalsource",
    "compositewithtrainedalgorithmicmediadigitalsource",
    "compositesyntheticdigitalsource",
)
_LABEL = r"""(?ix)\bA\.?I\.?\b[\s-]*(?:generated|created|made|image|picture|illustration|photo|art|tool)?
    | artificial\ intelligence | \bgenerat(?:ed|ive)\b | \bsynthetic\b | midjourney | dall[\s·-]?e | stable\ diffusion
    | firefly | \bcomputer[\s-]generated\b | \bdeepfake\b"""


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at each generated picture whose caption and credit do not say so."""
    for image in story.document.images:
        kind = image.digital_source or (image.metadata.digital_source if image.metadata else "")
        name = kind.rstrip("/").rpartition("/")[2].rpartition(":")[2].lower()
        if name not in _GENERATIVE:
            continue
        if story.document.format == "picture":
            message = "this picture was made by a generative program: pages that show it must say so"
            yield Remark(image.source.start, image.source.end, message, severity="info", in_source=True)
        elif not compiled(_LABEL).search(_visible(story, image)):
            yield _unlabelled(story, image)


def _visible(story: Story, image: Image) -> str:
    caption = story.blocks[image.caption] if image.caption is not None else None
    words = story.prose[caption.start : caption.end] if caption else ""
    return f"{words} {image.credit or ''}"


def _unlabelled(story: Story, image: Image) -> Remark:
    message = "this picture was made by a generative program, and readers are not told"
    suggestion = "say in the caption that it is AI-generated, and with what"
    if image.caption is None:
        return Remark(image.source.start, image.source.end, message, suggestion=suggestion, in_source=True)
    caption = story.blocks[image.caption]
    return Remark(caption.start, caption.end, message, suggestion=suggestion)
