"""What a rule says (a remark, in prose offsets) and what a reader is shown (a finding, in source offsets)."""

from __future__ import annotations

from typing import Literal

from lint_rules.model.records import NamedTuple
from lint_rules.model.span import Span

Severity = Literal["error", "warning", "info"]
SEVERITIES: tuple[Severity, ...] = ("info", "warning", "error")


def rank(severity: str) -> int:
    """0 for info, 1 for warning, 2 for error; raises ValueError for anything else."""
    return SEVERITIES.index(severity)


class Edit(NamedTuple):
    """Replace the characters from ``start`` to ``end`` by ``text``."""

    start: int
    end: int
    text: str


class Aside(NamedTuple):
    """Another place that a remark speaks of, in the remark's own kind of offsets; ``path`` only for another file's."""

    start: int
    end: int
    message: str
    path: str | None = None


class Remark(NamedTuple):
    """What a rule yields. Offsets count in ``document.prose``, unless ``in_source`` says that they are the source's.

    ``severity`` overrides the rule's own. ``edits`` are the cure, in the same offsets as the remark; ``safe`` says that
    no editor would want to see it first. ``pattern`` is the id of the phrase that fired (``D36``).
    """

    start: int
    end: int
    message: str
    severity: Severity | None = None
    suggestion: str | None = None
    pattern: str | None = None
    related: tuple[Aside, ...] = ()
    edits: tuple[Edit, ...] = ()
    safe: bool = False
    in_source: bool = False


class Related(NamedTuple):
    """Another place that a finding speaks of; ``path`` only where it is another file's."""

    span: Span
    text: str
    message: str
    path: str | None = None


class Fix(NamedTuple):
    """Edits in source offsets, in order and without overlap."""

    safe: bool
    edits: tuple[Edit, ...]


class Finding(NamedTuple):
    """What a reader is shown. ``span`` counts in the decoded source; ``text`` is the prose it stands for."""

    rule: str
    severity: Severity
    message: str
    span: Span
    text: str
    suggestion: str | None = None
    pattern: str | None = None
    related: tuple[Related, ...] = ()
    fix: Fix | None = None
