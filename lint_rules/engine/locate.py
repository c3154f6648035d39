"""A rule's remark, in prose offsets, as a finding at the author's own line and column."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from itertools import pairwise

from lint_rules.document import Document, Source
from lint_rules.model import Aside, Remark, Severity
from lint_rules.model.display import folded
from lint_rules.model.report import EditReport, FindingReport, FixReport, Position, RelatedReport

_CONTEXT = 40  # code points either side of a finding that tell it from its likes
_LONGEST_IDENTITY = 200


def position(source: Source, offset: int) -> Position:
    """The place of a source offset."""
    if not 0 <= offset <= len(source.text):
        offset = min(max(offset, 0), len(source.text))
    line, column = source.line_column(offset)
    return {"offset": offset, "line": line, "column": column}


def in_document(document: Document, rule: str, severity: Severity, remark: Remark) -> FindingReport:
    """The finding that a remark on a document makes."""
    start, end, in_source = remark.start, remark.end, remark.in_source
    passage, begins, ends = _passage(document, start, end, in_source)
    text = document.source.text if in_source else document.prose
    return {
        "rule": rule,
        "severity": severity,
        "message": remark.message,
        "suggestion": remark.suggestion,
        "text": passage,
        "pattern": remark.pattern,
        "start": begins,
        "end": ends,
        "related": [_related(document, aside, in_source) for aside in remark.related] if remark.related else [],
        "fix": _fix(document, remark) if remark.edits else None,
        "fingerprint": fingerprint(rule, remark.pattern, text, start, end),
    }


def across_files(
    source_of: Callable[[str], Source], path: str, rule: str, severity: Severity, remark: Remark
) -> FindingReport:
    """The finding that a comparison of stories makes; the remark's offsets count in the source of ``path``."""
    source = source_of(path)
    related: list[RelatedReport] = []
    for aside in remark.related:
        where = source_of(aside.path) if aside.path else source
        place: RelatedReport = {
            "message": aside.message,
            "text": where.text[aside.start : aside.end],
            "start": position(where, aside.start),
            "end": position(where, aside.end),
        }
        if aside.path and aside.path != path:
            place["path"] = aside.path
        related.append(place)
    return {
        "rule": rule,
        "severity": severity,
        "message": remark.message,
        "suggestion": remark.suggestion,
        "text": source.text[remark.start : remark.end],
        "pattern": remark.pattern,
        "start": position(source, remark.start),
        "end": position(source, remark.end),
        "related": related,
        "fix": _edits(remark, [(edit.start, edit.end, edit.text) for edit in remark.edits]),
        "fingerprint": fingerprint(rule, remark.pattern, source.text, remark.start, remark.end),
    }


def fingerprint(rule: str, pattern: str | None, text: str, start: int, end: int) -> str:
    """What stays the same when lines move: the rule, the words found and the words around them, white space apart."""
    passage = folded(text[start : min(end, start + _LONGEST_IDENTITY)])
    before = folded(text[start - _CONTEXT if start > _CONTEXT else 0 : start].rpartition("\n")[2])
    after = folded(text[end : end + _CONTEXT].partition("\n")[0])
    identity = "\x1f".join((rule, pattern or "", before, passage, after)).encode("utf-8", "replace")
    # Two checksums, the second over the reversed bytes: loading a cryptographic library would cost a cold run 3 ms.
    return f"{zlib.crc32(identity) << 32 | zlib.crc32(identity[::-1]):016x}"


def _passage(document: Document, start: int, end: int, in_source: bool) -> tuple[str, Position, Position]:
    """The words from ``start`` to ``end``, and where they begin and end in the source."""
    source = document.source
    if in_source:
        return source.text[start:end], position(source, start), position(source, end)
    begins, ends = document.offsets.source_span(start, end)
    return document.prose[start:end], position(source, begins), position(source, ends)


def _related(document: Document, aside: Aside, in_source: bool) -> RelatedReport:
    passage, begins, ends = _passage(document, aside.start, aside.end, in_source)
    return {"message": aside.message, "text": passage, "start": begins, "end": ends}


def _fix(document: Document, remark: Remark) -> FixReport | None:
    """The remark's edits in source offsets; None where markup or entities stand in between."""
    edits: list[tuple[int, int, str]] = []
    for edit in remark.edits:
        if remark.in_source:
            edits.append((edit.start, edit.end, edit.text))
        elif document.offsets.is_literal(edit.start, edit.end):
            at = document.offsets.source_offset(edit.start)
            edits.append((at, at + edit.end - edit.start, edit.text))
        else:
            return None
    return _edits(remark, edits)


def _edits(remark: Remark, edits: list[tuple[int, int, str]]) -> FixReport | None:
    edits.sort()
    if not edits or any(before[1] > after[0] for before, after in pairwise(edits)):
        return None
    reports: list[EditReport] = [{"start": start, "end": end, "text": text} for start, end, text in edits]
    return {"safe": remark.safe, "edits": reports}
