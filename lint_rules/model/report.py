"""The report of a run, exactly as JSON carries it.

Offsets are code points into the decoded source, ends exclusive; lines and columns are 1-based. Reporters are given
these records, and the cache and the worker processes hand them about as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_rules.model.finding import Severity
from lint_rules.model.records import TypedDict

if TYPE_CHECKING:
    from typing import NotRequired


class Position(TypedDict):
    """A place in a source."""

    offset: int
    line: int
    column: int


class RelatedReport(TypedDict):
    """Another place that a finding speaks of; ``path`` only where it lies in another file."""

    message: str
    text: str
    start: Position
    end: Position
    path: NotRequired[str]


class EditReport(TypedDict):
    """Replace the characters from ``start`` to ``end`` by ``text``."""

    start: int
    end: int
    text: str


class FixReport(TypedDict):
    """A cure: edits in order, without overlap; ``safe`` says that no editor would want to see it first."""

    safe: bool
    edits: list[EditReport]


class FindingReport(TypedDict):
    """One finding."""

    rule: str
    severity: Severity
    message: str
    suggestion: str | None
    text: str
    pattern: str | None
    start: Position
    end: Position
    related: list[RelatedReport]
    fix: FixReport | None
    fingerprint: str


class FileReport(TypedDict):
    """One file; ``error`` is the line that says why it could not be read, ``notice`` one on how it was read."""

    path: str
    format: str | None
    error: str | None
    notice: str | None
    findings: list[FindingReport]
    scores: dict[str, float]


class Summary(TypedDict):
    """The run in figures."""

    files: int
    errors: int
    warnings: int
    infos: int
    suppressed: int


class RunReport(TypedDict):
    """A whole run."""

    schema: int
    newslint: str
    files: list[FileReport]
    summary: Summary
