"""JUnit's XML: a suite a file, a failure a finding, a passed case where there is nothing to report."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.model.display import plain
from lint_rules.model.report import FileReport, FindingReport, RunReport
from lint_rules.reporters.presentation import Presentation, attribute, element, one_line, says


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """Every file takes part, so that a run without findings shows as passed."""
    failures = sum(len(file["findings"]) for file in report["files"])
    errors = sum(file["error"] is not None for file in report["files"])
    tests = sum(_tests(file) for file in report["files"])
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield f'<testsuites name="newslint" tests="{tests}" failures="{failures}" errors="{errors}">\n'
    for file in report["files"]:
        yield from _suite(file)
    yield "</testsuites>\n"


def _tests(file: FileReport) -> int:
    return max(1, len(file["findings"]) + (file["error"] is not None))


def _suite(file: FileReport) -> Iterator[str]:
    path = attribute(file["path"])
    counts = f'tests="{_tests(file)}" failures="{len(file["findings"])}" errors="{int(file["error"] is not None)}"'
    yield f"  <testsuite name={path} {counts}>\n"
    if file["error"]:
        error = f"<error message={attribute(one_line(file['error']))}/>"
        yield f'    <testcase name="readable" classname={path}>{error}</testcase>\n'
    for finding in file["findings"]:
        yield _case(file["path"], finding)
    if not file["findings"] and not file["error"]:
        yield f'    <testcase name="newslint" classname={path}/>\n'
    yield "  </testsuite>\n"


def _case(path: str, finding: FindingReport) -> str:
    start = finding["start"]
    name = attribute(f"{finding['rule']} at {start['line']}:{start['column']}")
    place = element(f"{plain(path)}:{start['line']}:{start['column']}: {says(finding)}")
    return (
        f'    <testcase name={name} classname={attribute(path)} file={attribute(path)} line="{start["line"]}">'
        f'<failure type="{finding["severity"]}" message={attribute(says(finding))}>{place}</failure></testcase>\n'
    )
