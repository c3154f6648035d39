"""What a line of copy is, told by its looks: headline, byline, dateline, caption, credit, note."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lint_rules.document import chart_titles, credit_lines
from lint_rules.document.blocks import BlockKind
from lint_rules.document.chart_titles import is_chart_title
from lint_rules.document.credit_lines import is_credit_line, trailing_credit
from lint_rules.model.patterns import compiled

_SHORT_HEADLINE = 20  # words
_LONGEST_CAPTION = 45  # words
_SUBHEAD = 10  # words
_LONGEST_NOTE = 60  # words
_LONGEST_BYLINE = 16  # words, without those that tell of its translation
_LONGEST_DATELINE = 80  # code points
_ENDS = ".!?…\"”’'»:;,)"

_DATELINE = r"""(?x)
    (?: \p{Lu}[\p{Lu}\p{M}.'’\-]* (?:[ /]\p{Lu}[\p{Lu}\p{M}.'’\-]*){0,4}          # CITY, SAN JOSE, CITY/CITY
        (?:,\ \p{Lu}[\p{L}.'’ ]{1,24}){0,2}                                         # , Country
        (?:,?\ (?:\p{Lu}\p{Ll}{2,8}\.?\ \d{1,2}|\d{1,2}\ \p{Lu}\p{Ll}{2,8}\.?)(?:,?\ \d{4})?)?  # , Nov 3
        (?:\ [(\[][\p{L}\p{N}&.,/ ]{2,40}[)\]])?                                    # (Agency)
      | \p{Lu}[\p{L}.'’\- ]{1,40}(?:,\ \p{L}[\p{L}. ]{1,24})?\ [(\[][\p{Lu}][\p{L}&/. ]{1,24}[)\]] # City (Agency)
    )
    [ ]?(?:—|–|--|\ -|―)[ \u00a0]?
"""
_NAME = r"""(?x)
    (?:(?:Dr|Mr|Mrs|Ms|Prof|Sir|Dame)\.?\ )?
    \p{Lu}[\p{L}\p{M}'’.\-]*
    (?:\ (?:(?:al|el|bin|ibn|van|der|den|von|de|la|le|di|da|dos|du|ter|y)[ \-])*\p{Lu}[\p{L}\p{M}'’.\-]*){1,4}
"""
_BY = r"(?ix)^(?:by|words\ by|story\ by|text\ by|written\ by|from)\s*:?\s+(?-i:\p{Lu})"
_NOTE = r"""(?ix)^[\[(*_]*(?:
      (?:additional\ )?reporting\ by | editing\ by | edited\ by | writing\ by | compiled\ by | produced\ by
    | translat(?:ed|ion)\b.{0,60}\bby\b | translated\ from | this\ (?:story|article|report)\ (?:was|has\ been)
    | originally\ published | (?:a\ )?correction | clarification | editor'?’?s?\ note
    | with\ (?:agencies|files\ from|reporting\ by)
    )
"""
# The four characters that each branch of _NOTE begins with: few lines need the pattern.
_NOTE_OPENINGS = frozenset("addi,repo,edit,writ,comp,prod,tran,this,orig,a co,corr,clar,with".split(","))
_CONTRIBUTED = r"(?i)\bcontributed to this (?:report|story|article)"
_HOW_TRANSLATED = r"(?is)\s+(?:translated (?:from|by)|original(?:ly)? published|first published)\b.*"
_FEWEST_CAPITALS = 6  # of a line in capitals
_CELLS = r"\t+|\s+\|\s+| {2,}"
_FEWEST_ROWS = 3
_LIST = r"^(?:[-*•‣–]\s+|\d{1,2}[.)]\s+)"
# The first three letters of credit lines and of charts' titles: a line that begins with others is neither.
_TELLING = frozenset(opening[:3] for opening in (*credit_lines.OPENINGS, *chart_titles.OPENINGS))
_SMALL_LETTERS = bytes(range(ord("a"), ord("z") + 1))


def dateline_length(text: str) -> int:
    """How many code points of ``text`` are a dateline with its dash and space; 0 without one."""
    head = text[:_LONGEST_DATELINE]
    if not head[:1].isupper() or (head[1:2].islower() and "(" not in head and "[" not in head):
        return 0  # a city that is not in capitals has its agency in brackets behind it
    if not (" -" in head or "--" in head or "–" in head or "—" in head or "―" in head):
        return 0
    match = compiled(_DATELINE).match(head)
    return match.end() if match else 0


def is_bare_name(text: str) -> bool:
    """Whether the line is nothing but a person's name: two to five capitalised words."""
    return len(text) <= 48 and bool(compiled(_NAME).fullmatch(text)) and not text.isupper()


def is_byline(text: str) -> bool:
    """Whether the line says ``By Somebody``; the translator and the original may follow in the same line."""
    if text[-1:] in ".?!" or not compiled(_BY).match(text):
        return False
    return len(compiled(_HOW_TRANSLATED).sub("", text).split()) <= _LONGEST_BYLINE


def is_note(text: str) -> bool:
    """Whether the line tells of the making of the story: reporting by, translated by, a correction."""
    if text.lstrip("[(*_")[:4].lower()[:4] in _NOTE_OPENINGS and compiled(_NOTE).match(text):
        return True
    letters = text.encode(errors="surrogatepass").lower()  # quicker than of text, where many scripts have capitals
    return b"buted to th" in letters and bool(compiled(_CONTRIBUTED).search(text))


def is_table(lines: Sequence[str]) -> bool:
    """Whether lines of plain text are rows of a table: as many cells in each, and figures below the first."""
    if len(lines) < _FEWEST_ROWS:
        return False
    rows = [compiled(_CELLS).split(line.strip(" |")) for line in lines]
    figured = sum(any(cell[:1].isdecimal() for cell in row) for row in rows[1:])
    return len(rows[0]) > 1 and len({len(row) for row in rows}) == 1 and figured * 2 > len(rows) - 1


def classify(
    text: str, *, first: bool, last: bool, seen_copy: bool, alone: bool
) -> tuple[BlockKind, Mapping[str, str]]:
    """The kind of a line or paragraph of plain text, from its looks and its place in the story.

    ``first`` and ``last`` are its place, ``seen_copy`` whether a paragraph came before it, ``alone`` whether there is
    nothing else. The attributes name the credit of a caption (``credit``), the ``form`` of a bare-name byline and the
    length of a paragraph's ``dateline``.
    """
    if is_byline(text):
        return "byline", {}
    if (seen_copy or text[0] in "([*_") and is_note(text) and _words(text, _LONGEST_NOTE) <= _LONGEST_NOTE:
        return "note", {}
    if text[:3].lower() in _TELLING or not text[:2].isalpha():
        if is_credit_line(text):
            return "credit", {}
        if is_chart_title(text):
            return "caption", {}
        if compiled(_LIST).match(text) and not dateline_length(text):
            return "list-item", {}
    credit = trailing_credit(text) if not alone and "\n" not in text else None
    if credit and _words(text, _LONGEST_CAPTION) <= _LONGEST_CAPTION and not dateline_length(text):
        return "caption", {"credit": credit}
    if (first or last or not seen_copy) and not alone and is_bare_name(text):
        return "byline", {"form": "bare"}
    dateline = dateline_length(text)
    if dateline:
        return "paragraph", {"dateline": str(dateline)}
    level = _level(text, first=first, last=last, seen_copy=seen_copy) if not alone else ""
    if level and _words(text, _SHORT_HEADLINE) <= _SHORT_HEADLINE:
        return "headline", {"level": level}
    return "paragraph", {}


def _level(text: str, *, first: bool, last: bool, seen_copy: bool) -> str:
    """The level of a headline, if the line looks like one and is short enough; else the empty string."""
    unended = text[-1] not in _ENDS and "\n" not in text
    if first and (unended or text[-1] == "?"):
        return "1"
    if _is_capitals(text):
        return "2" if seen_copy else "1"
    if not unended:
        return ""
    subhead = not last and text[0].isupper() and _words(text, _SUBHEAD) <= _SUBHEAD
    return "2" if subhead or not seen_copy else ""


def _words(text: str, most: int) -> int:
    """How many words the text has; beyond ``most`` of them, one more."""
    return len(text.split(maxsplit=most))


def _is_capitals(text: str) -> bool:
    """Whether nine letters in ten are capitals. A fifth of the text tells mostly: where more than half of that are
    small letters, they are more than a tenth of all."""
    head = text[: len(text) // 5].encode(errors="surrogatepass")
    if len(head.translate(None, _SMALL_LETTERS)) * 2 < len(head):
        return False
    capitals = sum(map(str.isupper, text))
    if capitals < _FEWEST_CAPITALS or " " not in text:
        return False
    return capitals >= sum(map(str.isalpha, text)) * 0.9
