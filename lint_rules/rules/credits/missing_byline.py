"""A story that does not say who wrote it, or says it with a bare name.

What it does
------------
Warns of a name that stands alone on the first or last line: it may be the author's, the translator's or the editor's.
Warns of a story without any byline where the file has a place for one (a page, a feed item, front matter) and where
copy opens with a dateline, which promises a reporter on the spot. Asks, for information, elsewhere, and for an end
note where several reporters share one dateline.

Why it is a fault
-----------------
Readers weigh a story by who tells it, and the desk must know whom to ask. A bare name tells neither what its owner
did nor for whom.

When it stays silent
--------------------
About files of less than 60 words. An agency in the dateline or the feed's source or copyright fields, or an end note
(*Reporting by ...*), is credit enough.

References
----------
Practice: AP byline and dateline policy; schema.org ``author``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document import Block
from lint_rules.document.credit_lines import is_agency
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.base import Option, Options
from lint_rules.rules.credits import _policy

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "require-in": _policy.require_in("a byline"),
    "least-words": Option(60, "words that a file must have to be taken for a story"),
}
_STORY_OF_FERRY = (
    "The ferry to Ostrel sailed again on Monday after three weeks in dock, the port authority said in a statement. "
    "Some 400 passengers waited at the pier from early morning, and the first boat left at eight with a full deck. "
    "The company had promised to reopen the line in March but spare parts came late, its manager said. "
    "Fares stay as they were until the end of the year, and bicycles travel free on weekdays.\n"
)
FAILS = (
    f"{_STORY_OF_FERRY}Ana Brodik\n",
    f"MARENDAL — {_STORY_OF_FERRY}",
    {
        "format": "html",
        "path": "story.html",
        "text": f"<html><body><h1>Ferry sails again</h1><p>{_STORY_OF_FERRY}</p></body></html>",
    },
)
PASSES = (
    f"By Ana Brodik\n\nMARENDAL — {_STORY_OF_FERRY}",
    f"MARENDAL (Reuters) — {_STORY_OF_FERRY}",
    f"MARENDAL — {_STORY_OF_FERRY}\n(Reporting by Ana Brodik; Editing by Tom Vesk)\n",
    "The ferry sailed again on Monday.\n",
)
_PLACES = frozenset(
    {
        "park",
        "stadium",
        "road",
        "ground",
        "arena",
        "centre",
        "center",
        "hall",
        "street",
        "square",
        "court",
        "lane",
        "house",
    }
)
_OUTLET_WORDS = frozenset(
    {
        "News",
        "Times",
        "Post",
        "Herald",
        "Press",
        "Agency",
        "Tribune",
        "Gazette",
        "Daily",
        "Radio",
        "TV",
        "Net",
        "Journal",
    }
)
_FEWEST_COPY_WORDS = 8


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at the bare name, or at the story's beginning where nobody is named."""
    document = story.document
    if document.format == "picture" or all(block.kind != "paragraph" for block in story.blocks):
        return
    required = _policy.is_required(story, options["require-in"])
    if not required and _policy.is_shorter(story, options["least-words"]):
        return
    named = False
    for number, block in enumerate(story.blocks):
        if block.attributes and block.attributes.get("form") == "bare" and _is_by_itself(story, number):
            named = True
            if not _is_explained(story, block):
                yield _bare_name(story, block)
    if named:
        return
    if _is_credited(story):
        yield from _shared(story)
    else:
        yield _missing(story, required)


def _is_by_itself(story: Story, number: int) -> bool:
    """Whether a bare name stands beside running copy, as bylines do, and not in a list of results."""
    block = story.blocks[number]
    words = story.prose[block.start : block.end].split()
    name = " ".join(words)
    if words[-1].lower().strip(".") in _PLACES or len(words[0].strip(".")) < 2:
        return False
    if is_agency(name) or words[-1] in _OUTLET_WORDS or _stands_under_byline(story, number):
        return False
    last = number == len(story.blocks) - 1
    beside = story.blocks[number - 1] if last else story.blocks[number + 1]
    copy = story.prose[beside.start : beside.end]
    return len(copy.split()) >= _FEWEST_COPY_WORDS


def _stands_under_byline(story: Story, number: int) -> bool:
    """Whether the line before or behind says ``By Somebody``: then this one is their outlet or office."""
    beside = [*story.blocks[max(0, number - 1) : number], *story.blocks[number + 1 : number + 2]]
    return any(block.kind == "byline" and block.attributes.get("form") != "bare" for block in beside)


def _is_explained(story: Story, bare: Block) -> bool:
    """Whether another line says who the name's owner is."""
    name = story.prose[bare.start : bare.end]
    others = (story.prose[block.start : block.end] for block in story.blocks if block.kind in {"byline", "note"})
    return any(name in words and words != name for words in others)


def _bare_name(story: Story, block: Block) -> Remark:
    name = story.prose[block.start : block.end]
    return Remark(
        block.start,
        block.end,
        f"a name alone: is {name} the author or the translator, and for whom?",
        suggestion=f"By {name}, OUTLET, or Translated from LANGUAGE by {name}",
    )


def _is_credited(story: Story) -> bool:
    document = story.document
    credits = document.credits
    dateline = credits.dateline
    if dateline is not None and dateline.text.rstrip().endswith(")"):  # the agency's own copy
        return True
    if credits.bylines or any(
        block.kind == "byline" and block.attributes.get("form") != "bare" for block in story.blocks
    ):
        return True
    if any(block.kind == "note" and "by " in story.prose[block.start : block.end].lower() for block in story.blocks):
        return True
    if document.format in {"ninjs", "newsml"}:
        return bool(credits.outlets or credits.copyright)
    return False


def _shared(story: Story) -> Iterator[Remark]:
    """A dateline under the names of several reporters, of whom not all were there."""
    if story.document.credits.dateline is None or any(block.kind == "note" for block in story.blocks):
        return
    for block in story.blocks:
        if block.kind == "byline" and " and " in story.prose[block.start : block.end]:
            names = story.prose[block.start : block.end].partition(" and ")
            if all(" " in name.strip() and not is_agency(name.strip()) for name in names[::2]):
                message = "several reporters and one dateline: say in an end note who reported from where"
                yield Remark(block.start, block.end, message, severity="info")
            return


def _missing(story: Story, required: bool) -> Remark:
    document = story.document
    first = next(block for block in story.blocks if block.kind == "paragraph")
    dateline = document.credits.dateline
    ready = document.structured or dateline is not None
    start, end = (
        first.start,
        first.body if first.body > first.start else min(first.end, first.start + _opening(story, first)),
    )
    return Remark(
        start,
        end,
        "nobody is named for this story: no byline, no agency, no end note",
        severity="warning" if ready or required else "info",
        suggestion="add a byline (By Name, Outlet) or the agency that the story comes from",
    )


def _opening(story: Story, block: Block) -> int:
    """The length of the first words of a paragraph, enough to show where it begins."""
    words = story.prose[block.start : block.end].split(" ", 3)[:3]
    return len(" ".join(words))
