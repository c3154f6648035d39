"""One fault, one finding: where two families see the same fault in the same words, one of them gives way.

The one that knows more of it speaks.

Families know nothing of each other, so this is the engine's to settle. A finding gives way only to one that was really
made: with the other rule ignored, or another family selected alone, it stands.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping
from itertools import accumulate
from types import MappingProxyType

from lint_rules.model.report import FindingReport

GIVES_WAY: Mapping[tuple[str, str | None], str] = MappingProxyType(
    {
        ("translation/calque", "D100"): "names/calqued-title",
        ("attribution/fragment-quote", None): "translation/quotation-marks",
    }
)
"""A rule and the id of its phrase (None: where no phrase told), and the rule that they give way to."""
_WEAKER = frozenset(rule for rule, _ in GIVES_WAY)


def without_echoes(findings: list[FindingReport]) -> list[FindingReport]:
    """The findings of a story, those left out that only repeat what another one says of the same words."""
    if not any(finding["rule"] in _WEAKER for finding in findings):
        return findings
    reaches = {rule: _Reach(findings, rule) for rule in GIVES_WAY.values()}
    kept = []
    for finding in findings:
        stronger = GIVES_WAY.get((finding["rule"], finding["pattern"]))
        if stronger is None or not reaches[stronger].covers(finding["start"]["offset"]):
            kept.append(finding)
    return kept


class _Reach:
    """What the findings of one rule cover; there may be thousands of them."""

    def __init__(self, findings: list[FindingReport], rule: str) -> None:
        spans = sorted((each["start"]["offset"], each["end"]["offset"]) for each in findings if each["rule"] == rule)
        self._starts = [start for start, _ in spans]
        self._ends = list(accumulate((end for _, end in spans), max))  # the farthest so far

    def covers(self, offset: int) -> bool:
        """Whether the character at the offset lies in one of them."""
        at = bisect_right(self._starts, offset)
        return at > 0 and offset < self._ends[at - 1]
