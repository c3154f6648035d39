"""Characters that nobody sees were left in the copy.

What it does
------------
Finds zero-width characters, direction marks, soft hyphens, control characters and no-break or other odd spaces, and
takes them out (spaces become plain ones). No-break spaces are reported once a story.

Why it is a fault
-----------------
Invisible characters break search, links, line ends and name matching, and direction marks can turn the letters around
that follow them. They come along when text is pasted from web pages, PDF files or translation tools.

When it stays silent
--------------------
On joiners inside emoji and inside scripts that need them, on direction marks next to right-to-left letters, and on
no-break spaces that were written on purpose, as an entity. Odd spaces in a web page are only a note.

References
----------
Unicode Standard Annex 9 (bidirectional text) and chapter 23 (special areas and format characters).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint_rules.language import scripts
from lint_rules.language.story import Story
from lint_rules.model import Aside, Edit, Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation._mechanics import compiled, quoted, slip

SEVERITY: Severity = "warning"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "The har\u200bbour was dredged in May.",
    "The council \u202eagreed to meet.",
    "The li\u00adbrary is closed on Mondays.",
    "The path is 40\u00a0km long.",
)
PASSES = (
    "The harbour was dredged in May.",
    "The crew sent a \U0001f468\u200d\U0001f469\u200d\U0001f467 from the island.",
    "The sign (\u0645\u06cc\u200c\u0631\u0648\u0645) hung over the door.",
)

_PATTERN = "D112"
_JOINERS = frozenset("\u200c\u200d")
_DIRECTION = frozenset("\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_NAMES = {
    "\u200b": "a zero-width space", "\u200c": "a zero-width non-joiner", "\u200d": "a zero-width joiner",
    "\u2060": "a word joiner", "\ufeff": "a byte-order mark", "\u00ad": "a soft hyphen", "\u180e": "a vowel separator",
    "\u2028": "a line separator", "\u2029": "a paragraph separator", "\u3000": "an ideographic space",
    "\u3164": "a Hangul filler",
}  # fmt: skip
_UNSEEN = (
    r"[\u0000-\u0008\u000B\u000E-\u001F\u007F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u2064\u2066-\u206F\u3164\uFEFF"
    r"\U000E0001-\U000E007F]+"
)
_NO_BREAK = r"[\u00A0\u202F\u2007]+"
_ODD_SPACE = r"[\u2000-\u2006\u2008-\u200A\u205F\u3000]+"
_ANY = f"{_UNSEEN}|{_ODD_SPACE}|{_NO_BREAK}"
_SEPARATORS = frozenset("\u2028\u2029\u000b")
_RIGHT_TO_LEFT = frozenset(("Arabic", "Hebrew", "Syriac", "Thaana"))
_JOINING = _RIGHT_TO_LEFT | {"Devanagari", "Bengali", "Tamil", "Malayalam", "Kannada", "Telugu", "Sinhala", "Khmer"}


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Unseen characters one by one, no-break spaces together."""
    if not compiled(_ANY).search(story.special):
        return
    prose = story.prose
    literal = story.document.offsets.is_literal
    for match in compiled(_UNSEEN).finditer(prose):
        start, end = match.span()
        if _belongs(prose, start, end) or not literal(start, end):
            continue
        cure = " " if not _SEPARATORS.isdisjoint(match[0]) else ""
        message = f"There is {_name(match[0])} here that no reader sees; take it out."
        yield slip(story, start, end, message, cure, pattern=_PATTERN, suggestion="")
    for match in compiled(_ODD_SPACE).finditer(prose):
        message = "This is a space of unusual width; use a plain one."
        yield slip(
            story, *match.span(), message, " ", pattern=_PATTERN, severity=_weight_of_spaces(story), suggestion=""
        )
    yield from _no_break_spaces(story)


def _no_break_spaces(story: Story) -> Iterator[Remark]:
    literal = story.document.offsets.is_literal
    spans = [match.span() for match in compiled(_NO_BREAK).finditer(story.prose)]
    spans = [span for span in spans if literal(*span)]
    if not spans:
        return
    times = "once" if len(spans) == 1 else f"{len(spans)} times"
    message = (
        f"A no-break space stands here ({times} in the story); English copy wants a plain one, even before a unit."
    )
    edits = tuple(Edit(start, end, " ") for start, end in spans if not quoted(story, start, end))
    asides = tuple(Aside(start, end, "and here") for start, end in spans[1:20])
    yield Remark(
        *spans[0], message, _weight_of_spaces(story), pattern=_PATTERN, related=asides, edits=edits, safe=bool(edits)
    )


def _weight_of_spaces(story: Story) -> Severity | None:
    """A mere note on web pages, where spaces of every width are set on purpose."""
    return "info" if story.document.format == "html" else None


def _belongs(prose: str, start: int, end: int) -> bool:
    """Whether the characters do their proper work here: joining emoji or letters, guiding right-to-left words."""
    marks = frozenset(prose[start:end])
    before, after = prose[start - 1 : start], prose[end : end + 1]
    neighbours = {scripts.script(letter) for letter in (before, after) if letter and not letter.isascii()}
    if marks <= _JOINERS:
        return not neighbours.isdisjoint(_JOINING) or _is_emoji(after) or (_is_emoji(before) and "\u200d" in marks)
    if marks <= _DIRECTION:
        around = prose[max(0, start - 3) : end + 3]
        return any(scripts.script(letter) in _RIGHT_TO_LEFT for letter in around if not letter.isascii())
    return before == "\U0001f3f4" or _is_flag_tag(before)


def _is_emoji(character: str) -> bool:
    return bool(character) and (
        ord(character) >= 0x1F000 or 0x2600 <= ord(character) <= 0x27BF or character == "\ufe0f"
    )


def _is_flag_tag(character: str) -> bool:
    return bool(character) and 0xE0020 <= ord(character) <= 0xE007F


def _name(marks: str) -> str:
    if marks[0] in _NAMES:
        return _NAMES[marks[0]]
    if marks[0] in _DIRECTION:
        return "a mark of writing direction"
    return f"a control character (U+{ord(marks[0]):04X})"
