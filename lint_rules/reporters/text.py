"""For people: one line a finding when piped; on a terminal by file, with the line of copy and a caret under it."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from lint_rules.document import Source
from lint_rules.model.display import plain
from lint_rules.model.report import FileReport, FindingReport, RelatedReport, RunReport
from lint_rules.reporters.presentation import Presentation, count, one_line, says

_BOLD, _DIM, _RED, _YELLOW, _BLUE, _GREEN = "1", "2", "31;1", "33;1", "34;1", "32;1"
_COLOUR_OF = {"error": _RED, "warning": _YELLOW, "info": _BLUE}
_WIDEST = 100  # columns of copy shown around a finding


def render(report: RunReport, presentation: Presentation) -> Iterator[str]:
    """The findings; on a terminal also what they add up to."""
    if not presentation.terminal:
        for file in report["files"]:
            path = plain(file["path"])
            for finding in file["findings"]:
                yield _line(path, finding)
        return
    paint = _painted if presentation.colour else _unpainted
    for file in report["files"]:
        if file["findings"]:
            yield from _group(file, presentation, paint)
    yield _closing(report, paint)


def _line(path: str, finding: FindingReport) -> str:
    start = finding["start"]
    return f"{path}:{start['line']}:{start['column']}: {finding['severity']}: {says(finding)} [{finding['rule']}]\n"


def _group(file: FileReport, presentation: Presentation, paint: _Paint) -> Iterator[str]:
    yield f"{paint(plain(file['path']), _BOLD)}\n"
    source = presentation.source_of(file["path"])
    for finding in file["findings"]:
        start = finding["start"]
        place = paint(f"{start['line']}:{start['column']}", _DIM)
        severity = paint(finding["severity"], _COLOUR_OF[finding["severity"]])
        pattern = f" {finding['pattern']}" if finding["pattern"] else ""
        yield f"  {place}  {severity}  {says(finding)}  {paint(finding['rule'] + pattern, _DIM)}\n"
        if source and finding["end"]["offset"] > start["offset"]:
            yield from _excerpt(source, finding, paint)
        for related in finding["related"]:
            yield f"      {paint(_where(related), _DIM)}  {one_line(related['message'])}\n"
    yield "\n"


def _where(related: RelatedReport) -> str:
    start = related["start"]
    path = f"{plain(related['path'])}:" if "path" in related else ""
    return f"{path}{start['line']}:{start['column']}"


def _excerpt(source: Source, finding: FindingReport, paint: _Paint) -> Iterator[str]:
    """The line of copy, cut to what fits around the finding, and carets under the words."""
    line = finding["start"]["line"]
    text = source.line_text(line)
    first = finding["start"]["column"] - 1
    length = finding["end"]["offset"] - finding["start"]["offset"]
    last = min(first + length, len(text), first + _WIDEST)
    if last <= first:
        return
    left = max(0, first - max(0, (_WIDEST - (last - first)) // 2))
    right = min(len(text), left + _WIDEST)
    before, words, after = (
        plain(part.replace("\t", " ")) for part in (text[left:first], text[first:last], text[last:right])
    )
    lead, tail = "…" if left else "", "…" if right < len(text) else ""
    number = f"{line:>6} | "
    yield f"{paint(number, _DIM)}{lead}{before}{words}{after}{tail}\n"
    blank = " " * (len(number) + len(lead) + _columns(before))
    yield f"{blank}{paint('^' * max(1, _columns(words)), _COLOUR_OF[finding['severity']])}\n"


def _columns(text: str) -> int:
    """How many terminal columns the text takes."""
    return sum(
        0 if unicodedata.combining(character) else 2 if unicodedata.east_asian_width(character) in "WF" else 1
        for character in text
    )


def _closing(report: RunReport, paint: _Paint) -> str:
    summary = report["summary"]
    stories = count(summary["files"], "story")
    found = [
        paint(count(summary["errors"], "error"), _RED) if summary["errors"] else "",
        paint(count(summary["warnings"], "warning"), _YELLOW) if summary["warnings"] else "",
        paint(count(summary["infos"], "query"), _BLUE) if summary["infos"] else "",
    ]
    counted = ", ".join(part for part in found if part) or paint("nothing to report", _GREEN)
    hidden = f" ({summary['suppressed']} suppressed)" if summary["suppressed"] else ""
    return f"{counted} in {stories}{hidden}\n"


class _Paint:
    """Puts a colour on a piece of text, or not."""

    __slots__ = ("_on",)

    def __init__(self, on: bool) -> None:
        self._on = on

    def __call__(self, text: str, code: str) -> str:
        return f"\x1b[{code}m{text}\x1b[0m" if self._on else text


_painted, _unpainted = _Paint(True), _Paint(False)
