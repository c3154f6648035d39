"""What claim analysis hands out."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal

from lint_rules.model import Severity
from lint_rules.model.records import NamedTuple

Kind = Literal[
    "toll", "allegation", "mind", "prescription", "inference", "cause", "prediction", "opinion", "figure", "superlative"
]
Standing = Literal["bare", "doubtful", "carried", "attributed"]

KINDS: Mapping[Kind, str] = MappingProxyType(
    {
        "toll": "attribution/unattributed-toll",
        "allegation": "attribution/unattributed-allegation",
        "mind": "attribution/mind-reading",
        "inference": "attribution/narrator-inference",
        "prescription": "attribution/unattributed-prescription",
        "cause": "attribution/unattributed-cause",
        "prediction": "attribution/unattributed-prediction",
        "opinion": "attribution/unattributed-opinion",
        "figure": "attribution/unsourced-figure",
        "superlative": "attribution/unsupported-superlative",
    }
)
"""The kinds of claim, each with the rule whose pack holds its words; of two equally grave the earlier one wins."""
TENOR = "tenor"
"""The pattern of claims that no phrase tells, only the tenor of their sentence."""


class Claim(NamedTuple):
    """A statement of a kind that needs a source.

    ``trigger`` and ``end`` are the prose offsets of its telling words, ``first`` is the token they begin with,
    ``sentence`` the index of their sentence, ``pattern`` the id of the phrase that told its kind. ``severity`` is how
    grave the words are by themselves. ``standing`` tells who vouches for the claim: it is ``attributed``, ``carried``
    over from the sentence before, ``doubtful`` where the analysis is not sure, ``bare`` where nobody does.
    """

    kind: Kind
    trigger: int
    end: int
    first: int
    sentence: int
    severity: Severity
    standing: Standing
    pattern: str
