"""A story that shows it is a translation without saying by whom and from where.

What it does
------------
Warns where the story says that it was translated (front matter, ``translationOfWork``, a *Translated from* line, a
sentence of its own: *This conversation was translated from Marenian*) but names no translator or no original. Warns
where interviews were given, more than once, *to* an outlet that publishes in another language while the story names
neither that outlet as its origin nor a translator; asks, for information, where it happens once. Warns where nothing
is said and the copy is sown with translators' phrases, more than 12 in 1,000 words.

Why it is a fault
-----------------
Readers have a right to know that they read somebody's rendering. The original's outlet and author have a right to be
named, and the desk needs the original to check a doubtful sentence against it.

When it stays silent
--------------------
Where a translator and the original are named, or an end note says that the translation was made by machine and
reviewed. Outlets that publish in English are no sign of translation.

References
----------
Global Press on translation notes; schema.org ``translator`` and ``translationOfWork``;
NewsML-G2 ``translatedFrom``."""

from __future__ import annotations

import functools
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from lint_rules.document import Block
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.model.lists import read_list
from lint_rules.model.patterns import compiled
from lint_rules.rules import density
from lint_rules.rules.base import Option, Options

if TYPE_CHECKING:
    import regex

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "outlets": Option([], "outlets in other languages besides those that newslint knows"),
}
FAILS = (
    "The silt must be dredged, Tom Vesk tells Ostrel Net.\n\nThe dam will hold, engineer Ana Brodik told Clarín. "
    "She added that the gates were new, and told Clarín that the river had fallen.\n",
    {
        "format": "markdown",
        "path": "story.md",
        "text": "---\ntitle: The dam held\nauthor: Ana Brodik\ntranslated_from: Spanish\n---\n\nThe dam held.\n",
    },
    "The dam held on Monday, engineers said, and the river fell.\n\nTranslated from Spanish.\n",
    "The dam held on Monday, engineers said. This report was translated from Spanish.\n",
)
PASSES = (
    "The dam will hold, engineer Ana Brodik told Reuters. She told Reuters that the river had fallen.\n",
    "The dam held on Monday, engineers said, and it rained.\n\nTranslated from Spanish by Tom Vesk; first published "
    "by Clarín.\n",
    {
        "format": "markdown",
        "path": "story.md",
        "text": "---\ntitle: The dam held\ntranslated_from: es\ntranslator: Tom Vesk\nsource: Clarín\n---\n\nHeld.\n",
    },
)
_TELLING = frozenset({"told", "tells", "telling"})
_BEFORE_HEARERS = _TELLING | {"to", "with"}
_SPEAKING = r"""(?xi)\b(?:said|says|confirm(?:s|ed)|explain(?:s|ed)|stress(?:es|ed)|spoke|speaks|speaking|talking
    |statements?|interview|declared)\ (?:in\ an\ (?:exclusive\ )?)?(?:interview\ )?(?:to|with)\ $"""
_SPEAKING_ENDS = frozenset(
    "said says confirms confirmed explains explained stresses stressed spoke speaks speaking talking statement"
    " statements interview declared an exclusive".split()
)  # what stands right before its `to` or `with`
_LONGEST_SPEAKING = 50  # code points of the words before an outlet that say that somebody spoke to it
_OUTLET = r"""(?x)(?:the\ (?:newspaper|channel|agency|website|daily)\ )?
    (?P<outlet>\p{Lu}[\p{L}\p{M}'’.\-]*(?:\ (?:de\ |al-|della\ )?\p{Lu}[\p{L}\p{M}'’.\-]*){0,3})"""
_TRANSLATED_NOTE = r"(?i)\btranslat(?:ed|ion)\b"
_TRANSLATED_TEXT = (
    r"(?i)\b(?:(?:this|our|the present|the above) (?:[\p{L}\-]+ )?(?:interview|conversation|article|story|report"
    r"|text|piece|column|essay|dispatch|account|transcript|reportage|investigation|feature|analysis|commentary|letter"
    r"|statement) (?:was|is|has been|had been)"
    r"|(?:the )?(?:interview|conversation) (?:was|has been) (?:held|conducted|recorded|given|led) in \p{Lu}\p{Ll}+,?"
    r" and(?: (?:was|has been))?)(?: [\p{L}\-]+,?(?: and)?){0,6} translated\b"
)
_LONGEST_NOTE = 120  # code points
_BY_SOMEBODY = r"(?i)\btranslat(?:ed|ion|or)\b.{0,60}?(?:\bby\b|:)\s*\S"
_FROM_AN_OUTLET = r"(?i)\b(?:published|appeared|run|carried|posted)\b.{0,30}\b(?:by|in|on|at)\b|\boriginal(?:ly)?\b"

_AUTHOR_AND_OUTLET = r"(?i:by) (?:(?! and |[,;\n]).)+, (?i:for |of |the )*\p{Lu}"  # By Ana Brodik, Ostrel Net


@functools.cache
def _outlets() -> frozenset[str]:
    return read_list(__file__, "foreign_outlets.txt")


def check(story: Story, options: Options) -> Iterator[Remark]:
    """One remark a story: at the line that says it is translated, or at the first interview."""
    if story.document.format == "picture":
        return
    told = _told(story)
    if told is not None:
        yield from _incomplete(story, *told)
        return
    interviews = list(_interviews(story, options["outlets"]))
    yield from interviews or _by_its_tone(story)


def _by_its_tone(story: Story) -> Iterator[Remark]:
    """A story that nobody calls a translation and that reads strongly like one."""
    credits = story.document.credits
    value = density.per_thousand(story)
    if value is None or value <= density.STRONG or credits.translators or credits.original:
        return
    first = next((each for each in story.sentences if story.block_of(each).kind == "paragraph"), None)
    if first is None:
        return
    yield Remark(
        first.start,
        first.end,
        f"the story reads like a translation ({value:g} markers per 1,000 words) and does not say so: name the "
        "original and the translator, or rewrite it",
        suggestion="Originally published by OUTLET; translated from LANGUAGE by NAME",
    )


def _told(story: Story) -> tuple[int, int, bool] | None:
    """Where the story says that it is a translation: start, end, whether in the source."""
    for block in _notes(story):
        if compiled(_TRANSLATED_NOTE).search(story.prose[block.start : block.end]):
            return block.start, block.end, False
    match = _sentence_of_making(story)
    if match:
        return match.start(), match.end(), False
    credit = story.document.credits.translated_from
    return (credit.source.start, credit.source.end, True) if credit else None


def _notes(story: Story) -> list[Block]:
    """The lines that tell of the making of the story, wherever they stand."""
    return [
        block
        for block in story.blocks
        if block.kind in {"note", "byline"}
        or (block.end - block.start <= _LONGEST_NOTE and story.prose.startswith("Translat", block.start))
    ]


def _sentence_of_making(story: Story) -> regex.Match[str] | None:
    """Where a sentence of the copy says that the story, or the interview it reports, was translated."""
    if all(story.tokens.text[at] != "translated" for at in story.concordance.tokens_of("translated")):
        return None
    found = compiled(_TRANSLATED_TEXT).finditer(story.prose)
    return next((match for match in found if not story.in_quotation(match.start(), match.end())), None)


def _incomplete(story: Story, start: int, end: int, in_source: bool) -> Iterator[Remark]:
    credits = story.document.credits
    notes = [story.prose[block.start : block.end] for block in _notes(story)]
    sentence = story.sentence_at(start) if not in_source else None
    if sentence is not None:
        notes.append(story.prose[sentence.start : sentence.end])
    translator = bool(credits.translators) or any(compiled(_BY_SOMEBODY).search(note) for note in notes)
    original = bool(credits.original or credits.outlets) or any(
        compiled(_FROM_AN_OUTLET).search(note) or compiled(_AUTHOR_AND_OUTLET).match(note) for note in notes
    )
    if any("machine" in note.lower() for note in notes):
        translator = True
    missing = [
        what for what, there in (("the translator", translator), ("the original's outlet", original)) if not there
    ]
    if missing:
        yield Remark(
            start,
            end,
            f"the story is a translation but does not name {' and '.join(missing)}",
            suggestion="Translated from LANGUAGE by NAME; first published by OUTLET (link)",
            in_source=in_source,
        )


def _interviews(story: Story, further: Iterable[str]) -> Iterator[Remark]:
    credits = story.document.credits
    hearers = _hearers(story)
    if not hearers or credits.translators or credits.original:
        return
    foreign = _outlets() | {name.lower() for name in further}
    named = " ".join(credit.text for credit in credits.outlets + credits.bylines).lower()
    found: dict[str, list[tuple[int, int]]] = {}
    for words in hearers:
        outlet = _outlet(words["outlet"], foreign)
        if outlet and outlet.lower() not in named:
            start = words.start("outlet")
            found.setdefault(outlet, []).append((start, start + len(outlet)))
    if not found:
        return
    outlet, places = max(found.items(), key=lambda pair: (len(pair[1]), -pair[1][0][0]))
    yield Remark(
        places[0][0],
        places[0][1],
        f"the interviews were given to {outlet}, in another language: name it as the origin, and the translator",
        severity="warning" if len(places) > 1 else "info",
        suggestion=f"Originally published by {outlet}; translated from LANGUAGE by NAME",
    )


def _hearers(story: Story) -> list[regex.Match[str]]:
    """Where words with capitals stand for those to whom somebody tells something, or gives an interview, in order."""
    prose = story.prose
    found: list[regex.Match[str]] = []
    for start, end in _tellings(story):
        if not found or start >= found[-1].end():
            named = compiled(_OUTLET).match(prose, end)
            if named:
                found.append(named)
    return found


def _tellings(story: Story) -> Iterator[tuple[int, int]]:
    """Where words say that somebody tells something, or speaks, to those who are named behind them, in order."""
    prose, tokens, lower = story.prose, story.tokens, story.tokens.lower
    for at in story.concordance.tokens_with(_BEFORE_HEARERS):
        if lower[at] in _TELLING:
            if prose.startswith(" ", tokens.end[at]):
                yield tokens.start[at], tokens.end[at] + 1
        elif at and lower[at - 1] in _SPEAKING_ENDS:
            start, end = tokens.start[at], tokens.end[at] + 1
            match = compiled(_SPEAKING).search(prose, max(0, start - 1 - _LONGEST_SPEAKING), end)
            if match:
                yield match.span()


def _outlet(words: str, foreign: frozenset[str]) -> str | None:
    """The longest beginning of the words that is a foreign outlet's name; a site on the net by its name's end."""
    parts = words.rstrip(".").split(" ")
    for length in range(len(parts), 0, -1):
        name = " ".join(parts[:length]).removesuffix("'s").removesuffix("’s").rstrip(".,")
        if name.lower() in foreign or (length > 1 and parts[length - 1] in {"Net", "Arabic", "Persian", "Turkish"}):
            return name
    return None
