"""Passive and hedged attributions that leave out who says so.

What it does
------------
Reports *it is believed that*, *is said to be*, *reportedly*, *apparently*, *it emerged that*. For information; a
warning where *apparently* opens its sentence or the phrase carries the story's opening, an allegation or a number, and
nobody is named beside it, and where *is said to* has no agent within two sentences.

Why it is a fault
-----------------
The passive hides the source, and the hedge admits that the writer does not vouch for the claim. Readers get neither a
name nor a fact.

When it stays silent
--------------------
Inside quotations, where the agent follows (*believed by the crew*), and where a named speaker stands in the sentence.

References
----------
NPR's ethics handbook on *reportedly*; the Los Angeles Times on *arguably*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.matching import PhraseMatch
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import phrases
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

SEVERITY = "info"
OPTIONS: Mapping[str, Option] = {"lead": Option(2, "how many paragraphs count as the story's opening")}
FAILS = (
    "It is believed that the ferry was overloaded.",
    "The pier burned on Monday. The mill reportedly lost its licence.",
)
PASSES = (
    '"It is believed that the ferry was overloaded," said Ana Brodik, the harbour master.',
    "The crack in the dam was apparent.",
)

_GRAVE = frozenset(
    """sabotage sabotaged arson bribe bribes bribery bribed corruption corrupt fraud theft stolen stole murder murdered
    poisoned killed spy spies spying espionage smuggled smuggling embezzled embezzlement rigged treason terrorists
    terrorism terrorist laundering laundered blackmail conspiracy assassinated assassination looted tortured torture
    smuggler smugglers trafficker traffickers trafficking embezzler forged forgery kickback kickbacks extortion extorted
    collusion colluded blackmailed racketeering looting hitmen saboteurs saboteur mafia cartel insider-dealing
    kidnapped covered-up deliberately illegally secretly fled crime crimes""".split()
)
_COUNTED = frozenset("dozens hundreds thousands millions billions million billion half third percent".split())
_NEAR = 2  # sentences either side of *is said to* in which somebody may be named for it
_QUANTITIES = frozenset(
    "total toll figure figures sum cost costs bill price share proportion losses damage value rate numbers".split()
)
_COMPARED = frozenset("higher lower larger smaller bigger greater more less fewer double twice triple half".split())
_SUBJECT = 5  # tokens before *is believed to* in which the quantity stands that is believed to be so
_REACH = 60  # tokens behind the hedge within which a number rests on it


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each hedge in the narrator's own words."""
    matches = {(match.start, match.end): match for match in _copy.narrated(story, "attribution/hedged-source")}
    if not matches:
        return
    lead = _copy.opening(story, options["lead"])
    for remark in phrases.remarks(story, matches.values(), options):
        match = matches[remark.start, remark.end]
        yield remark._replace(severity="warning" if _carries_weight(story, match, lead) else "info")


def _carries_weight(story: Story, match: PhraseMatch, lead: int) -> bool:
    """Whether an allegation, a number or the story's opening rests on the hedge alone."""
    sentence = _copy.sentence_of(story, match)
    if sentence is None:
        return False
    rests_on_it = _is_weighty(story, sentence, match, lead) or (
        match.phrase.id == "H6" and not _has_agent(story, sentence, match)
    )
    return rests_on_it and not any(_copy.named_speakers(story, [sentence.index]))


def _is_weighty(story: Story, sentence: Sentence, match: PhraseMatch, lead: int) -> bool:
    """Whether the hedge carries an allegation, a number or the story's opening."""
    if match.phrase.id == "H5" or (match.phrase.id == "H1" and sentence.start < lead):
        return True
    words = story.tokens.lower[match.tokens[1] : min(match.tokens[1] + _REACH, sentence.last)]
    if match.phrase.id == "H1" and any(
        word in _COUNTED or (word[0].isdigit() and not _is_year(word)) for word in words
    ):
        return True
    if match.phrase.id != "H3" and not _GRAVE.isdisjoint(words):
        return True
    subject = story.tokens.lower[max(sentence.first, match.tokens[0] - _SUBJECT) : match.tokens[0]]
    if match.phrase.id == "H2" and not _QUANTITIES.isdisjoint(subject) and not _COMPARED.isdisjoint(words):
        return True
    return any(claim.kind == "allegation" for claim in story.claims.within(match.end, sentence.end))


def _has_agent(story: Story, sentence: Sentence, match: PhraseMatch) -> bool:
    """Whether somebody with a name, or a body, speaks so near that it may be theirs what is said."""
    near = range(max(0, sentence.index - _NEAR), min(len(story.sentences), sentence.index + _NEAR + 1))
    return any(
        attribution.cue is not None
        and attribution.rung in ("named", "group")
        and not match.start <= attribution.cue.start < match.end
        for index in near
        for attribution in story.claims.attributions_in(index)
    )


def _is_year(word: str) -> bool:
    return len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20")
