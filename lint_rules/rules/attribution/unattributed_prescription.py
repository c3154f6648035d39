"""Advice or a demand in the narrator's own voice.

What it does
------------
Reports *must*, *should*, *needs to* said of governments, companies and leaders, and *it is time to*, *it is vital
that*.

Why it is a fault
-----------------
A reporter who tells others what to do has left the reporting. Demands come from people with names.

When it stays silent
--------------------
About duties that a law or rule imposes (*drivers must*), conditions, quotations and attributed sentences; for
information in comment.

References
----------
The AP, Reuters and BBC rules that every demand is attributed.
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
    "The two villages must expand the dam in order to survive.",
    "It is high time that the pier was repaired.",
)
PASSES = (
    "Drivers must carry a licence.",
    "Dorvan Brel, an engineer, said the two villages must expand the dam.",
)
MESSAGE = "This tells somebody what to do, and nobody is named who demands it. Say who does, or cut it."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each prescription that nobody vouches for."""
    return _claims.remarks(story, "prescription", MESSAGE, options)
