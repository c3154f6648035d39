"""Comments in the copy that tell newslint to be silent.

``newslint: off`` and ``newslint: on`` frame a passage; ``newslint: ignore RULE[, RULE] -- reason`` speaks of the line
it stands on or, alone on its line, of the next line of copy. In Markdown and HTML they are comments, in plain text a
bracketed line: ``[newslint: ignore names/mixed-form -- the court's own spelling]``.
"""

from __future__ import annotations

from lint_rules.model import Span
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

_DIRECTIVE = r"(?i)newslint:\s*(off|on|ignore)\b\s*([^\n\]]*?)\s*(?:--+\s*([^\n\]]*?)\s*)?$"
_PLAIN_LINE = r"(?im)^[ \t]*\[\s*(newslint:[^\]\n]*)\][ \t]*$"


class Suppression(NamedTuple):
    """One directive.

    ``action`` is ``off``, ``on`` or ``ignore``; ``rules`` are names or families, none meaning every rule; ``source`` is
    the directive's own place in the file; ``reason`` is what stands behind the dashes.
    """

    action: str
    rules: tuple[str, ...]
    source: Span
    reason: str | None = None


def parse(comment: str, source: Span) -> Suppression | None:
    """The directive in a comment's text, if it holds one."""
    match = compiled(_DIRECTIVE).search(comment.strip())
    if not match:
        return None
    rules = tuple(name for name in compiled(r"[,\s]+").split(match[2]) if name)
    return Suppression(match[1].lower(), rules, source, match[3] or None)


def in_plain_text(text: str) -> list[Suppression]:
    """The directives on bracketed lines of a plain-text story."""
    if "[" not in text or "newslint:" not in text.lower():
        return []
    found = (parse(match[1], Span(match.start(), match.end())) for match in compiled(_PLAIN_LINE).finditer(text))
    return [directive for directive in found if directive]
