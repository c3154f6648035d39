"""Letters were garbled by a wrong encoding.

What it does
------------
Finds UTF-8 that was read as Windows-1252 (`itâ€™s`, `cafÃ©`), once or twice over, control codes that stand for
Windows quotation marks, and replacement characters. Where the bytes tell what was meant, the fix restores it.

Why it is a fault
-----------------
The reader sees rubbish, often inside a name, and doubts the rest of the story.

When it stays silent
--------------------
On accented letters and symbols that are not the bytes of another character: Château, São, Ångström.

References
----------
The Unicode Standard, section 3.9 (UTF-8); WHATWG Encoding Standard, windows-1252.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation._mechanics import compiled, slip

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "It\u00e2\u20ac\u2122s the oldest mill on the river.",
    "The caf\u00c3\u00a9 by the pier will close.",
    "The ticket costs \u00c2\u00a312.",
    "The mill\ufffds wheel has stopped.",
    "The mill\u0092s wheel has stopped.",
    "\u00c3\u00a2\u00e2\u201a\u00ac\u00c5\u201cCalm\u00c3\u00a2\u00e2\u201a\u00ac\u00c2\u009d, she called it.",
)
PASSES = (
    "It\u2019s the oldest mill on the river, and the caf\u00e9 charges \u00a312.",
    "The Ch\u00e2teau d\u2019\u00c9toile in S\u00e3o Roque, said \u00c5sa \u00c5ngstr\u00f6m.",
    "The CAF\u00c9\u00ae brand was sold.",
)

_PATTERN = "D113"
# The characters that Windows-1252 has for the bytes 80 to 9F; five of those bytes it leaves to the control codes.
_WINDOWS = (
    "\u20ac\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\u017d"
    "\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\u017e\u0178"
)
_TRAIL = rf"[\u0080-\u00bf{_WINDOWS}]"
_SUSPECT = (
    r"(?=[\u0080-\u009f\u00c2-\u00f4\ufffd])"  # without it the pattern takes seven times as long
    rf"(?:(?:[\u00c2-\u00df]{_TRAIL}|[\u00e0-\u00ef]{_TRAIL}{{2}}|[\u00f0-\u00f4]{_TRAIL}{{3}})+"
    r"|\u00e2\u20ac(?!\w)|\ufffd+|[\u0080-\u009f])"
)
_LEADS = frozenset(map(chr, (*range(0x80, 0xA0), *range(0xC2, 0xF5), 0xFFFD)))
_CERTAIN_PAIRS = frozenset(
    "\u00c2\u00c3"
)  # leads of symbols and of Western letters; no word ends in them in English copy
_MOST_ROUNDS = 3
_CUT_QUOTE = "\u00e2\u20ac"  # a closing mark whose last byte Windows-1252 has no character for


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Every garbled run, credits included, with what it stands for."""
    prose = story.prose
    if _LEADS.isdisjoint(story.special):
        return
    for match in compiled(_SUSPECT).finditer(prose):
        start, end = match.span()
        if match[0][0] == "\ufffd":
            message = "A character was lost to a wrong encoding here: look it up in the original."
            yield slip(story, start, end, message, pattern=_PATTERN)
            continue
        meant = restored(match[0])
        if meant and _is_garbled(prose, start, end):
            message = f"“{match[0]}” is what a wrong encoding made of “{meant}”."
            yield slip(story, start, end, message, meant, pattern=_PATTERN)


def restored(garbled: str) -> str | None:
    """What the characters were before somebody read their bytes as Windows-1252; None if they were nothing else.

    >>> restored("\\u00c3\\u00a9")
    'é'
    """
    text = garbled
    if text == _CUT_QUOTE:
        return "\u201d"
    if len(text) == 1:
        meant = text.encode("latin-1", "ignore").decode("cp1252", "ignore")
        return meant if meant != text and meant.strip() else None
    for _ in range(_MOST_ROUNDS):
        try:
            text = b"".join(_byte(character) for character in text).decode("utf-8")
        except (UnicodeEncodeError, UnicodeDecodeError):
            break
        if not compiled(_SUSPECT).search(text):
            break
    return text if text != garbled and text.isprintable() | ("\xa0" in text) else None


def _byte(character: str) -> bytes:
    try:
        return character.encode("cp1252")
    except UnicodeEncodeError:
        return character.encode("latin-1")


def _is_garbled(prose: str, start: int, end: int) -> bool:
    """Whether chance is ruled out: a pair of one letter and one mark can be a word's end and a trademark sign."""
    run = prose[start:end]
    if len(run) != 2:
        return True
    lead, trail = run[0], run[1]
    if run == _CUT_QUOTE:
        return True
    if lead in _CERTAIN_PAIRS:
        return not (prose[start - 1 : start].isupper() and trail in "\u00ae\u2122\u2019\u201d")
    joined = prose[end : end + 1].isalpha() and (
        prose[start - 1 : start].isalpha() or trail not in "\u2018\u2019\u201c\u201d\u00ae\u2122"
    )
    return joined and not prose[start - 1 : start].isupper()
