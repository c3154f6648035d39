"""What somebody knows, fears, wants or sees, told as if the narrator could look into their head.

What it does
------------
Reports attitudes and motives of states, governments, companies and the public, and *clearly wants*, *driven by greed*
of persons. An error where the verb asserts what follows: *the government is aware that the dam leaks* says that the
dam leaks, and a source at the end of the sentence does not take it back.

Why it is a fault
-----------------
Reporters know what people said and did, not what they think. A state has no mind at all.

When it stays silent
--------------------
Inside quotations, and in what a named speaker is reported to have said.

References
----------
The AP's news values: opinion and motive are attributed; the Reuters handbook on what reporters cannot know.
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
    "The government is well aware that the dam leaks.",
    "Most of the council regards the ferry as lost. The government is afraid of the fishermen.",
)
PASSES = (
    "Dorvan Brel, an engineer, said the government was aware that the dam leaked.",
    "The government bought the ferry.",
)
MESSAGE = "This claims to know a mind. Report what was said or done, and who said it."


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each claim to know a mind that nobody vouches for."""
    return _claims.remarks(story, "mind", MESSAGE, options)
