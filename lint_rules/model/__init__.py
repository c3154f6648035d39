"""What every layer speaks of: positions, findings and mistakes of the user."""

from lint_rules.model.errors import UserError
from lint_rules.model.finding import (
    SEVERITIES,
    Aside,
    Edit,
    Finding,
    Fix,
    Related,
    Remark,
    Severity,
    rank,
)
from lint_rules.model.span import Span

__all__ = [
    "SEVERITIES",
    "Aside",
    "Edit",
    "Finding",
    "Fix",
    "Related",
    "Remark",
    "Severity",
    "Span",
    "UserError",
    "rank",
]
