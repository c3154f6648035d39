"""A verb of saying that judges what is said.

What it does
------------
Warns of *confirmed*, *pointed out*, *revealed* and their like before an opinion, a forecast or another claim; of
*refuted* for *denied*; of smiles and sighs that speak. Verbs of concession, doubt, stance and belief are for
information.

Why it is a fault
-----------------
*Confirmed* and *pointed out* certify what follows as true, *claimed* hints that it is not, *refuted* says that it was
disproved. The reporter has judged where only reporting was due. *Said* does not.

When it stays silent
--------------------
About records (*police confirmed the name*), about a document that shows or reveals, and inside quotations.

References
----------
The BBC News style guide and the Reuters handbook on verbs of attribution.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.matching import PhraseMatch
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
FAILS = (
    "Dorvan Brel confirmed that the closure of the mill will cripple the valley.",
    "Brel pointed out that the council's plan is absurd.",
    "The company refuted reports of a sale.",
)
PASSES = (
    "Police confirmed that the captain was 54.",
    "Dorvan Brel said that the closure of the mill will cripple the valley.",
    "The theory was refuted by experiment.",
)

_CERTIFYING = "LV1"
_CONCEDING = "LV4"
_PRAISE = frozenset(
    """best better finest beautiful successful excellent triumph safest greatest stronger strongest superb
    outstanding popular brilliant wonderful impressive beneficial achievement""".split()
)
_KINDS = {
    "opinion": "an opinion",
    "prediction": "a forecast",
    "prescription": "a demand",
    "cause": "a disputed cause",
    "allegation": "an accusation",
    "mind": "a guess at a mind",
    "inference": "a conclusion",
    "superlative": "a ranking",
}


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each verb of saying that says more than that somebody said it."""
    for match in _copy.narrated(story, "attribution/loaded-verb"):
        start, end = match.captures.get("verb", (match.start, match.end))
        message = match.phrase.facts["message"].replace("{verb}", story.text(start, end))
        kind = _certified(story, match) if match.phrase.id == _CERTIFYING else ""
        if kind is None:
            continue
        severity: Severity = "warning" if _concedes_praise(story, match) else match.phrase.facts["severity"]
        yield Remark(start, end, message.replace("{kind}", kind), severity, pattern=match.phrase.id)


def _concedes_praise(story: Story, match: PhraseMatch) -> bool:
    """Whether somebody is made to admit what is no fault at all, but a merit."""
    sentence = _copy.sentence_of(story, match)
    if match.phrase.id != _CONCEDING or sentence is None:
        return False
    return not _PRAISE.isdisjoint(story.tokens.lower[match.tokens[1] : sentence.last])


def _certified(story: Story, match: PhraseMatch) -> str | None:
    """What kind of claim the verb vouches for; None for a record, which may be confirmed."""
    sentence = _copy.sentence_of(story, match)
    if sentence is None:
        return None
    claims = story.claims.within(match.start, sentence.end)
    return next((_KINDS[claim.kind] for claim in claims if claim.kind in _KINDS), None)
