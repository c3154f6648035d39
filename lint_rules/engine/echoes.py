"""One fault, one finding: where two families see the same fault in the same words, one of them gives way.

The one that knows more of it speaks.

Families know nothing of each other, so this is the engine's to settle. A finding gives way only to one that was really
made: with the other rule ignored, or another family selected alone, it stands.
"""

from __future__ import annotations

from collections.abc import Mapping
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
    return [finding for finding in findings if finding["rule"] not in _WEAKER or not _is_echo(finding, findings)]


def _is_echo(finding: FindingReport, findings: list[FindingReport]) -> bool:
    stronger = GIVES_WAY.get((finding["rule"], finding["pattern"]))
    return stronger is not None and any(
        other["rule"] == stronger and other["start"]["offset"] <= finding["start"]["offset"] < other["end"]["offset"]
        for other in findings
    )
