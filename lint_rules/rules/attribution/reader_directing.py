"""Phrases that tell readers what to notice, remember or think.

What it does
------------
Reports *it should be noted that*, *interestingly*, *as is known*, *there is no doubt that*, and the writer's own
*we* outside quotations. The first are errors; commenting adverbs and appeals to common knowledge are warnings;
fillers such as *in fact* are for information.

Why it is a fault
-----------------
News copy shows; it does not steer. Such a phrase adds no fact and no source, and it often stands where a source
should. *It should be noted* is six times as common in machine translation as in native news copy.

When it stays silent
--------------------
Inside quotations, and in the middle of a sentence where the word only enumerates (*most notably*). In stories
labelled as opinion, analysis, column or review everything is for information (option ``comment``).

References
----------
The AP Stylebook on editorialising; Al Jazeera's code of conduct.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "comment": Option("info", "severity in stories labelled opinion, analysis, column or review"),
}
FAILS = (
    "It should be noted that the ferry sank twice before.",
    "Interestingly, the ferry carried no lifeboats.",
    "The pier burned. As a result, we do not know when the ferry will return.",
)
PASSES = (
    '"It should be noted that the ferry sank twice before," said Ana Brodik, the harbour master.',
    "The council funds several museums, most notably the maritime one.",
    "The clerk noted that the dam has no spillway.",
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each phrase of the pack in the narrator's own words."""
    yield from _copy.remarks(story, "attribution/reader-directing", options)
