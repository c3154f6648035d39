"""newslint: a linter for news copy.

``check_text`` and ``check_paths`` give findings as records; the command line is built on the same engine.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lint_rules.api import check_paths, check_text
    from lint_rules.model import Finding

__version__ = "0.1.0"
__all__ = ["Finding", "__version__", "check_paths", "check_text"]


def __getattr__(name: str) -> Any:
    """The public names, imported when first used: the command line does without them."""
    if name == "Finding":
        from lint_rules.model import Finding

        return Finding
    if name in ("check_paths", "check_text"):
        from lint_rules import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
