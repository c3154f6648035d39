"""Sources that readers can neither count nor place: observers, experts, sources, officials.

What it does
------------
Reports collectives that speak without a name: *observers*, *Western analysts*, *most experts*, *many believe*, *a
source* (warnings); *officials* with only a state, and people *familiar with the matter* (for information).

Why it is a fault
-----------------
Readers weigh a claim by who makes it. *Experts say* lends authority that nobody can check, and *most experts* is a
head count that nobody has made.

When it stays silent
--------------------
Inside quotations. It is for information where a named speaker follows within three sentences, for then the collective
only announces them (unless the story leans on such collectives again and again), and where the collective is placed
(*experts at the institute*) it passes.

References
----------
Standards section 2.4; Reuters on the most specific description possible; Al Jazeera's code of conduct on *observers*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import phrases
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "named-within": Option(3, "sentences within which a named speaker makes the collective a mere announcement"),
    "leaning": Option(3, "how many nameless collectives make a story that leans on them, named speakers or not"),
}
FAILS = (
    "Most coastal observers describe the ferry deal as historic. The port was quiet.",
    "A source said that the ferry would be sold.",
    "The dam will crack, according to military experts.",
)
PASSES = (
    '"Most observers say it will crack," said Ana Brodik, the harbour master.',
    "Experts at the Marenian Institute of Fisheries believe that the herring will return.",
    "The experts boarded the ferry at noon.",
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each source without name, number and place."""
    matches = list(_copy.narrated(story, "attribution/vague-source"))
    leans = sum(match.phrase.facts["severity"] == SEVERITY for match in matches) >= options["leaning"]
    spans = {match.start: _copy.with_subject(story, match) for match in matches}
    for remark in phrases.remarks(story, matches, options):
        sentence = story.sentence_at(remark.start)
        remark = remark._replace(start=spans[remark.start])
        announced = (
            not leans and sentence is not None and _copy.named_speaker_within(story, sentence, options["named-within"])
        )
        yield _copy.at_most(remark, "info") if announced else remark
