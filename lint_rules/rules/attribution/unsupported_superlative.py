"""First, only, largest: a ranking without proof.

What it does
------------
Reports *this is the mayor's first visit*, *one of the few countries*, *for the first time in history*, *no pilot has
ever earned so little*, *nowhere is bread dearer* (warnings) and other superlatives (for information) where no source is
given.

Why it is a fault
-----------------
A first is checkable and often wrong. The burden of proof is the writer's; *perhaps* and *arguably* do not lift it.

When it stays silent
--------------------
Inside quotations and attributed sentences; never an error, for many are common knowledge.

References
----------
The Los Angeles Times: the proof of a first is the writer's burden, and hedging is no cure.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.attribution import _claims
from lint_rules.rules.base import Options

SEVERITY = "info"
OPTIONS = _claims.OPTIONS
FAILS = (
    "This is the mayor's first visit abroad after the flood.",
    "Marenia is one of the few countries that still build wooden ferries.",
)
PASSES = (
    "The first quarter was quiet.",
    "This is the mayor's first visit abroad, her office said.",
)
MESSAGE = "A ranking needs its proof. Say who keeps the count and what comes next, or drop it."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each superlative that nobody vouches for."""
    return _claims.remarks(story, "superlative", MESSAGE, options)
