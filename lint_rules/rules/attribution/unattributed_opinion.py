"""A judgement in the narrator's own voice.

What it does
------------
Reports evaluations outside quotations that nobody is named for: judging adjectives (*the decision is absurd*),
verdicts (*has nothing to lose*, *changed completely*), chances and blows, conditions called dire.

Why it is a fault
-----------------
Opinion belongs to somebody. Told by the narrator it makes the newsroom a party, and readers cannot weigh who judges.

When it stays silent
--------------------
Inside quotations and in sentences that are attributed; for information only where the sentence goes on with what a
source said in the sentence before, and in stories that are labelled as comment or told by an *I*.

References
----------
The AP, Reuters and BBC rules that every opinion is attributed.
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
    "In short, the village has nothing to lose.",
    "The board's plan for the pier is simply absurd.",
)
PASSES = (
    '"The plan is simply absurd," said Ana Brodik, the harbour master.',
    "According to Dorvan Brel, an engineer, the plan for the pier is absurd.",
    "The plan for the pier is a year old.",
)
MESSAGE = "This is a judgement, and nobody is named for it. Say whose it is, or replace it by the fact behind it."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each opinion that nobody vouches for."""
    return _claims.remarks(story, "opinion", MESSAGE, options)
