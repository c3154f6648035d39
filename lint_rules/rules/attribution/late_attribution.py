"""A source that comes at the end of a long sentence.

What it does
------------
Reports a trailing *according to ...* or *... said* that more than 35 words of claim precede.

Why it is a fault
-----------------
For the length of the sentence readers take the claim for the writer's own. A disputed claim wants its source first.

When it stays silent
--------------------
About direct quotations, whose marks tell at once that somebody speaks.

References
----------
The Reuters handbook and the BBC's guidelines: attribution first when a statement is contentious.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.base import Option, Options

SEVERITY = "info"
OPTIONS: Mapping[str, Option] = {"words": Option(35, "words of claim that may stand before their source")}
_CLAIM = (
    "The ferry company will lose its licence, its harbour and both of its oldest ships before the end of the winter "
    "unless the council agrees to pay for a new engine, a new crew and the repair of the northern pier"
)
FAILS = (f"{_CLAIM}, according to Dorvan Brel, an engineer.",)
PASSES = (
    f"According to Dorvan Brel, an engineer, {_CLAIM[0].lower()}{_CLAIM[1:]}.",
    "The ferry company will lose its licence, according to Dorvan Brel, an engineer.",
)

_CUES = frozenset(
    "according said says told tells added adds explained warned claimed noted insisted argued admitted believes thinks"
    " view opinion estimates expects predicts wrote announced reported".split()
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each source that follows more words of claim than ``words``."""
    words, most = story.tokens.lower, options["words"]
    for sentence in story.sentences:
        behind = sentence.first + most
        if behind < sentence.last and not _CUES.isdisjoint(words[behind : sentence.last]):
            yield from _in_sentence(story, sentence, most)


def _in_sentence(story: Story, sentence: Sentence, most: int) -> Iterator[Remark]:
    tokens = story.tokens
    starts = [tokens.start[at] for at in range(sentence.first, sentence.last) if tokens.text[at][0].isalnum()]
    if len(starts) <= most:
        return
    for attribution in story.attribution.of_sentence(sentence.index):
        cue = attribution.cue
        if cue is None or attribution.quoted:
            continue
        if not any(sentence.start <= span.start < cue.start for span in attribution.content):
            continue
        start = min(cue.start, attribution.source.start) if attribution.source else cue.start
        before = bisect_left(starts, start)
        if before > most:
            end = max(cue.end, attribution.source.end) if attribution.source else cue.end
            yield Remark(
                start,
                end,
                f"The source comes after {before} words of claim. Move it to the front, so that readers know from the "
                "start whose claim it is.",
            )
