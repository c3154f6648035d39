"""A story that does not say where its reporter was.

What it does
------------
Asks, for information, for a dateline (*CITY, Country (Agency) —*) where a news story has none; a warning where the
desk's policy requires one. Warns of a dateline that the story itself contradicts: what was heard *by phone from*
that place. Asks, for information, for the day where front matter or a page give none.

Why it is a fault
-----------------
A dateline says where the reporter got the information. Without it, readers cannot tell a report from the scene from
one written at a desk far away.

When it stays silent
--------------------
About analysis, opinion and reviews, files of less than 120 words, and feed items that tell their place in a field.

References
----------
Practice: AP datelines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options
from lint_rules.rules.credits import _policy

SEVERITY = "info"
OPTIONS: Mapping[str, Option] = {
    "require-in": _policy.require_in("a dateline"),
    "least-words": Option(120, "words that a file must have to be taken for a news story"),
}
_STORY_OF_DAM = (
    "The dam above Ostrel held through the night although the river rose two metres above its mark, engineers said. "
    "Crews had opened three of the four gates on Sunday and emptied the lower basin to make room for the flood. "
    "The town's bakers and the school stayed shut, and buses from the valley turned round at the bridge. "
    "By noon the water had begun to fall, the hydrological service said, and families went back to their houses. "
    "The mayor, Tom Vesk, thanked the crews and said that the council would meet on Thursday to count the damage. "
    "Farmers below the dam lost some of their early vegetables, but the seed stores stayed dry, their union said. "
    "The service expects no more rain before the weekend.\n"
)
FAILS = (_STORY_OF_DAM, f"OSTREL — The dam held, Tom Vesk said by phone from Ostrel.\n\n{_STORY_OF_DAM}")
PASSES = (
    f"OSTREL — {_STORY_OF_DAM}",
    f"OSTREL — The dam held, Tom Vesk said by phone from Marendal.\n\n{_STORY_OF_DAM}",
    "The dam held.\n",
)
_DATED = frozenset({"markdown", "html"})  # formats whose pages are found long after they were written
_ELSEWHERE = r"\bby (?:tele)?phone from (?P<place>\p{Lu}[\p{L}.'’\-]+(?: \p{Lu}[\p{L}.'’\-]+)?)"


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at the story's beginning, or at the words that contradict its dateline."""
    document = story.document
    paragraphs = [block for block in story.blocks if block.kind == "paragraph"]
    if document.format == "picture" or not paragraphs:
        return
    if document.structured and document.format in _DATED and document.credits.date is None:
        start = paragraphs[0].start
        message = "no date: readers who find this story later cannot tell how old it is"
        yield Remark(start, start + _opening(story, start), message, severity="info", suggestion="date: YYYY-MM-DD")
    dateline = document.credits.dateline
    if dateline is not None:
        yield from _contradicted(story, dateline.text)
        return
    if any(block.kind == "dateline" for block in story.blocks) or _policy.is_opinion(story):
        return
    required = _policy.is_required(story, options["require-in"])
    if not required and _policy.is_shorter(story, options["least-words"]):
        return
    first = paragraphs[0].start
    yield Remark(
        first,
        first + _opening(story, first),
        "no dateline: where did the reporter get this?",
        severity="warning" if required else None,
        suggestion="begin with CITY, Country (Agency) —",
    )


def _opening(story: Story, start: int) -> int:
    """The length of a paragraph's first words, enough to show where it begins."""
    line = story.prose[start : start + 200].partition("\n")[0]
    return len(" ".join(line.split(" ", 3)[:3]))


def _contradicted(story: Story, dateline: str) -> Iterator[Remark]:
    if "by phone from" not in story.prose and "by telephone from" not in story.prose:
        return
    for match in compiled(_ELSEWHERE).finditer(story.prose):
        if match["place"].rstrip(".").lower() in dateline.lower():
            yield Remark(
                match.start(),
                match.end(),
                f"the dateline says {dateline}, but this was heard from there by phone",
                severity="warning",
                suggestion="make sure that the reporter was where the dateline says",
            )
