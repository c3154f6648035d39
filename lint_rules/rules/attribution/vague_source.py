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
Inside quotations. It is for information where a named speaker follows within three sentences or precedes it in its
paragraph, for then the collective only announces them (unless the story leans on such collectives again and again, or
the named one is an official, who is no expert, or speaks against them), and where the collective is placed (*experts
at the institute*) it passes.

References
----------
Reuters on the most specific description possible; Al Jazeera's code of conduct on *observers*; AP: never *a source*.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from lint_rules.language.attribution import Attribution
from lint_rules.language.matching import PhraseMatch
from lint_rules.language.story import Story
from lint_rules.model import Remark, Span
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

_NEXT_WORDS = 20  # characters behind a name in which its verb stands
_PRECEDING = 2  # sentences of its paragraph before it in which one of the collective may have been named
_INFORMANTS = frozenset({"source", "sources", "insider", "insiders", "informant", "informants", "people", "those"})
_PARTISAN = frozenset(
    "critics opponents supporters detractors proponents campaigners activists diplomats sceptics skeptics".split()
)
_SCHOLARLY = frozenset(
    """analyst analysts expert experts economist professor researcher scientist strategist historian engineer lawyer
    fellow institute university centre center research consultant specialist dr dr. prof prof. doctor director head
    commentator biologist physicist climatologist sociologist political at of""".split()
)
_SCHOLARS = frozenset(
    "analyst analysts economist professor researcher scientist strategist historian hydrologist geologist".split()
)  # who are no officials, though they be chief economist or general secretary
_ACCUSING = frozenset("accuse accused blame".split())  # whoever accuses has to be named, not announced
_ONLOOKERS = frozenset({"observers", "commentators", "pundits", "watchers", "circles", "insiders", "onlookers"})
_POSTS = frozenset({"director", "head", "at", "of", "political"})  # held by those observed as much as by observers
_DISSENT = frozenset("disagreed disagrees disputed disputes rejected rejects denied denies doubted doubts".split())
_OFFICIALS = frozenset(
    """minister ministers president premier chancellor leader mayor governor senator ambassador spokesman spokeswoman
    spokesperson secretary deputy mp congressman congresswoman king queen prince general colonel chief chairman
    chairwoman chairperson commissioner councillor prosecutor judge resident farmer fisherman worker driver
    nurse coach captain""".split()
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each source without name, number and place."""
    matches = _copy.narrated(story, "attribution/vague-source")
    if not matches:
        return
    leans = sum(match.phrase.facts["severity"] == SEVERITY for match in matches) >= options["leaning"]
    by_start = {match.start: match for match in matches}
    for remark in phrases.remarks(story, matches, options):
        match = by_start[remark.start]
        announced = not leans and remark.severity != "info" and _announces(story, match, options["named-within"])
        remark = remark._replace(start=_copy.with_subject(story, match))
        yield _copy.at_most(remark, "info") if announced else remark


def _announces(story: Story, match: PhraseMatch, following: int) -> bool:
    """Whether a person is named soon who may be one of the collective; a minister is not one of the experts."""
    sentence = _copy.sentence_of(story, match)
    if sentence is None:
        return False
    who = story.text(*match.captures["who"]).lower() if "who" in match.captures else ""
    if who in _INFORMANTS or not _ACCUSING.isdisjoint(story.text(match.start, match.end).lower().split()):
        return False
    first, last = max(sentence.index - _PRECEDING, 0), min(sentence.index + following + 1, len(story.sentences))
    reach = (
        each for each in range(first, last) if each >= sentence.index or story.sentences[each].block == sentence.block
    )
    near: Iterable[Attribution] = _copy.named_speakers(story, reach)
    told = story.text(story.sentences[first].start, story.sentences[last - 1].end + _NEXT_WORDS).lower()
    if any(map(told.__contains__, _DISSENT)):  # otherwise the first who may be meant settles it
        near = list(near)
        contrary = {speaker.speaker for speaker in near if _dissents(story, speaker)}
        near = [speaker for speaker in near if speaker.speaker not in contrary]
    return any(who in _PARTISAN or _is_learned(story, speaker, onlooker=who in _ONLOOKERS) for speaker in near)


def _dissents(story: Story, speaker: Attribution) -> bool:
    """Whether the speaker is named for holding the contrary."""
    if speaker.source is None:
        return False
    near = [speaker.cue] if speaker.cue else []
    near.append(Span(speaker.source.end, speaker.source.end + _NEXT_WORDS))
    return any(not _DISSENT.isdisjoint(story.text(*span).lower().replace(",", " ").split()) for span in near)


def _is_learned(story: Story, speaker: Attribution, *, onlooker: bool) -> bool:
    """Whether a speaker may be one of the experts: described as such, or not described at all.

    For an ``onlooker`` a post or an employer is no description, since those who are looked on have one too.
    """
    words = f"{speaker.title} {_source(story, speaker)}".split()
    described = {word.strip(",").lower() for word in words}
    if not described.isdisjoint(_OFFICIALS) and described.isdisjoint(_SCHOLARS):
        return False
    if onlooker and not described.isdisjoint(_POSTS):
        return not described.isdisjoint(_SCHOLARLY - _POSTS)
    return not described.isdisjoint(_SCHOLARLY) or not any(word.islower() for word in words)


def _source(story: Story, attribution: Attribution) -> str:
    return story.text(*attribution.source) if attribution.source else ""
