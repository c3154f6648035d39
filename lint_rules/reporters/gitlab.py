"""GitLab's code quality report."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from lint_rules.model.report import RunReport
from lint_rules.reporters.presentation import Presentation, from_root, one_line, says

_SEVERITY = {"error": "major", "warning": "minor", "info": "info"}


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """One array; a fingerprint is made of path and content, and numbered where both are the same."""
    issues: list[dict[str, Any]] = []
    seen: dict[str, int] = {}
    for file in report["files"]:
        path = from_root(file["path"])
        if file["error"]:
            issues.append(
                _issue(one_line(file["error"]), "internal/unreadable", _identity(seen, path), "major", path, 1, 1)
            )
        for finding in file["findings"]:
            identity = _identity(seen, path, finding["fingerprint"])
            lines = finding["start"]["line"], finding["end"]["line"]
            issues.append(
                _issue(says(finding), finding["rule"], identity, _SEVERITY[finding["severity"]], path, *lines)
            )
    yield json.dumps(issues, indent=2) + "\n"


def _identity(seen: dict[str, int], *parts: str) -> str:
    key = "\0".join(parts)
    seen[key] = seen.get(key, 0) + 1
    return hashlib.sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass")).hexdigest()[:40]


def _issue(text: str, rule: str, identity: str, severity: str, path: str, first: int, last: int) -> dict[str, Any]:
    return {
        "description": text,
        "check_name": rule,
        "fingerprint": identity,
        "severity": severity,
        "location": {"path": path, "lines": {"begin": first, "end": last}},
    }
