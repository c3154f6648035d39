"""Figures, dates, times or names are written as another language writes them.

What it does
------------
Finds decimal commas, points or spaces between thousands, currency behind the figure, `mln` and `mlrd`, `20 %`,
`percents`, dates such as `05.06.2022`, `the 5th of May`, `in 2019 year`, `the XVI century`, times such as `18.00
hours`, and weekdays, months, nationalities and languages in lower case. Where the cure is certain, it is offered as
a safe fix.

Why it is a fault
-----------------
`1.200` is a thousand to one reader and a little over one to another; `05.06` is May or June. A lower-case
nationality is a misspelling in English, though not in French, Spanish or Russian.

When it stays silent
--------------------
On addresses of the internet, version numbers, telephone numbers, lists of figures, scores, and on words that have a
meaning in lower case (may, march, polish, french windows). Quoted words are reported without a fix.

References
----------
MQM, Locale conventions (number, currency, date and time format); AP and Guardian style guides under numbers, dates,
times."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import cast

from lint_rules.document import PROSE, Block
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation import _dates, _figures, _small_letters
from lint_rules.rules.translation._mechanics import compiled, slip

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "Herring catches fell by 4,5% in a year.",
    "The weir cost 2.400.000 euros.",
    "The weir holds 45 000 tons of gravel.",
    "A day ticket costs 15 € at the pier.",
    "The yard was paid $ 30 for each keel.",
    "The yard sold 7 mln bricks.",
    "The weir opened on 14.09.2021 after repairs.",
    "The pool will close on the 9th of October.",
    "The pool was closed in 2016 year.",
    "The chapel is from the XVII century.",
    "The choir sings at 19.30 hours.",
    "The pool opens on tuesday.",
    "A norwegian trawler docked at dawn.",
    "Catches fell by 30 percents.",
    "About 30 % of the nets were torn.",
)
PASSES = (
    "Catches fell by 4.5% to 2,400,000 in May, from 45,000 tons.",
    "The ticket costs €15; the yard was paid $30 and sold 7m bricks.",
    "The weir opened on 14 September 2021 at 7:30 p.m., and version 2.4.2021 is out.",
    "Lots 3,5 and 7 sold; the server at 10.0.0.12 failed; call 020 555 123.",
    "Fans of Henry VIII came on the Fourth of July; he may march on.",
    "French fries, a polish for the table, in the 2016 yearbook.",
    "He made par on the 17th, his best hole, and took a seat in the front row on the 4th floor.",
    "The works took 19 hours 30 minutes, and 2016 years of records were lost.",
)


_FOREIGN = rf"[0-9](?![0-9])(?:{_dates.BEHIND_FIGURE}|{_figures.BEHIND_FIGURE})"


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Figures, dates and times, then words that want a capital."""
    other_digits = any(map(str.isdecimal, story.special))
    if other_digits or _may_be_foreign(story, 0, len(story.prose)):  # most stories need no closer look
        for block in story.blocks:
            if block.kind in PROSE and (other_digits or _may_be_foreign(story, block.start, block.end)):
                yield from _in_block(story, block)
    for found in _small_letters.slips(story):
        yield _remark(story, found)


def _may_be_foreign(story: Story, start: int, end: int) -> bool:
    """Whether any figure, date or time in plain digits of the range could be a slip: one look instead of ten."""
    return (
        bool(compiled(_FOREIGN).search(story.prose, start, end))
        or story.prose.find("centur", start, end) >= 0
        or _figures.has_misplaced_sign(story, start, end)
    )


def _in_block(story: Story, block: Block) -> Iterator[Remark]:
    taken: list[tuple[int, int]] = []  # in order, without overlap
    for judge in (_dates.slips, _figures.slips):
        for found in judge(story.prose, block.start, block.end):
            at = bisect_left(taken, (found.start, found.end))
            if (not at or taken[at - 1][1] <= found.start) and (at == len(taken) or found.end <= taken[at][0]):
                taken.insert(at, (found.start, found.end))
                yield _remark(story, found)


def _remark(story: Story, found: _figures.Slip) -> Remark:
    return slip(
        story,
        found.start,
        found.end,
        found.message,
        found.cure,
        safe=found.certain,
        pattern=found.pattern,
        severity=cast("Severity | None", found.severity),
    )
