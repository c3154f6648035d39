"""Applying fixes: edits that do not overlap, one file at a stroke, in the file's own encoding."""

from __future__ import annotations

import codecs
import os
from collections.abc import Iterator, Sequence

from lint_rules.document.source import Source, decode
from lint_rules.engine.files import read_bytes, write_atomically
from lint_rules.model import Edit, UserError
from lint_rules.model.display import plain
from lint_rules.model.report import FileReport, FindingReport, RunReport

_LARGEST = 1_000_000_000  # bytes; the run has already refused what is too large for it
_MARKS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def apply(report: RunReport, *, unsafe: bool) -> tuple[set[str], list[str]]:
    """Mend the files of a report; which were changed, and a line for each that could not be."""
    changed: set[str] = set()
    notices: list[str] = []
    for file in report["files"]:
        try:
            made = _mended(file, unsafe)
            if made:
                write_atomically(file["path"], made[1])
                changed.add(file["path"])
        except UserError as error:
            notices.append(str(error))
    return changed, notices


def preview(report: RunReport, *, unsafe: bool) -> Iterator[str]:
    """What `apply` would change, as unified diffs."""
    import difflib

    for file in report["files"]:
        made = _mended(file, unsafe)
        if made:
            before, after = (decode(data, file["path"]).text.splitlines(keepends=True) for data in made)
            path = plain(file["path"])
            for line in difflib.unified_diff(
                before, after, f"a/{path}".replace("//", "/"), f"b/{path}".replace("//", "/")
            ):
                yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def edited(text: str, edits: Sequence[Edit]) -> str:
    """The text after the edits, which are in order and do not overlap."""
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += (text[at : edit.start], edit.text)
        at = edit.end
    return "".join([*parts, text[at:]])


def chosen(findings: Sequence[FindingReport], *, unsafe: bool) -> list[Edit]:
    """The edits of all fixes that may be applied together; of two that overlap or touch, the earlier finding's."""
    taken: list[Edit] = []
    for finding in findings:
        fix = finding["fix"]
        if fix is None or not (fix["safe"] or unsafe):
            continue
        edits = [Edit(**edit) for edit in fix["edits"]]
        if all(_apart(edit, other) for edit in edits for other in taken):
            taken += edits
    return sorted(taken)


def _apart(one: Edit, other: Edit) -> bool:
    return one.end < other.start or other.end < one.start


def _mended(file: FileReport, unsafe: bool) -> tuple[bytes, bytes] | None:
    """The file's content before and after; None if there is nothing to mend.

    Raises UserError where writing the text back would lose something.
    """
    edits = chosen(file["findings"], unsafe=unsafe)
    if not edits or not os.path.isfile(file["path"]):
        return None
    data = read_bytes(file["path"], _LARGEST)
    source = decode(data, file["path"])
    if _encoded(source.text, source, data) != data:
        raise UserError(f"{plain(file['path'])}: not mended; it cannot be written back as {source.encoding} unchanged")
    if edits[-1].end > len(source.text):
        raise UserError(f"{plain(file['path'])}: not mended; it changed while it was checked")
    after = edited(source.text, edits)
    return None if after == source.text else (data, _encoded(after, source, data))


def _encoded(text: str, source: Source, original: bytes) -> bytes:
    mark = _MARKS.get(source.encoding, b"")
    head = mark if mark and original.startswith(mark) else b""
    try:
        return head + text.encode(source.encoding)
    except UnicodeEncodeError as error:
        raise UserError(f"{plain(source.path)}: not mended; {source.encoding} lacks {text[error.start]!r}") from error
