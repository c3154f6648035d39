"""Who is named for a story as a whole, wherever its format says so."""

from __future__ import annotations

from lint_rules.model import Span
from lint_rules.model.records import NamedTuple


class Credit(NamedTuple):
    """One statement about the story: its words and its place in the source."""

    text: str
    source: Span


class StoryCredits(NamedTuple):
    """The story's own credits, from copy, front matter, page or feed; empty where nothing is said.

    ``language`` and ``translated_from`` are language tags or names as written (``ar``, ``Arabic``); ``genre`` is the
    section or label (``analysis``, ``opinion``), lower case.
    """

    bylines: tuple[Credit, ...] = ()
    dateline: Credit | None = None
    date: Credit | None = None
    outlets: tuple[Credit, ...] = ()  # source, agency, provider, original outlet
    original: Credit | None = None  # link or title of the story it was taken or translated from
    translators: tuple[Credit, ...] = ()
    translated_from: Credit | None = None
    language: Credit | None = None
    genre: Credit | None = None
    copyright: Credit | None = None
