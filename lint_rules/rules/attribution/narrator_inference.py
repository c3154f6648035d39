"""A conclusion that the narrator draws for the reader.

What it does
------------
Reports *this explains*, *this shows*, *which means*, *thus*, *proving that* outside quotations where nobody is named
who concludes it.

Why it is a fault
-----------------
A conclusion is an opinion about facts. Readers can draw their own, or want to know whose it is.

When it stays silent
--------------------
Inside quotations, in attributed sentences and in comment.

References
----------
The Reuters handbook: facts first, and analysis with its source.
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
    "This explains the difficulty of finding a buyer for the mill.",
    "The ferry was sold in May, proving that the port was broke.",
)
PASSES = (
    "The map shows the new pier.",
    '"This explains why nobody bought the mill," said Ana Brodik, the harbour master.',
)
MESSAGE = "Here the narrator concludes. Say who draws the conclusion, or give the facts and leave it to readers."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each inference that nobody vouches for."""
    return _claims.remarks(story, "inference", MESSAGE, options)
