"""A number or a quantity from nowhere.

What it does
------------
Reports *studies show* without a study, shares (*every fourth warehouse*, *three skippers out of five*), multiples
(*grown fivefold*, *double what*), rates of unemployment or poverty and daily costs without their source, and quantities
that only sound like numbers (*the overwhelming majority*, *an enormous arsenal*).

Why it is a fault
-----------------
Numbers look like proof. Without their origin and date they prove nothing and cannot be corrected.

When it stays silent
--------------------
Inside quotations and attributed sentences, where a report or an office stands shortly before or a survey close by, and
in stories about a survey.

References
----------
The BBC's editorial guidelines on statistics; the AP on polls and surveys.
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
    "Studies show that ferries are safer than lorries.",
    "More than 60 percent of the villagers live in poverty.",
)
PASSES = (
    "The bank cut its rate by 0.5 percent.",
    "More than 60 percent of the villagers live in poverty, according to the statistics office.",
)
MESSAGE = "A figure needs its origin: who counted, and when. Name the source, or leave the number out."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each figure that nobody vouches for."""
    return _claims.remarks(story, "figure", MESSAGE, options)
