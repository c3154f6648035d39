"""What reporters are told beyond the findings, and how hostile copy is kept from acting on a terminal."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from functools import lru_cache

from lint_rules.document import Document, Source
from lint_rules.model.display import folded, plain
from lint_rules.model.records import NamedTuple
from lint_rules.model.report import FindingReport


class RuleHelp(NamedTuple):
    """What a rule is about: the first line and the whole of its documentation."""

    summary: str
    documentation: str


class Presentation(NamedTuple):
    """How a report is to look.

    ``source_of`` gives the source of a reported path, or None where it is no text or has gone; ``help_of`` what a rule
    means. ``terminal`` asks for source lines under findings, ``colour`` for colours. ``ladder`` gives, for
    each attribution of a document, the rung of the sourcing ladder it stands on and who speaks ('' for nobody).
    """

    source_of: Callable[[str], Source | None]
    help_of: Callable[[str], RuleHelp]
    terminal: bool = False
    colour: bool = False
    ladder: Callable[[Document], Sequence[tuple[str, str]]] | None = None


def from_root(path: str) -> str:
    """A reported path as review tools write it: with slashes, and without the ``./`` of a folder that was walked."""
    return path.replace(os.sep, "/").removeprefix("./")


@lru_cache(maxsize=1024)  # suggestions and many messages come again and again
def one_line(text: str) -> str:
    """The text with white space folded to single spaces and control characters written out."""
    return plain(folded(text))


def says(finding: FindingReport) -> str:
    """The finding's message on one line, with what would be better where the message does not tell."""
    message = one_line(finding["message"])
    if not finding["suggestion"]:
        return message
    suggestion = one_line(finding["suggestion"])
    if suggestion in message:
        return message
    return f"{message if message.endswith(('.', '?', '!')) else message + '.'} Better: {suggestion}"


def element(text: str) -> str:
    """The text as the content of an XML or HTML element."""
    return plain(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def attribute(text: str) -> str:
    """The text as a quoted XML or HTML attribute."""
    return '"' + element(text).replace('"', "&quot;").replace("'", "&#39;") + '"'


def count(number: int, noun: str) -> str:
    """``1 error``, ``2 errors``, ``3 queries``."""
    if number == 1:
        return f"1 {noun}"
    return f"{number} {noun[:-1]}ies" if noun.endswith("y") else f"{number} {noun}s"
