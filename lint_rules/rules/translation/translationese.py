"""The story as a whole reads like a translation.

What it does
------------
Counts, per 1,000 words, the stock phrases and openings that translations are full of and native copy is not: the
patterns that their packs mark with `density`, most of which are too common to be worth a finding each. Above 7 the
story is reported, above 12 strongly, in one finding at its top that lists the markers.

Why it is a fault
-----------------
Each of these phrases is English; a page of them is not. Readers feel it before they can name it. In native news one
story in a hundred scores above 7.

When it stays silent
--------------------
In stories of fewer than 150 words, where one phrase decides, and on phrases in quotations.

References
----------
Baroni and Bernardini on telling translated from original articles; Koppel and Ordan on traces of the source language;
Volansky and others on which supposed universals hold. The threshold was measured on British, Australian and American
news.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules import density
from lint_rules.rules.base import Option, Options

SEVERITY: Severity = "warning"
OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        "threshold": Option(7.0, "markers per 1,000 words above which a story is reported"),
        "strong": Option(density.STRONG, "markers per 1,000 words above which it is reported strongly"),
        "words": Option(density.LEAST_WORDS, "words below which a story is not scored"),
    }
)
_STORY = (
    "The mill on the upper river was opened on Monday. {0} the ceremony took place in the rain. The baker and the "
    "miller, who have known each other for years, cut the ribbon. {1} the wheel turned for the first time since the "
    "flood. Farmers brought rye from the hills and the school choir sang two songs. {2} the dean praised the masons. "
    "The roof had leaked since the spring and the beams were rotten. {3} the villagers paid for the slates. A barge "
    "carried the stones from the quarry below the weir, and two horses drew them up the lane. {4} nobody was hurt. "
    "The wheel is nine metres high and made of larch. It will grind flour for three villages and for the inn at the "
    "ford. The owner hopes to sell bread in the town by the autumn. Children were given a loaf each, and the old "
    "miller, who is ninety, said that the sound of the stones was the same as when he was a boy. The band played "
    "until dark and everybody went home wet and content."
)
FAILS = (_STORY.format("Moreover,", "At the same time,", "In addition,", "Thus,", "In general,"),)
PASSES = (
    _STORY.format("As planned,", "At noon", "In his speech", "In the end", "This time"),
    "Moreover, it rained. Thus, the mill closed.",
)
_STRONGEST = 5


def check(story: Story, options: Options) -> Iterator[Remark]:
    """One remark on the story's first sentence."""
    value = score(story, options).get("translationese", 0.0)
    if value <= options["threshold"] or not story.sentences:
        return
    counted = Counter(" ".join(story.text(match.start, match.end).split()).lower() for match in density.markers(story))
    listed = ", ".join(f"“{words}”" + (f" ({count})" if count > 1 else "") for words, count in _ranked(counted))
    degree = "strongly like" if value > options["strong"] else "like"
    first = story.sentences[0]
    message = f"The story reads {degree} a translation: {value:g} markers per 1,000 words, among them {listed}."
    yield Remark(first.start, first.end, message, suggestion="rewrite it from its facts, not from its sentences")


def score(story: Story, options: Options) -> Mapping[str, float]:
    """Markers per 1,000 words, to a tenth; nothing for a story too short to be judged."""
    value = density.per_thousand(story, options["words"])
    return {} if value is None else {"translationese": value}


def _ranked(counted: Counter[str]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda item: (-item[1], item[0]))[:_STRONGEST]
