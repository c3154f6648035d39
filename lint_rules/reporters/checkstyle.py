"""Checkstyle's XML, which many review tools read."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.model.report import RunReport
from lint_rules.reporters.presentation import Presentation, attribute, from_root, one_line, says


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """One ``file`` element a file, one ``error`` element a finding."""
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<checkstyle version="4.3">\n'
    for file in report["files"]:
        if not (file["findings"] or file["error"]):
            continue
        yield f"  <file name={attribute(from_root(file['path']))}>\n"
        if file["error"]:
            text = attribute(one_line(file["error"]))
            yield f'    <error line="1" severity="error" message={text} source="newslint.internal.unreadable"/>\n'
        for finding in file["findings"]:
            start = finding["start"]
            source = attribute(f"newslint.{finding['rule'].replace('/', '.')}")
            yield (
                f'    <error line="{start["line"]}" column="{start["column"]}" severity="{finding["severity"]}"'
                f" message={attribute(says(finding))} source={source}/>\n"
            )
        yield "  </file>\n"
    yield "</checkstyle>\n"
