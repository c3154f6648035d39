"""Remarks on claims: one severity for claims that nobody vouches for, and the house's policy on how good a source must
be."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from types import MappingProxyType

from lint_rules.language.claims import KINDS, TENOR, Claim, Kind
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

_JUDGEMENTS: frozenset[Kind] = frozenset({"opinion", "prediction", "prescription", "superlative", "inference", "mind"})
_DEEDS = frozenset({"G1", "G4"})  # accusations of a deed: too grave to rest on the sentence before
RUNGS = ("named", "titled", "group", "anonymous", "none")  # best first
OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        "require": Option("", "lowest rung that a source may stand on: named, titled, group or anonymous"),
        "comment": Option("info", "severity in stories labelled opinion, analysis, column or review"),
        "tenor": Option(True, "whether to report what no phrase tells, only the tenor of the sentence"),
    }
)


def remarks(story: Story, kind: Kind, message: str, options: Options) -> Iterator[Remark]:
    """A remark for each claim of the kind without a source, and for each whose source stands too low for the house."""
    claims = story.claims.of(kind)
    loose = _remarks(story, kind, claims, message, options) if claims else iter(())
    return chain(loose, _poorly_sourced(story, kind, options["require"])) if options["require"] else loose


def _remarks(story: Story, kind: Kind, claims: Sequence[Claim], message: str, options: Options) -> Iterator[Remark]:
    comment = _copy.is_comment(story) or (kind in _JUDGEMENTS and _copy.is_sport(story))
    for claim in claims:
        if claim.pattern == TENOR and not options["tenor"]:
            continue
        remark = Remark(story.claims.start(claim), claim.end, message, claim.severity, pattern=claim.pattern)
        if claim.standing in ("carried", "doubtful"):
            remark = _copy.at_most(remark, "warning" if claim.pattern in _DEEDS else "info")
        yield _copy.at_most(remark, options["comment"]) if comment else remark


def _poorly_sourced(story: Story, kind: Kind, lowest: str) -> Iterator[Remark]:
    rule = KINDS[kind].partition("/")[2]
    for claim in story.claims.all:
        source = story.claims.source(claim) if claim.kind == kind and claim.standing == "attributed" else None
        if source and _stands_below(source.rung, lowest):
            yield Remark(
                story.claims.start(claim),
                claim.end,
                f"House policy asks for a source at least {lowest} for {rule.removeprefix('unattributed-')}; "
                f"this one is {source.rung}.",
                "warning",
                pattern=claim.pattern,
            )


def _stands_below(rung: str, lowest: str) -> bool:
    return lowest in RUNGS and RUNGS.index(rung) > RUNGS.index(lowest)
