"""reviewdog's diagnostics, one a line. Its columns count bytes of UTF-8."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from lint_rules.document import Source
from lint_rules.model.report import FindingReport, Position, RunReport
from lint_rules.reporters.presentation import Presentation, from_root, says

_SEVERITY = {"error": "ERROR", "warning": "WARNING", "info": "INFO"}


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """One diagnostic a finding; files that could not be read are diagnostics without a range."""
    for file in report["files"]:
        if file["error"]:
            yield _line({"message": file["error"], "location": {"path": from_root(file["path"])}, "severity": "ERROR"})
        source = presentation.source_of(file["path"]) if file["findings"] else None
        for finding in file["findings"]:
            yield _line(_diagnostic(file["path"], finding, source))


def _line(diagnostic: dict[str, Any]) -> str:
    return json.dumps({**diagnostic, "source": {"name": "newslint"}}) + "\n"


def _diagnostic(path: str, finding: FindingReport, source: Source | None) -> dict[str, Any]:
    diagnostic: dict[str, Any] = {
        "message": says(finding),
        "location": {"path": from_root(path), "range": _range(finding["start"], finding["end"], source)},
        "severity": _SEVERITY[finding["severity"]],
        "code": {"value": finding["rule"]},
    }
    if finding["fix"] and source:
        diagnostic["suggestions"] = [
            {
                "range": _range(_position(source, edit["start"]), _position(source, edit["end"]), source),
                "text": edit["text"],
            }
            for edit in finding["fix"]["edits"]
        ]
    return diagnostic


def _range(start: Position, end: Position, source: Source | None) -> dict[str, Any]:
    return {"start": _bytes(start, source), "end": _bytes(end, source)}


def _bytes(position: Position, source: Source | None) -> dict[str, int]:
    if source is None:
        return {"line": position["line"]}
    before = source.line_text(position["line"])[: position["column"] - 1]
    return {"line": position["line"], "column": len(before.encode("utf-8", "surrogatepass")) + 1}


def _position(source: Source, offset: int) -> Position:
    line, column = source.line_column(offset)
    return {"offset": offset, "line": line, "column": column}
