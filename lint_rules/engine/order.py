"""One deterministic order for everything that is reported."""

from __future__ import annotations

from collections.abc import Iterable

from lint_rules.model import SEVERITIES
from lint_rules.model.report import FileReport, FindingReport, Summary


def ordered(findings: Iterable[FindingReport]) -> list[FindingReport]:
    """The findings of one file in the order of the text; what is said twice of one place stands once."""
    unique: dict[tuple[int, int, str, str, str], FindingReport] = {}
    for finding in findings:
        pattern = finding["pattern"] or ""
        key = (finding["start"]["offset"], finding["end"]["offset"], finding["rule"], pattern, finding["message"])
        unique.setdefault(key, finding)
    return [unique[key] for key in sorted(unique)]


def summary(files: Iterable[FileReport], suppressed: int) -> Summary:
    """The run in figures."""
    reports = list(files)
    severities = [finding["severity"] for report in reports for finding in report["findings"]]
    infos, warnings, errors = map(severities.count, SEVERITIES)
    return {"files": len(reports), "errors": errors, "warnings": warnings, "infos": infos, "suppressed": suppressed}
