"""A direct quotation without a speaker.

What it does
------------
Reports a quotation of several words for which nobody is given in its sentence, in the sentences beside it, or in a
lead-in that ends on a colon.

Why it is a fault
-----------------
Quotation marks promise somebody's exact words. If readers cannot tell whose, the words prove nothing.

When it stays silent
--------------------
About short fragments (see ``attribution/fragment-quote``), titles of works, slogans and signs that the sentence names
as such, quotations carried on from the paragraph before, headlines and captions.

References
----------
Standards section 2.6.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.quotations import Quotation
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {"words": Option(5, "from how many words on a quotation needs its speaker")}
FAILS = ('The pier burned for six hours. "Nobody warned us that the mill would burn too." The river is low.',)
PASSES = (
    '"Nobody warned us that the mill would burn too," said Ana Brodik, the harbour master.',
    'Ana Brodik, the harbour master, shook her head: "Nobody warned us that the mill would burn too."',
    'The sign on the mill reads "Closed until the river has come back".',
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each longer quotation without a speaker."""
    for quotation in story.quotations:
        if story.blocks[quotation.block].kind not in ("paragraph", "list-item") or quotation.continued:
            continue
        words = len(story.text(quotation.start, quotation.end).split())
        if words >= options["words"] and not _has_speaker(story, quotation):
            yield Remark(
                quotation.start,
                quotation.end,
                "Whose words are these? Name the speaker in the same sentence or right before it.",
            )


def _has_speaker(story: Story, quotation: Quotation) -> bool:
    first, last = story.sentence_at(quotation.start), story.sentence_at(quotation.end - 1)
    if first is None or last is None or story.attribution.covering(quotation.start, quotation.end):
        return True
    if not _stands_alone(story, quotation):
        return True
    near = story.sentences[max(0, first.index - 1) : last.index + 2]
    return any(_introduces(story, sentence.start, sentence.end, quotation) for sentence in near)


def _stands_alone(story: Story, quotation: Quotation) -> bool:
    """Whether the quotation is a sentence of its own, not a part of the narrator's."""
    sentence = story.sentence_at(quotation.start)
    return sentence is not None and sentence.start == quotation.start and sentence.end <= quotation.end


def _introduces(story: Story, start: int, end: int, quotation: Quotation) -> bool:
    """Whether a sentence gives a source for something, or ends on a colon before the quotation."""
    if story.text(start, end).rstrip().endswith(":"):
        return True
    return any(
        cue is not None and start <= cue.start < end
        for attribution in story.attribution.attributions
        for cue in (attribution.cue,)
    )
