"""Relative or vague times that readers cannot place on a calendar.

What it does
------------
Reports *a few days ago*, *the other day*, *in the coming period* and, for information, *recently* and *in recent
weeks*. A warning where the story carries no date; for information where it has one.

Why it is a fault
-----------------
A story is read long after it is written, and often elsewhere. Without a date for the story, *a few days ago* tells
readers nothing and cannot be checked.

When it stays silent
--------------------
Inside quotations and about counted times (*three days ago*).

References
----------
Al Jazeera's code of conduct, which asks for the exact date when it is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import phrases
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {"dated": Option("info", "severity in stories that carry their date")}
FAILS = (
    "The forum was held a few days ago in the port.",
    "MARENDAL — Fishermen met the mayor the other day, the clerk said.",
)
PASSES = (
    "The forum was held three days ago in the port.",
    '"I met him the other day," the mayor, Ana Brodik, said.',
    {
        "format": "markdown",
        "path": "story.md",
        "text": "---\ntitle: Forum\ndate: 2024-05-03\n---\n\nThe forum was held on Friday.\n",
    },
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each vague time in the narrator's own words."""
    matches = _copy.narrated(story, "attribution/vague-time")
    if not matches:
        return
    dated = story.document.credits.date is not None
    for remark in phrases.remarks(story, matches, options):
        yield _copy.at_most(remark, options["dated"]) if dated else remark
