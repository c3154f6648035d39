"""What in a story needs a source: its claims, each of one kind, and whether somebody is named for it.

The words that tell a claim's kind are data: the packs of the rules named in `KINDS`. What is here decides between
kinds, finds the claim's subject, spares what needs no source (`exemptions`) and asks the attribution analysis who
vouches for it."""

from __future__ import annotations

from lint_rules.language.claims.analysis import ClaimAnalysis
from lint_rules.language.claims.records import KINDS, TENOR, Claim, Kind, Standing

__all__ = ["KINDS", "TENOR", "Claim", "ClaimAnalysis", "Kind", "Standing"]
