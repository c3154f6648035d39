"""Quotation marks or the space before punctuation follow another language's habit, or marks do not match.

What it does
------------
Finds guillemets and low quotation marks, quotations that open on a dash, white space before a comma, stop, colon,
question or exclamation mark, and quotation marks that are never closed, never opened or closed by a mark of another
kind.

Why it is a fault
-----------------
Foreign marks tell the reader that nobody edited the translation. A mark without its partner leaves open where the
quoted words end, and so who is speaking.

When it stays silent
--------------------
On marks of inches and minutes, apostrophes, quotations that go on in the next paragraph, smileys, file endings and
ellipses.

References
----------
MQM, Linguistic conventions/punctuation and Locale conventions; style guides of AP and the Guardian on quotation
marks."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING

from lint_rules.document import PROSE, Block
from lint_rules.language.memo import Memo
from lint_rules.language.story import Story
from lint_rules.model import Aside, Edit, Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation._mechanics import compiled, in_copy, slip, smoothed

if TYPE_CHECKING:
    import regex

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "The \u00abHeron\u00bb plan was dropped in May.",
    "She called it \u201ea mild winter\u201c for bees.",
    'The keeper said: "\u2013 no \u2013 the sluice stays shut."',
    '"- Yes, the sluice is shut," the keeper said.',
    "The raft sank ; the crew swam ashore.",
    "Who will pay ? Nobody knows.",
    'The keeper said: "The sluice is shut. It opens in May.',
    'She called it \u201ca mild winter" for bees.',
    'The sluice is shut", the keeper said.',
)
PASSES = (
    'The "Heron" plan was dropped in May; who will pay?',
    '"The sluice is shut," he said. "It opens \u2013 I hope \u2013 in May."',
    "The shelf is 12\" deep and the keeper's boy is 5'2\".",
    "She writes :) under every note, and the score was 3 : 1.",
    '"The sluice is shut.\n\n"It opens in May," he said.',
    "He waited ... and then added a .txt file.",
)

_FOREIGN = "D105"
_DASH = "D106"
_SPACE = "D107"
_BALANCE = "D108"
_FOREIGN_MARKS = frozenset("\u00ab\u00bb\u2039\u203a\u201e\u201f\u201a\u201b")
_FOREIGN_MARK = r"[\u00ab\u00bb\u2039\u203a\u201e\u201f\u201a\u201b]"
_PAIRS = {
    "\u00ab": "\u00bb",
    "\u00bb": "\u00ab",
    "\u2039": "\u203a",
    "\u203a": "\u2039",
    "\u201e": '\u201c\u201d"\u201f',
}
_PAIRS["\u201a"] = "\u2018\u2019'"
_SINGLE = frozenset("\u2039\u203a\u201a\u201b")
_PARAGRAPHS = 5  # over which a quotation may run without marks of its own
_LONGEST = 1200  # code points in which a foreign mark's partner is sought
_OPENING_DASH = (
    r"(?:(?<![^\s(\[\u2014:])[\"\u201c\u00ab]|(?<=\s)\u2018)[ \u00a0]?([-\u2013\u2014]{1,2})[ \u00a0](?=\p{L})"
)
_DASHES = frozenset(("-", "--", "\u2013", "\u2014"))
_BEFORE_DASH = frozenset('"\u201c\u00ab\u2018')
_OTHER_SPACES = frozenset("\u00a0\u202f")
_SPACES = _OTHER_SPACES | {" "}
_UNSPACED = frozenset(",.;:!?")
_SPACED_MARK = r"(?<=[\p{L}\p{N})\]\"”’'»%])[ \u00a0\u202f]+([,;:!?]|\.(?=\s|$))(?![)\](\w'\-/.:;,\\|=])"
_ONE_MARK = bytes.maketrans(b",.;:!?", b"......")
_DOUBLE_MARKS = frozenset('"\u201c\u201d')
_Mark = tuple[int, bool | None]  # a double mark's place, and whether it opens or closes (None where that is not told)
_CONTEXT = r"\s?[\p{L}\p{N}'’\-]+[.,!?]?"


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Foreign marks, dashes, spaces, balance, in that order."""
    if not _FOREIGN_MARKS.isdisjoint(story.special):
        yield from _foreign_marks(story)
    if _has_opening_dash(story):
        yield from _opening_dashes(story)
    if _has_mark_behind_space(story):
        yield from _spaced_marks(story)
    if story.concordance.tokens_with(_DOUBLE_MARKS):
        yield from _gathered(_unbalanced(story))


def _has_opening_dash(story: Story) -> bool:
    """Whether a dash that is a word of its own follows a mark that may open a quotation."""
    text = story.tokens.text
    return any(text[at - 1] in _BEFORE_DASH for at in story.concordance.tokens_with(_DASHES))


def _has_mark_behind_space(story: Story) -> bool:
    """Whether any mark that takes no space before it stands behind one."""
    prose, starts = story.prose, story.tokens.start
    return not _SPACES.isdisjoint([prose[starts[at] - 1] for at in story.concordance.tokens_with(_UNSPACED)])


def _has_spaced_mark(prose: str) -> bool:
    """Whether any such mark stands behind a space."""
    if any(space in prose for space in _OTHER_SPACES):
        return True
    return b" ." in prose.encode(errors="surrogatepass").translate(_ONE_MARK)  # one search instead of six


def _foreign_marks(story: Story) -> Iterator[Remark]:
    prose = story.prose
    curly = "\u201c" in prose or "\u2019" in prose
    done = -1
    for match in in_copy(story, _FOREIGN_MARK):
        start = match.start()
        if start < done or _is_apostrophe(prose, start):
            continue
        limit = min(len(prose), start + _LONGEST)
        partners = _PAIRS.get(match[0], "")
        close = min((at for at in (prose.find(mark, start + 1, limit) for mark in partners) if at > 0), default=-1)
        if close < 0 or "\n\n" in prose[start:close]:
            yield slip(story, start, start + 1, _foreign_message(match[0]), pattern=_FOREIGN)
            continue
        done = close + 1
        yield _respelled(story, start, close, single=match[0] in _SINGLE, curly=curly)


def _respelled(story: Story, start: int, close: int, *, single: bool, curly: bool) -> Remark:
    prose = story.prose
    nested = single or _within_other(story, start, close + 1)
    left, right = ("\u2018\u2019" if nested else "\u201c\u201d") if curly else ("''" if nested else '""')
    inner_start, inner_end = start + 1, close
    while inner_start < inner_end and prose[inner_start].isspace():
        inner_start += 1
    while inner_end > inner_start and prose[inner_end - 1].isspace():
        inner_end -= 1
    edits = (Edit(start, inner_start, left), Edit(inner_end, close + 1, right))
    shown = f"{left}{smoothed(prose[inner_start:inner_end])}{right}"
    message = _foreign_message(prose[start])
    suggestion = shown if len(shown) <= 80 else None
    return Remark(start, close + 1, message, None, suggestion, _FOREIGN, edits=edits, safe=True)


def _within_other(story: Story, start: int, end: int) -> bool:
    found = story.quotations.at(start, end)
    return found is not None and found.start < start and end < found.end


def _foreign_message(mark: str) -> str:
    kind = "Guillemets are" if mark in "\u00ab\u00bb\u2039\u203a" else "Low quotation marks are"
    return f"{kind} not English quotation marks."


def _is_apostrophe(prose: str, at: int) -> bool:
    """Whether a low or reversed single mark stands where a comma or an apostrophe would: no quotation, but a slip."""
    return prose[at] in "\u201a\u201b" and prose[at - 1 : at].isalnum()


def _opening_dashes(story: Story) -> Iterator[Remark]:
    for match in in_copy(story, _OPENING_DASH):
        start, end = match.span()
        closing = _paired_dash(story.prose, end, match[1])
        message = "A quotation does not open on a dash in English; that is how other languages mark speech."
        cure = (
            (Edit(match.start(1), end, ""),)
            if not closing
            else (
                Edit(match.start(1), end, ""),
                Edit(closing[0], closing[1], ", "),
            )
        )
        # English writers, too, cut a quotation in with hyphens.
        severity: Severity | None = "warning" if "-" in match[1] else None
        yield Remark(start, closing[1] if closing else end, message, severity, None, _DASH, edits=cure, safe=False)


def _paired_dash(prose: str, start: int, dash: str) -> tuple[int, int] | None:
    """The span of the second dash of ``"– no – we sail"``, white space included, if it comes within a few words."""
    match = compiled(r"[^\"\u201d\u00bb\n.!?\u2013\u2014]{1,40}?([ \u00a0][-\u2013\u2014]{1,2}[ \u00a0])").match(
        prose, start
    )
    return match.span(1) if match and match[1].strip()[0] == dash[0] else None


def _spaced_marks(story: Story) -> Iterator[Remark]:
    found = [
        match
        for match in in_copy(story, _SPACED_MARK, holds=_has_spaced_mark)
        if _is_spaced_by_mistake(story.prose, match) and _is_written(story, match.end() - 1)
    ]
    habit = len(found) > 1
    for match in found:
        severity: Severity = "error" if habit or match[1] in ";:!?" else "warning"  # one comma may be a typing slip
        message = f"English has no space before “{match[1]}”."
        yield slip(story, *match.span(), message, match[1], pattern=_SPACE, severity=severity)


def _is_written(story: Story, mark: int) -> bool:
    """Whether the author wrote the space before a mark, and not something that is no copy, such as code."""
    at = story.document.offsets.source_offset(mark)
    before = story.document.source.text[at - 1 : at]
    return before.isspace() or before == ";"  # the end of a character reference


def _is_spaced_by_mistake(prose: str, match: regex.Match[str]) -> bool:
    before, after = prose[match.start() - 1], prose[match.end() : match.end() + 2].strip()
    if match[1] == ":" and before.isdigit() and after[:1].isdigit():
        return False
    return before not in "\"'" or not prose[match.start() - 2].isspace()


def _unbalanced(story: Story) -> Iterator[Remark]:
    blocks = [block for block in story.blocks if block.kind in PROSE and block.kind != "quotation"]
    marks, prose = _marks(story, blocks), story.prose
    carried = False  # whether a quotation opened in an earlier paragraph goes on
    for number, block in enumerate(blocks):
        if not marks[number]:
            continue
        opened: list[int] = []
        for at, opens in marks[number]:
            if opens or (opens is None and not (opened or carried)):
                if opened and _begins_sentence(prose, at):
                    opened.pop()  # the quotation goes on in a new paragraph that lost its break
                opened.append(at)
            elif opened:
                opening = opened.pop()
                if (prose[opening] == '"') != (prose[at] == '"'):
                    yield _mismatched(prose, opening, at)
            elif carried:
                carried = False
            else:
                yield _lone(story, at, block, "closes a quotation that was never opened")
        if opened:
            carried = _goes_on(prose, blocks, marks, number + 1)
            if not carried:
                yield _lone(story, opened[-1], block, "opens a quotation that is never closed")
        else:
            carried = False


def _gathered(remarks: Iterator[Remark]) -> Iterator[Remark]:
    """The remarks, those on marks without a partner in one: where one is lost, few of a story's others pair."""
    lone: list[Remark] = []
    for remark in remarks:
        if remark.edits:
            yield remark
        else:
            lone.append(remark)
    if lone:
        others = tuple(Aside(each.start, each.end, each.message) for each in lone[1:])
        yield lone[0]._replace(related=others)


def _begins_sentence(prose: str, at: int) -> bool:
    return prose[max(0, at - 2) : at].strip()[-1:] in tuple('.?!:,"\u201d\u2019')


def _goes_on(prose: str, blocks: list[Block], marks: list[list[_Mark]], number: int) -> bool:
    """Whether a quotation that a paragraph leaves open is taken up by the next, or closed a few paragraphs on."""
    if number < len(blocks) and prose[blocks[number].start] in '"\u201c':
        return True
    following = next((found[0] for found in marks[number : number + _PARAGRAPHS] if found), None)
    return following is not None and following[1] is False


def _marks(story: Story, blocks: Sequence[Block]) -> list[list[_Mark]]:
    """The double quotation marks of each block, those of inches left out."""
    prose, starts = story.prose, story.tokens.start
    found: list[list[_Mark]] = [[] for _ in blocks]
    number = 0
    for at in [starts[place] for place in story.concordance.tokens_with(_DOUBLE_MARKS)]:
        while number < len(blocks) and blocks[number].end <= at:
            number += 1
        if number == len(blocks):
            break
        block, text = blocks[number], prose[at]
        if at < block.start:
            continue
        before = prose[at - 1] if at > block.start else " "
        if text != "\u201c" and before.isdigit() and _is_measure(prose, at):
            continue
        after = prose[at + 1] if at + 1 < block.end else " "
        found[number].append((at, _opens[before + after] if text == '"' else text == "\u201c"))
    return found


def _straight_opens(around: str) -> bool | None:
    """Whether a straight mark between these two characters opens a quotation or closes one; None where that is not
    told."""
    before, after = around[0], around[1]
    spaced_before = before.isspace() or before in "([\u2014\u2013-"
    spaced_after = after.isspace() or after in ".,;:!?)]"
    return None if spaced_before == spaced_after else spaced_before


_opens = Memo(_straight_opens)


def _is_measure(prose: str, at: int) -> bool:
    """Whether the mark behind a figure stands for inches: ``12" deep``."""
    unit = r"[\"\u201d](?=\s(?:x|by|deep|wide|long|tall|high|thick|and|tv|screen|pipe)\b|[-x.]\w|\.?$)"
    return bool(
        compiled(unit).match(prose, at) or compiled(r"\d['\u2019\u2032]\d{1,2}$").search(prose, max(0, at - 6), at)
    )


def _lone(story: Story, mark: int, block: Block, what: str) -> Remark:
    """The remark on a mark without a partner; it shows the word next to it."""
    start, end = mark, mark + 1
    if "closes" in what[:6]:
        words = compiled(r"\S+$").search(story.prose, max(block.start, start - 40), start)
        start = words.start() if words else start
    else:
        words = compiled(_CONTEXT).match(story.prose, end, block.end)
        end = words.end() if words else end
    return Remark(start, end, f"This quotation mark {what}.", "warning", pattern=_BALANCE)


def _mismatched(prose: str, opening: int, closing: int) -> Remark:
    curly = prose[opening] != '"'
    edit = Edit(closing, closing + 1, "\u201d" if curly else '"')
    message = "A curly quotation mark and a straight one enclose this quotation; use one kind."
    return Remark(opening, closing + 1, message, "warning", pattern=_BALANCE, edits=(edit,), safe=False)
