"""An accusation in the narrator's own voice.

What it does
------------
Reports wrongdoing told as fact: bribes, smuggling, secret deliveries (errors); graft, rigging, faking, spying and
beating in the words of every day, whoever did it (*berths are openly sold*), hostile acts and covert support, and what
is called a violation of law without the law or a lawyer (warnings).

Why it is a fault
-----------------
An accusation without a source is the newsroom's own, with the newsroom's own liability. It also wants the answer of
the accused.

When it stays silent
--------------------
Inside quotations, in attributed sentences, and where the sentence tells of charges, an inquiry, a court or a verdict.

References
----------
The BBC's editorial guidelines and the Reuters handbook: serious claims are attributed, and the accused is heard.
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
    "The mayor embezzled the ferry fund for six years.",
    "Buying engines from Marenia would be a violation of the sanctions.",
)
PASSES = (
    "A court found that the mayor embezzled the ferry fund.",
    "The mayor embezzled the ferry fund, said Dorvan Brel, an engineer.",
)
MESSAGE = (
    "This accuses somebody, and nobody is named who does. Attribute it, cite the ruling or document, and "
    "give the answer of the accused."
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each allegation that nobody vouches for."""
    return _claims.remarks(story, "allegation", MESSAGE, options)
