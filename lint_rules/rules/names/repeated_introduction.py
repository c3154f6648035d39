"""Somebody introduced twice.

What it does
------------
Finds a second introduction with the same role and the full name, as if the person had not been named before:
`Defence Minister Ada Okello` in the second paragraph and again in the ninth, or `the harbour's warden, Ada Okello` and
later `Ada Okello, the warden of the harbour`.

Why it is a fault
-----------------
Readers stop to ask whether this is another person. On second reference the surname is enough.

When it stays silent
--------------------
About headlines, captions, datelines, lists and quotations, about two people of one surname and one role, and where
the role has changed (`then Mayor Ada Okello`).

References
----------
Practice: AP and Reuters on first and second reference.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_rules.language.clusters import Cluster
from lint_rules.language.mentions import Mention
from lint_rules.language.name_words import members
from lint_rules.language.story import Story
from lint_rules.model import Aside, Edit, Remark
from lint_rules.model.records import NamedTuple
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _places

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
FAILS = (
    "Transport Minister Ada Okello opened the ferry on Monday.\n\nThe crew waved.\n\n"
    "Critics of Transport Minister Ada Okello stayed at home.",
    "The harbour's spokesman, Jonas Vane, welcomed the ferry.\n\nThe crew waved.\n\n"
    "Jonas Vane, the spokesman of the harbour, said it was late.",
)
PASSES = (
    "Transport Minister Ada Okello opened the ferry on Monday.\n\nCritics of Okello stayed at home.",
    "Transport Minister Ada Okello opened the ferry.\n\nAda Okello was then thanked by Harbour Master Tom Okello.",
)
_LONGEST_ROLE = 9  # tokens
_STOPS = frozenset(', . ; : ( ) — – “ ” "'.split())
_ENDS = ".!?:;…\"”’')"
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "his", "her"})
_SMALL = _ARTICLES | {"of", "for", "at", "in", "'s", "’s", "'", "’", "-"}
_PARTS_OF_CLAUSES = frozenset(
    "and or said says told is was were are has had that who which by with from to when while".split()
)
_COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir dame lord lady baroness prof prof. professor rev".split())


class _Introduction(NamedTuple):
    """Prose offsets of a full name with its role, and the words of the role without small words."""

    start: int
    end: int
    role: frozenset[str]


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each repeated introduction."""
    people = [cluster for cluster in story.people if cluster.given]
    namesakes: dict[str, list[Cluster]] = {}
    repeated = [each for each in people if len(each.mentions) > 1 and _in_several_blocks(each)]
    for cluster in people if repeated else ():
        namesakes.setdefault(cluster.family.lower(), []).append(cluster)
    for cluster in repeated:
        yield from _of_person(story, cluster, [c for c in namesakes[cluster.family.lower()] if c is not cluster])


def _in_several_blocks(cluster: Cluster) -> bool:
    """Whether the full name stands in more than one paragraph."""
    return len({mention.block for mention in cluster.mentions if mention.given}) > 1


def _of_person(story: Story, cluster: Cluster, namesakes: list[Cluster]) -> Iterator[Remark]:
    introduced: dict[frozenset[str], tuple[_Introduction, Mention]] = {}
    for mention in cluster.mentions:
        if not mention.given or not _counts(story, mention):
            continue
        found = _introduction(story, mention)
        if found is None or any(found.role & set(other.title.lower().split()) for other in namesakes):
            continue
        before, first = introduced.setdefault(found.role, (found, mention))
        if first.block == mention.block:
            continue
        short = _second_reference(cluster)
        if namesakes:
            short = f"{mention.title} {short}" if mention.title else mention.text
        line = _places.line(story, first.start)
        text, earlier = story.prose[found.start : found.end], story.prose[before.start : before.end]
        words = "in these words" if text == earlier else f"as “{earlier}”"
        yield Remark(
            found.start,
            found.end,
            f"“{text}” was introduced {words} in line {line}. “{short}” is enough here.",
            suggestion=short,
            related=(Aside(before.start, before.end, "introduced here"),),
            edits=(Edit(found.start, found.end, short),),
        )


def _introduction(story: Story, mention: Mention) -> _Introduction | None:
    """The full name of a mention with the role that stands before it, or in apposition on either side."""
    title = mention.title.lower()
    if title:
        role = _role(title.split())
        return _Introduction(mention.title_start, mention.end, role) if title not in _COURTESY and role else None
    tokens = story.tokens
    lowers = tokens.lower
    sentence = story.sentences[mention.sentence]
    if mention.last < sentence.last and lowers[mention.last] == ",":
        close = mention.last + 1
        while close < min(sentence.last, mention.last + _LONGEST_ROLE) and lowers[close] not in _STOPS:
            close += 1
        role = _noun_phrase(lowers[mention.last + 1 : close])
        if role and close < sentence.last and lowers[close] == ",":
            return _Introduction(mention.start, tokens.end[close], role)
    comma = mention.first > sentence.first and lowers[mention.first - 1] == ","
    end = mention.first - comma
    begin = end
    while begin > max(sentence.first, end - _LONGEST_ROLE) and lowers[begin - 1] not in _STOPS:
        begin -= 1
    role = _noun_phrase(lowers[begin:end])
    if not role:
        return None
    closed = comma and mention.last < sentence.last and lowers[mention.last] == ","
    return _Introduction(tokens.start[begin], tokens.end[mention.last] if closed else mention.end, role)


def _noun_phrase(lowers: Sequence[str]) -> frozenset[str]:
    """The role that the words between two marks name (`the mayor's spokesman`), empty where they are something else."""
    if not lowers or lowers[0] not in _ARTICLES or not _PARTS_OF_CLAUSES.isdisjoint(lowers):
        return frozenset()
    role = _role(lowers)
    return role if len(role) > 1 and not role.isdisjoint(members("roles") | members("titles")) else frozenset()


def _role(lowers: Sequence[str]) -> frozenset[str]:
    return frozenset(word.removesuffix("'s").removesuffix("’s") for word in lowers) - _SMALL - {""}


def _second_reference(cluster: Cluster) -> str:
    """What to call a person the second time: the surname, with its particles (`van Houten`)."""
    words = cluster.name.split()
    family = cluster.family
    at = words.index(family) if family in words else len(words) - 1
    while at > 1 and words[at - 1] in members("particles"):
        at -= 1
    return " ".join(words[at:]) if at else family


def _counts(story: Story, mention: Mention) -> bool:
    """Whether the mention stands in running copy, outside quotations; what ends without a mark is a headline."""
    block = story.blocks[mention.block]
    copy = block.kind == "paragraph" and story.prose[block.end - 1] in _ENDS
    return copy and not story.in_quotation(mention.start, mention.end)
