"""A run's report in the forms that people and programs read, one module a form.

Each module holds ``render(report, presentation)``, which yields the text piece by piece. Reporters know findings and
sources; whatever else they need to say (what a rule means) is handed to them.
"""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module

from lint_rules.model import UserError
from lint_rules.model.report import RunReport
from lint_rules.reporters.presentation import Presentation

FORMATS = ("text", "json", "jsonl", "github", "gitlab", "sarif", "checkstyle", "junit", "rdjsonl", "html")


def render(name: str, report: RunReport, presentation: Presentation) -> Iterator[str]:
    """The report in the format ``name``; raises UserError for a format that does not exist."""
    if name not in FORMATS:
        raise UserError(f"no format is called {name!r}; there are {', '.join(FORMATS)}")
    pieces: Iterator[str] = import_module(f"{__name__}.{name}").render(report, presentation)
    return pieces
