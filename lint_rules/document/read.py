"""The one door for files: bytes in, a document out, by content first and name second."""

from __future__ import annotations

from os.path import splitext

from lint_rules.document.document import Document
from lint_rules.document.interviews import with_answers
from lint_rules.document.source import Source, decode
from lint_rules.model import UserError
from lint_rules.model.patterns import compiled

TEXT_SUFFIXES = frozenset({".txt", ".text"})
MARKDOWN_SUFFIXES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
FEED_SUFFIXES = frozenset({".json", ".xml"})
PICTURE_SUFFIXES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".tif", ".tiff", ".xmp"})
STORY_SUFFIXES = TEXT_SUFFIXES | MARKDOWN_SUFFIXES | HTML_SUFFIXES | FEED_SUFFIXES | PICTURE_SUFFIXES

_NEWSML = (
    r"<(?:\w+:)?(?:newsItem|newsMessage|packageItem|conceptItem|planningItem|catalogItem|knowledgeItem|NewsML"
    r"|contentMeta|itemMeta|contentSet|groupSet)\b"
)
_PICTURE_HEADS = (b"\xff\xd8\xff", b"\x89PNG\r\n", b"RIFF", b"II*\x00", b"MM\x00*")


def read(path: str, data: bytes) -> Document:
    """The document in ``data``; ``path`` is what findings will name and helps to tell formats apart.

    Raises UserError, one line, for what cannot be read as copy: a binary file, a feed that is broken or unknown.
    """
    suffix = splitext(path)[1].lower()
    if suffix in PICTURE_SUFFIXES or data.startswith(_PICTURE_HEADS):
        from lint_rules.document.formats import picture

        return picture.read(path, data)
    return read_source(decode(data, path))


def read_source(source: Source) -> Document:
    """The document in decoded text."""
    document = _parsed(source)
    if "?" in document.prose:
        return document._replace(blocks=with_answers(document.prose, document.blocks))
    return document


def _parsed(source: Source) -> Document:
    kind = format_of(source)
    if kind == "markdown":
        from lint_rules.document.formats import markdown

        return markdown.read(source)
    if kind == "html":
        from lint_rules.document.formats import html

        return html.read(source)
    if kind == "ninjs":
        from lint_rules.document.formats import ninjs

        return ninjs.read(source)
    if kind == "newsml":
        from lint_rules.document.formats import newsml

        return newsml.read(source)
    from lint_rules.document.formats import plain

    return plain.read(source)


def format_of(source: Source) -> str:
    """``text``, ``markdown``, ``html``, ``ninjs`` or ``newsml``.

    Raises UserError for JSON and XML that no parser here knows.
    """
    suffix = splitext(source.path)[1].lower()
    head = source.text[:4096].lstrip()
    if suffix in MARKDOWN_SUFFIXES:
        return "markdown"
    if suffix in HTML_SUFFIXES or (head[:1] == "<" and compiled(r"(?i)<!doctype html|<html[\s>]").match(head)):
        return "html"
    if head.startswith("<?xml") or (suffix == ".xml" and head.startswith("<")):
        if compiled(_NEWSML).search(source.text):
            return "newsml"
        raise UserError(f"{source.path}: is XML but no NewsML-G2; newslint reads newsItem, packageItem and newsMessage")
    if suffix == ".json" or (not suffix and head.startswith("{")):
        if is_ninjs(source.text):
            return "ninjs"
        raise UserError(
            f"{source.path}: is JSON but no ninjs; newslint reads objects with uri and headline, body or byline"
        )
    if suffix == ".xml":
        raise UserError(f"{source.path}: is named .xml but holds no XML")
    return "text"


def is_ninjs(text: str) -> bool:
    """Whether the text looks like a ninjs object: ``uri`` and at least one field that only news items have."""
    if compiled(r'"name"\s*:\s*"ninjs"').search(text):
        return True
    return '"uri"' in text and bool(
        compiled(
            r'"(?:headline|headlines|descriptions|eventDetails|body_\w+|bodies|byline|by|infosources?|infoSources|renditions|associations|usageterms'
            r'|usageTerms|versioncreated|versionCreated|pubstatus|pubStatus|copyrightholder|copyrightHolder)"\s*:'
        ).search(
            text,
        )
    )
