"""Annotations for GitHub Actions: workflow commands, escaped so that copy cannot speak one."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.model.display import plain
from lint_rules.model.report import FindingReport, RunReport
from lint_rules.reporters.presentation import Presentation, from_root, one_line, says

_COMMAND = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A", ":": "%3A", ",": "%2C"})


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """One command a finding; files that could not be read are errors without a line."""
    for file in report["files"]:
        path = plain(from_root(file["path"]).translate(_PROPERTY))
        if file["error"]:
            yield f"::error file={path},title=newslint::{one_line(file['error']).translate(_DATA)}\n"
        for finding in file["findings"]:
            yield _annotation(path, finding)


def _annotation(path: str, finding: FindingReport) -> str:
    start, end = finding["start"], finding["end"]
    place = [f"file={path}", f"line={start['line']}", f"endLine={end['line']}"]
    if start["line"] == end["line"]:
        # The end is exclusive here and inclusive there.
        place += [f"col={start['column']}", f"endColumn={max(start['column'], end['column'] - 1)}"]
    place.append(f"title={finding['rule'].translate(_PROPERTY)}")
    return f"::{_COMMAND[finding['severity']]} {','.join(place)}::{says(finding).translate(_DATA)}\n"
