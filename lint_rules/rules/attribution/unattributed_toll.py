"""The dead, the injured or the damage, counted by nobody.

What it does
------------
Reports a number of dead, injured, missing or homeless, or of buildings destroyed, however it is told (*six divers have
drowned*, *the fog cost eleven lives*), without the authority that counted.

Why it is a fault
-----------------
Tolls change by the hour and differ by source. Readers must know who counted, and relatives may be among them.

When it stays silent
--------------------
Inside quotations and attributed sentences, and about years-old events told as background. Where the source stands in
the sentence before it is a query.

References
----------
The AP Stylebook and the Reuters handbook on death tolls.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.attribution import _claims
from lint_rules.rules.base import Options

SEVERITY = "error"
OPTIONS = _claims.OPTIONS
FAILS = (
    "At least 14 people were killed when the ferry sank.",
    "The fire left 200 families homeless.",
)
PASSES = (
    "At least 14 people were killed when the ferry sank, police said.",
    "The ferry carried 14 people.",
    "The flood of 1953 killed 14 people.",
)
MESSAGE = "A toll needs its source. Say who counted: police, hospital, rescue service, ministry."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each toll that nobody vouches for."""
    return _claims.remarks(story, "toll", MESSAGE, options)
