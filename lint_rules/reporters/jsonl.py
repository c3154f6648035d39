"""One JSON object a line: each finding with its path, then a line for each file that could not be read."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lint_rules.model.report import RunReport
from lint_rules.reporters.presentation import Presentation


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """The findings as the ``json`` format has them, with ``path``; unreadable files as ``path`` and ``error``."""
    for file in report["files"]:
        if file["error"]:
            yield json.dumps({"path": file["path"], "error": file["error"]}) + "\n"
        for finding in file["findings"]:
            yield json.dumps({"path": file["path"], **finding}) + "\n"
