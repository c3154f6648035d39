"""The whole report as one JSON object, a file a line."""

from __future__ import annotations

import json
from collections.abc import Iterator

from lint_rules.model.report import RunReport
from lint_rules.reporters.presentation import Presentation


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """The report in ASCII: what JSON escapes cannot be spoilt by a terminal, a log or a lone surrogate."""
    yield f'{{"schema": {report["schema"]}, "newslint": {json.dumps(report["newslint"])}, "files": ['
    separator = "\n"
    for file in report["files"]:
        yield f"{separator}{json.dumps(file)}"
        separator = ",\n"
    yield f'\n], "summary": {json.dumps(report["summary"])}}}\n'
