"""Somebody introduced twice.

What it does
------------
Finds a second introduction with the same title and the full name, as if the person had not been named before:
`Defence Minister Ada Okello` in the second paragraph and again in the ninth.

Why it is a fault
-----------------
Readers stop to ask whether this is another person. On second reference the surname is enough.

When it stays silent
--------------------
About headlines, captions, datelines, lists and quotations, about two people of one surname, about surnames that other
words of the story share, and where the title has changed (`then Mayor Ada Okello`).

References
----------
Standards section 3.1; AP and Reuters on first and second reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.clusters import Cluster
from lint_rules.language.mentions import Mention
from lint_rules.language.name_words import members
from lint_rules.language.story import Story
from lint_rules.model import Aside, Edit, Remark
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _places

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
FAILS = (
    "Transport Minister Ada Okello opened the ferry on Monday.\n\nThe crew waved.\n\n"
    "Critics of Transport Minister Ada Okello stayed at home.",
)
PASSES = (
    "Transport Minister Ada Okello opened the ferry on Monday.\n\nCritics of Okello stayed at home.",
    "Transport Minister Ada Okello opened the ferry.\n\nAda Okello was then thanked by Harbour Master Tom Okello.",
)
_COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady baroness prof prof. professor rev".split())


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each repeated introduction."""
    surnames: dict[str, int] = {}
    people = [cluster for cluster in story.clusters if cluster.given]
    for cluster in people:
        surnames[cluster.family.lower()] = surnames.get(cluster.family.lower(), 0) + 1
    for cluster in people:
        if surnames[cluster.family.lower()] == 1:
            yield from _of_person(story, cluster)


def _of_person(story: Story, cluster: Cluster) -> Iterator[Remark]:
    introduced: dict[str, Mention] = {}
    for mention in cluster.mentions:
        title = mention.title.lower()
        if not mention.given or not title or title in _COURTESY or not _counts(story, mention):
            continue
        first = introduced.setdefault(title.removeprefix("the "), mention)
        if first is mention or first.block == mention.block:
            continue
        short = _second_reference(cluster)
        line = _places.line(story, first.start)
        yield Remark(
            mention.title_start,
            mention.end,
            f"“{story.prose[mention.title_start : mention.end]}” was introduced in these words in line {line}. "
            f"“{short}” is enough here.",
            suggestion=short,
            related=(Aside(first.title_start, first.end, "introduced here"),),
            edits=(Edit(mention.title_start, mention.end, short),),
        )


def _second_reference(cluster: Cluster) -> str:
    """What to call a person the second time: the surname, with its particles (`van Houten`)."""
    words = cluster.name.split()
    family = cluster.family
    at = words.index(family) if family in words else len(words) - 1
    while at > 1 and words[at - 1] in members("particles"):
        at -= 1
    return " ".join(words[at:]) if at else family


def _counts(story: Story, mention: Mention) -> bool:
    """Whether the mention stands in running copy, outside quotations."""
    return story.blocks[mention.block].kind == "paragraph" and not story.in_quotation(mention.start, mention.end)
