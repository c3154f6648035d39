"""Words or marks of another script were left in the copy.

What it does
------------
Finds runs of Cyrillic, Arabic, Chinese or any other script than Latin, and the punctuation and digits that belong to
such scripts (`،` `。` `（`). Marks and digits with an English twin are replaced by it.

Why it is a fault
-----------------
Most readers cannot read, pronounce or search for the word: the translation is not finished. A stray mark tells of a
keyboard or a tool that was left in the source language.

When it stays silent
--------------------
On originals that are marked as such, the good practice: in brackets behind the translation, or in quotation marks
with a translation in brackets behind them or a word such as *titled* or *means* nearby. On single Greek letters,
which are symbols. Within quoted words it asks to query the translator.

References
----------
MQM, Accuracy/untranslated and Linguistic conventions/punctuation; the Unicode Standard, chapter 6 (punctuation).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint_rules.language import scripts
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation._mechanics import compiled, in_copy, quoted, slip, smoothed

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "The new \u043f\u0430\u0440\u043e\u043c will carry sixty cars.",
    "Growers brought the \u6536\u6210 to market on Friday.",
    "Wind\u060c rain and hail closed the pass.",
    "The crew left \uff08all nine of them\uff09 at dawn.",
    "The pool opens at \u0667 on Saturdays.",
)
PASSES = (
    "The new ferry (\u043f\u0430\u0440\u043e\u043c) will carry sixty cars.",
    "The play, \u201c\u041f\u0430\u0440\u043e\u043c\u201d (\u201cThe Ferry\u201d), opens on Friday.",
    "A sign reading \u201c\u51fa\u53e3\u201d hung over the door, which means \u201cexit\u201d.",
    "The angle \u03b2 was small, and the wire was 40 \u03bcm wide.",
    "The Caf\u00e9 Zo\u00eb in \u0141\u00f3d\u017a was full.",
)

_WORDS = "D110"
_MARKS = "D109"
_MARK = (
    r"[\u037E\u0589\u060C\u061B\u061F\u0660-\u066D\u06D4\u06F0-\u06F9\u0964\u3001\u3002\u3008-\u3011\u3014-\u301B\u30FB"
    r"\uFF01-\uFF20\uFF3B-\uFF40\uFF5B-\uFF65]"
)
_TWINS = {
    "\u060c": ",", "\u061b": ";", "\u061f": "?", "\u066a": "%", "\u066b": ".", "\u066c": ",", "\u066d": "*",
    "\u06d4": ".", "\u3001": ",", "\u3002": ".", "\uff61": ".", "\uff64": ",", "\u3010": "[", "\u3011": "]",
    "\u3014": "[", "\u3015": "]", "\u3008": '"', "\u3009": '"', "\u300a": '"', "\u300b": '"', "\u300c": '"',
    "\u300d": '"', "\u300e": '"', "\u300f": '"', "\uff62": '"', "\uff63": '"', "\u0964": ".", "\u0589": ".",
    "\u037e": ";",
}  # fmt: skip
_NO_SPACE_BEFORE = frozenset(",;:.?!)]%")
_MARKER = (
    r"(?i)\b(?:titled|entitled|called|named|known\ as|reading|reads?|words?|phrase|spelled|spelt|written|letters?"
    r"|means?|meaning|translat\w+|hashtag|slogan|characters?|original|Cyrillic|Arabic|Chinese|Russian|Greek|Hebrew"
    r"|Japanese|Korean|Persian|Hindi|Ukrainian)\b"
)
_BRACKET_REACH = 200  # code points back in which a bracket may have been opened
_REACH = 60  # code points either side in which a quoted original may be explained


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Runs of foreign letters first, then marks and digits that do not belong to such a run."""
    if not scripts.has_foreign(story.special):
        return
    runs: list[tuple[int, int]] = []
    letter = scripts.foreign_letter()
    for match in in_copy(story, rf"(?V1){letter}+(?:[\s\p{{M}}\-’'·.,،、。\d]*{letter}+)*"):
        start, end = match.span()
        runs.append((start, end))
        if _joined_to_latin(story.prose, start, end) or _is_symbol(match[0]) or _is_lookalike(match[0]):
            continue
        if not _is_marked(story, start, end):
            message = (
                f"“{smoothed(match[0])}” was left in {scripts.script(match[0][0])} script: translate or romanise it."
            )
            yield slip(story, start, end, message, pattern=_WORDS)
    yield from _stray_marks(story, runs)


def _stray_marks(story: Story, runs: list[tuple[int, int]]) -> Iterator[Remark]:
    beside = {at for start, end in runs for at in (start - 1, end)}
    within = 0
    for match in in_copy(story, rf"{_MARK}+"):
        start, end = match.span()
        while within < len(runs) and runs[within][1] <= start:
            within += 1
        if (within < len(runs) and runs[within][0] <= start) or start in beside or end - 1 in beside:
            continue
        twin = "".join(_twin(mark) for mark in match[0])
        after = story.prose[end : end + 1]
        shown = smoothed(match[0])
        cure = twin + " " if twin[-1] in ",;:.?!)" and after.isalnum() and not match[0][-1].isdigit() else twin
        if story.prose[start - 1 : start].isalnum() and twin[0] in "([":
            cure = " " + cure
        cured_start = start
        if twin[0] in _NO_SPACE_BEFORE:
            while story.prose[cured_start - 1 : cured_start] == " ":
                cured_start -= 1
        yield slip(
            story,
            cured_start,
            end,
            f"“{shown}” belongs to another script; English writes “{twin}”.",
            cure,
            pattern=_MARKS,
        )


def _twin(mark: str) -> str:
    if mark.isdecimal():
        return str(unicodedata.decimal(mark))
    return _TWINS.get(mark) or unicodedata.normalize("NFKC", mark)


def _joined_to_latin(prose: str, start: int, end: int) -> bool:
    """Whether the run is part of a word that mixes scripts: that is a homoglyph, another rule's matter."""
    return prose[start - 1 : start].isalpha() or prose[end : end + 1].isalpha()


def _is_symbol(run: str) -> bool:
    return len(run) == 1 and scripts.script(run) == "Greek"


def _is_lookalike(run: str) -> bool:
    """Whether the run is a lone word that reads as Latin, which is a homoglyph too."""
    return not any(scripts.is_foreign(letter) for letter in scripts.skeleton(run))


def _is_marked(story: Story, start: int, end: int) -> bool:
    """Whether the reader is told that this is the original of something said in English."""
    prose, sentence = story.prose, story.sentence_at(start)
    before = prose[max(sentence.start if sentence else 0, start - _BRACKET_REACH) : start]
    if max(before.rfind("("), before.rfind("[")) > max(before.rfind(")"), before.rfind("]")):
        return True
    after = prose[end : end + _REACH]
    if compiled(r"[\s\"”’'»]*[(\[]").match(after):
        return True
    if not quoted(story, start, end) and prose[start - 1 : start] not in "\"“«'‘":
        return False
    return bool(compiled(_MARKER).search(before[-_REACH:]) or compiled(_MARKER).search(after))
