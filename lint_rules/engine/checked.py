"""What is known of one file on its own."""

from __future__ import annotations

from typing import Any

from lint_rules.engine.silence import Silence
from lint_rules.model.records import TypedDict
from lint_rules.model.report import FindingReport

REPORT_BUGS = "please report it with the text that caused it"


class Checked(TypedDict):
    """What is known of one file on its own, as data that the cache and other processes can carry.

    ``findings`` are neither suppressed nor filtered yet; ``facts`` are what rules gathered to compare stories;
    ``skipped`` says that the file is no story at all; ``bug`` that newslint itself failed on it; ``lasting`` that the
    result holds until the file, the settings or newslint change, so that it may be kept.
    """

    format: str | None
    error: str | None
    notice: str | None
    skipped: bool
    bug: bool
    lasting: bool
    findings: list[FindingReport]
    silences: list[Silence]
    facts: dict[str, Any]
    scores: dict[str, float]


def failed(error: str, *, bug: bool = False) -> Checked:
    """The result for a file that could not be read."""
    return empty(None, error=error, bug=bug)


def skipped() -> Checked:
    """The result for a file that is no story."""
    return {**empty(None), "skipped": True}


def empty(
    format_name: str | None, *, error: str | None = None, notice: str | None = None, bug: bool = False
) -> Checked:
    """The result for a file of which nothing is said yet."""
    return {
        "format": format_name,
        "error": error,
        "notice": notice,
        "skipped": False,
        "bug": bug,
        "lasting": not bug,
        "findings": [],
        "silences": [],
        "facts": {},
        "scores": {},
    }


def described(error: BaseException) -> str:
    """What went wrong, on one line."""
    words = " ".join(str(error).split())[:120]
    return f"{type(error).__name__}: {words}" if words else type(error).__name__
