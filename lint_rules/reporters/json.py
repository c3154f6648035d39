"""The whole report as one JSON object, as ``docs/json.md`` describes it."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lint_rules.model.report import RunReport
from lint_rules.reporters.presentation import Presentation


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """One object, two spaces a level; lone surrogates stay escaped, so that the output is always valid UTF-8."""
    yield json.dumps(report, ensure_ascii=True, indent=2)
    yield "\n"
