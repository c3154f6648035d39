"""A forecast in the narrator's own voice.

What it does
------------
Reports what *will*, *could* or *may* happen, what somebody *is bound to* do or *can provide*, where nobody is named
who expects it.

Why it is a fault
-----------------
The future cannot be checked. A forecast is worth as much as the one who makes it, so readers must be told who does.

When it stays silent
--------------------
About timetables and dates, conditions (*if*), questions, quotations and attributed sentences; for information only
where the sentence goes on with what a source said before, and in comment.

References
----------
The AP, Reuters and BBC rules that every forecast has its forecaster; AFP on attribution high in the story.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.attribution import _claims
from lint_rules.rules.base import Options

SEVERITY = "warning"
OPTIONS = _claims.OPTIONS
FAILS = (
    "The closure of the mill will cripple the valley for a generation.",
    "The ferry company will have problems paying its crews.",
)
PASSES = (
    "The ferry will leave the port on Monday.",
    "Dorvan Brel, an engineer, said the closure of the mill would cripple the valley.",
)
MESSAGE = "This is a forecast, and nobody is named for it. Say who expects it and on what ground, or cut it."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each prediction that nobody vouches for."""
    return _claims.remarks(story, "prediction", MESSAGE, options)
