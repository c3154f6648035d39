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


def without_echoes(findings: list[FindingReport]) -> list[FindingReport]:
    """The findings of a story, those left out that only repeat what another one says of the same words."""
    if not any((finding["rule"], finding["pattern"]) in GIVES_WAY for finding in findings):
        return findings
    return [finding for finding in findings if not any(_is_echo(finding, other) for other in findings)]


def _is_echo(finding: FindingReport, other: FindingReport) -> bool:
    return (
        other["rule"] == GIVES_WAY.get((finding["rule"], finding["pattern"]))
        and other["start"]["offset"] <= finding["start"]["offset"] < other["end"]["offset"]
    )
