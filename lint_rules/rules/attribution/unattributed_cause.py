"""A contested cause in the narrator's own voice.

What it does
------------
Reports *led to the crisis*, *is largely due to*, *have been forced to* where nobody is named who sees it so.

Why it is a fault
-----------------
What caused a crisis is usually what the parties quarrel about. To name one cause is to take a side.

When it stays silent
--------------------
About natural and technical causes (*the storm*, *a leak*), quotations and attributed sentences; for information in
comment.

References
----------
The AP's news values and the Reuters handbook: what is disputed is attributed.
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
    "The sale of the mill led to the crisis in the valley.",
    "The ferry and the railway have been driven to share one pier.",
)
PASSES = (
    "The storm caused the collapse of the pier.",
    "The sale of the mill led to the crisis, said Dorvan Brel, an engineer.",
)
MESSAGE = (
    "This names a cause that others may dispute, and nobody is named for it. Say who draws the link, or "
    "report the two events."
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each cause that nobody vouches for."""
    return _claims.remarks(story, "cause", MESSAGE, options)
