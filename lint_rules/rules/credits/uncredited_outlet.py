"""Another outlet's work, taken over without naming or linking it.

What it does
------------
Warns of a story credit or end note that names no outlet (*By agencies*, *Source: media*). Asks, for information,
for a link where a story on the web says that another outlet reported something and the paragraph has no link.

Why it is a fault
-----------------
Readers should be able to reach the report that a story rests on, and the outlet that did the work should be named for
it.

When it stays silent
--------------------
In plain text and feeds, which have no links, and about outlets that merely had something said to them (*told*).

References
----------
Practice: AP on crediting other news organisations.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document.credit_lines import agencies, names_nobody
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "links": Option(True, "whether to ask for links to reports of other outlets"),
}
FAILS = (
    "By agencies\n\nThe dam above Ostrel held on Monday, engineers said. The river fell.\n",
    {
        "format": "html",
        "path": "story.html",
        "text": "<p>The dam held, Reuters reported on Monday. Engineers opened the gates.</p>",
    },
)
PASSES = (
    "By Ana Brodik and agencies\n\nThe dam above Ostrel held on Monday, engineers said. The river fell.\n",
    {
        "format": "html",
        "path": "story.html",
        "text": "<p>The dam held, <a href='https://example.com/dam'>Reuters reported</a> on Monday.</p>",
    },
    {"format": "html", "path": "story.html", "text": "<p>The dam held, an engineer told Reuters on Monday.</p>"},
)
_REPORTED = (
    r"(?P<outlet>(?:\p{Lu}[\p{L}\p{M}'’.\-]*\ ){0,3}\p{Lu}[\p{L}\p{M}'’.\-]*)"
    r"\ (?:first\ )?(?:reported|has\ reported|had\ reported)\b"
)
_BY = r"(?i)^\W*(?:by|from|source|with)\b\s*:?\s*"
_CREDIT_LINES = frozenset({"byline", "note", "headline", "paragraph", "credit"})
_LONGEST = 60  # code points
_LINK = ("<a ", "](", "http://", "https://")


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Remarks at credits that name no outlet, and at outlets whose reports are not linked."""
    document = story.document
    for block in story.blocks:
        if block.kind in _CREDIT_LINES and block.end - block.start <= _LONGEST and document.format != "picture":
            line = story.prose[block.start : block.end]
            words = compiled(_BY).sub("", line)
            if words and words != line and names_nobody(words.strip("()[]. ")):
                yield Remark(
                    block.start,
                    block.end,
                    "this credit names no outlet: say which one the story comes from",
                    suggestion="name the agency, and link its story",
                )
    if not options["links"] or document.format not in {"html", "markdown"}:
        return
    for block in story.blocks:
        if block.kind != "paragraph" or "reported" not in story.prose[block.start : block.end]:
            continue
        source = document.source.text[block.source.start : block.source.end]
        if any(mark in source for mark in _LINK):
            continue
        for match in compiled(_REPORTED).finditer(story.prose, pos=block.start, endpos=block.end):
            outlet = match["outlet"].removeprefix("The ")
            if outlet.lower() in agencies() or match["outlet"].lower() in agencies():
                yield Remark(
                    match.start("outlet"),
                    match.end("outlet"),
                    f"{outlet} reported this: link its story in the first use",
                    severity="info",
                )
                break
