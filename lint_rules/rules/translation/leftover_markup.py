"""Markup, placeholders or a translator's notes were left in the copy.

What it does
------------
Finds character entities, tags, comments, template fields and shortcodes that readers would see as they are, notes to
the desk (`[ADD PHOTO]`, `TK`, *lorem ipsum*), and notes of translators (`(approx. -ed.)`, `TN:`).

Why it is a fault
-----------------
It shows readers the workshop: the story went out before it was finished.

When it stays silent
--------------------
On markup that the file's own format reads as markup, on `[sic]`, on an editor called Ed, on `&` in company names.

References
----------
MQM, Design and markup/markup tag; The News Manual, chapter on preparing copy.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from lint_rules.document import PROSE
from lint_rules.language.occurrences import occurrences
from lint_rules.language.story import Story
from lint_rules.model import Aside, Edit, Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation._mechanics import compiled, in_copy, quoted, slip, smoothed

if TYPE_CHECKING:
    import regex

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "Hail &nbsp; fell on the orchards, the mayor said.",
    "Bread &amp;amp; butter cost more, she said on Monday.",
    "The sluice was <strong>shut</strong> at noon.",
    'The sluice was shut. [gallery ids="4,7"] It opens in May.',
    "Prices rose {{ chart.title }} in May.",
    "The sluice was shut at noon. [INSERT MAP] It opens in May.",
    "The keeper, TK, shut the sluice.",
    "The sluice cost ???? euros, the keeper said.",
    "The sluice cost XXXX euros, the keeper said.",
    "The sluice was shut. Insert map here. It opens in May.",
    "The sluice was shut. Lorem ipsum dolor sit amet.",
    "The sluice was **shut** at noon.",
    "The sluice weighs 30 poods (about half a ton -ed.), the keeper said.",
    "The keeper swore by his vodyanoy (translator's note: a water sprite).",
    "TN: the original has a pun here.",
)
PASSES = (
    "Marks & Dorn; Harker & Sons; R&D costs rose.",
    "\u201cThey was [sic] late,\u201d wrote the editor (Ed Harker).",
    "The lake, where 3 < 5 boats sail, is in Dorn, TN.",
    "She [the keeper] said no. \u201c[I]t is shut,\u201d she wrote.",
    "He shops at TK Maxx and works for the TK Dorn yard.",
    {"format": "markdown", "text": "The sluice was **shut**&nbsp;at noon.\n"},
)

_MARKUP = "D114"
_NOTES = "D115"
_ENTITY = (
    r"&nbsp\b;?|&(?:amp;)*(?:nbsp|amp|quot|apos|lt|gt|[lr][sd]quo|[bs]dquo|[lr]aquo|[mn]dash|hellip|shy|copy|reg|trade|euro|pound|deg|middot|bull|eacute"
    r"|egrave|agrave|aacute|iacute|oacute|uacute|ntilde|ccedil|[aeiou]uml|szlig|ensp|emsp|thinsp|zwnj|zwj|#\d{2,6}|#[xX][0-9a-fA-F]{2,6});"
)
_TAG = (
    r"(?i)</?(?:p|br|b|i|u|s|em|strong|a|div|span|img|h[1-6]|ul|ol|li|blockquote|q|cite|font|figure|figcaption|iframe|script|style|small"
    r"|table|tbody|tr|td|th|center|sub|sup|hr|section|article|video|audio|source|embed|object|o:p|strike|del|ins|code|pre)"
    r"(?:\s[^<>]{0,600})?\s?/?>|<!--|-->|<!\[CDATA\[|\]\]>"
)
_SHORTCODE = (
    r"\[/?(?:caption|gallery|embed|youtube|vimeo|audio|video|playlist|img|image|url|quote|pullquote|twitter|tweet|instagram|facebook"
    r"|sidebar|infobox|related|readmore|shortcode|column|row|button|contact-form|vc_\w{1,40}|et_pb_\w{1,40}|su_\w{1,40}|wp_\w{1,40}"
    r"|color|size|font|center|list)(?:[\s=:][^\[\]\n]{0,300})?\s?/?\]|\[/(?:b|i|u|s)\]"
)
_TEMPLATE = (
    r"\{\{[^{}\n]{0,200}\}\}|(?<![{$])\{(?!sic\})[\w .:-]{1,60}\}(?!\})|\$\{[\w.]{1,60}\}|\{%[^{}\n]{0,200}%\}"
    r"|<%[^<>\n]{0,200}%>"
    r"|\[\[(?:File|Image|Category):[^\[\]\n]{0,200}\]\]|\\u[0-9a-fA-F]{4}"
)
_MARKDOWN = r"!?\[[^\[\]\n]{1,200}\]\(https?://[^\s()]{1,400}\)|(?<![\w*])\*\*(?=\S)[^*\n]{1,200}\*\*(?![\w*])"
_REQUESTS = (
    "ADD|INSERT|PHOTO|PICTURE|PIC|CHECK|EMBED|UPDATE|FIX|TODO|FIXME|PLACEHOLDER|LINK|CAPTION|MAP|GRAPHIC"
    "|VIDEO|QUOTE|HEADLINE|BYLINE|NAME|DATE|SOURCE|MORE|CONFIRM|VERIFY|DELETE|TBC|TBD|XX+"
)
_DESK = (
    rf"[\[<{{]{{1,2}}\s?(?:{_REQUESTS})(?![a-z])"
    r"(?:[ :][^\[\](){}<>\n]{0,100})?\s?[\]>}]{1,2}"
    r"|\((?:ADD|INSERT|CHECK|TODO|FIXME|PLACEHOLDER|CONFIRM|VERIFY)(?![a-z])(?:[ :][^()\n]{0,100})?\)"
    r"|\((?:TBC|TBD|XX+)\)"
)
# What stands for words to come: the literal that gives it away, first those of capitals and marks, and the pattern;
# others open with one of a few words, too.
_BLANKS = (
    ("TK", r"\bTKTK\b|(?<![\w.])TK(?=[\s]*(?:[.,;:)\]?!]|$))"),
    ("XXXX", r"\bX{4,}\b"),
    ("????", r"(?<!\w)\?{4,}"),
)
_PLACEHOLDERS = (
    (frozenset(("lorem",)), "orem ipsum", r"\b[Ll]orem ipsum\b"),
    (
        frozenset(("insert", "add")),
        " here",
        r"(?i:\b(?:insert|add) (?:photo|picture|quote|link|caption|name|map) here\b)",
    ),
)
_NOTE = (
    r"(?i)[\[(](?:[^()\[\]\n]{0,160}?(?:[-\u2013\u2014,.:;]|approx\.?)\s?"
    r"(?:ed|eds|editor|tr|trans|transl|translator|author|red|auth)\.?(?:[\u2019']s)?(?:\s(?:note|remark|comment))?\.?\s?"
    r"|\s?(?:translator|transl|trans|tr|author)\b\.?(?:[\u2019']s)?(?:\s(?:note|remark|comment)s?)?"
    r"\s?[:\u2013\u2014-][^()\[\]\n]{0,200}"
    r"|\s?(?:untranslatable|untranslated|illegible|unintelligible|sic!?\?|translation\?|check\stranslation)[^()\[\]\n]{0,80}"
    r")[)\]]"
)
_SPELLED_NOTE = r"(?i)\btranslator[\u2019']?s?[\u2019']?\s(?:note|remark|comment)s?\b"
_SHORT_NOTES = ("TN", "T/N", "T.N.", "N.T.", "N..T.", "NDT")  # what one of these has left among the marks
_SHORT_NOTE = r"(?<![\w.])(?:TN|T/N|T\.N\.|N\.T\.|N\.d\.T\.|NDT)\s?[:\u2013\u2014-]"
# What the pattern above leaves of itself among the marks.
_SHORT_NOTE_MARKS = r"(?:T/?N|T\.N\.|N\.\.?T\.|NDT)\s?[:\u2013\u2014-]"
_DESK_MARKS = rf"[\[<{{(]\s?(?:{_REQUESTS})"
_PLAIN_TEXT = "text"


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Each kind of leftover is looked for only where the marks that it cannot do without stand in the copy."""
    marks = story.marks
    if "&" in marks:
        yield from _entities(story)
    if "<" in marks or "-->" in marks:
        yield from _plain(story, _TAG, "is markup that readers would see", _MARKUP)
    if "[" in marks:
        yield from _plain(story, _SHORTCODE, "is a code of the publishing system that readers would see", _MARKUP)
    if "{" in marks or "\\" in marks or "<%" in marks or "[[" in marks:
        yield from _plain(story, _TEMPLATE, "is a template field that nothing was put into", _MARKUP)
    if story.document.format == _PLAIN_TEXT and ("](" in marks or "**" in marks):
        yield from _plain(story, _MARKDOWN, "is Markdown in a story that is plain text", _MARKUP)
    if any(compiled(_DESK_MARKS).match(marks, at) for bracket in "[<{(" for at in occurrences(marks, bracket)):
        yield from _plain(story, _DESK, "is a note to the desk: act on it or take it out", _MARKUP)
    for pattern in _placeholders(story, marks):
        yield from _plain(story, pattern, "holds the place of words that never came", _MARKUP)
    yield from _notes(story, marks)


def _placeholders(story: Story, marks: str) -> list[str]:
    """The patterns of placeholders that may stand in the copy."""
    holds, prose = story.concordance.tokens_with, story.prose
    found = [pattern for literal, pattern in _BLANKS if literal in marks]
    return found + [pattern for words, literal, pattern in _PLACEHOLDERS if holds(words) and literal in prose]


def _entities(story: Story) -> Iterator[Remark]:
    """One remark on each code, which points at the other places where it stands: they come by the dozen."""
    told: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    for match in in_copy(story, _ENTITY):
        told.setdefault((match[0], quoted(story, *match.span())), []).append(match.span())
    for (code, _), (place, *others) in told.items():
        from html import unescape

        meant = unescape(code).replace("\xa0", " ")
        while unescape(meant) != meant and "&" in meant:
            meant = unescape(meant)
        certain = story.document.format == _PLAIN_TEXT and meant.isprintable()
        message = f"“{code}” is a code that readers would see as it is; write “{meant}”."
        if not meant.strip() or not meant.isprintable():
            message = f"“{code}” is a code that readers would see as it is; take it out."
        remark = slip(story, *place, message, meant if certain else None, pattern=_MARKUP)
        edits = tuple(Edit(*other, meant) for other in others) if remark.edits else ()
        related = tuple(Aside(*other, "here too") for other in others)
        yield remark._replace(edits=remark.edits + edits, related=related)


def _plain(story: Story, pattern: str, what: str, name: str) -> Iterator[Remark]:
    for match in in_copy(story, pattern):
        yield slip(story, *match.span(), f"“{_shown(match[0])}” {what}.", pattern=name)


def _notes(story: Story, marks: str) -> Iterator[Remark]:
    found: list[regex.Match[str]] = []
    if "(" in marks or "[" in marks:
        found += _bracketed(story, "".join(bracket for bracket in "([" if bracket in marks))
    if "ranslator" in story.prose:
        found += in_copy(story, _SPELLED_NOTE)
    if any(map(marks.__contains__, _SHORT_NOTES)) and compiled(_SHORT_NOTE_MARKS).search(marks):
        found += in_copy(story, _SHORT_NOTE)
    end = -1
    for match in sorted(found, key=lambda match: match.start()):
        if match.start() >= end:
            end = match.end()
            message = f"“{_shown(match[0])}” is a translator's or editor's note; settle it and take it out."
            yield slip(story, *match.span(), message, pattern=_NOTES)


def _bracketed(story: Story, brackets: str) -> Iterator[regex.Match[str]]:
    """The notes in brackets, which cannot hold one another."""
    note, prose = compiled(_NOTE), story.prose
    for block in story.blocks:
        if block.kind in PROSE:
            for bracket in brackets:
                at = prose.find(bracket, block.start, block.end)
                while at >= 0:
                    match = note.match(prose, at, block.end)
                    if match:
                        yield match
                    at = prose.find(bracket, at + 1, block.end)


def _shown(text: str) -> str:
    line = smoothed(text)
    return line if len(line) <= 60 else line[:57] + "..."
