"""A caption that does not say who, where or when, or that says more than a picture can show.

What it does
------------
Warns of captions that predict (*experts expect*, *will boost*), that reckon time from the day of writing (*days
ago*), that speak of a leader or minister without a name, and that show people but have no name, place or date at
all. Asks, for information, where things are shown that way.

Why it is a fault
-----------------
Many readers see nothing of a story but its pictures. A caption tells them what they see: who does what, where, on
which day. What no picture can show belongs in the story, with a source.

When it stays silent
--------------------
About captions with a name, a place or a date; about timetables (*will open on 3 May*) and plans that somebody is
named for (*said it would*); about captions that are nothing but a credit, about quotations, and where the image is a
chart, map or drawing.

References
----------
Practice: AP captions: who, doing what (present tense), where, full date; unseen facts attributed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document import Block
from lint_rules.document.credit_lines import is_credit_line, trailing_credit_span
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "least-words": Option(4, "words that a caption must have to be asked for a name, a place or a date"),
}
_STORY = "MARENDAL — The ferry sailed on Monday, the port said.\n\n{}\n\nIt was three hours late.\n"
FAILS = (
    _STORY.format("Port experts expect a rapid growth of ferry traffic (Reuters)"),
    _STORY.format("Marendal mayor opens the new pier days ago (Reuters)"),
    _STORY.format("Fishermen mend their nets on the quay (AP)"),
    _STORY.format("Danish prime minister greets Swedish king on the quay (AFP)"),
)
PASSES = (
    _STORY.format("Fishermen mend their nets on the quay at Marendal, Monday, May 6, 2024 (AP)"),
    _STORY.format("Ana Brodik mends a net (Reuters)"),
    _STORY.format("The new pier in Marendal will open on 3 May (Reuters)"),
)
_PREDICTS = (
    r"(?i)\b(?:expects?|expected to|predicts?|forecasts?|believes?|hopes?|thinks?|fears?|will|would|could|might|may"
    r"|is (?:likely|set|bound|about) to|are (?:likely|set|bound|about) to)\b"
)
_AGO = (
    r"(?i)\b(?:(?:a few|several|some|two|three|\d+) )?(?:hours?|days?|weeks?|months?) ago\b"
    r"|\b(?:yesterday|recently|last (?:night|week|month))\b"
)
_DATE = (
    r"(?i)\b(?:\d{1,2}\s+)?(?:january|february|march|april|june|july|august|september|october|november|december"
    r"|jan\.|feb\.|aug\.|sept?\.|oct\.|nov\.|dec\.)(?!\w)|\bMay \d|\d{1,2} May\b|\b(?:1[6-9]|20)\d\d\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d{1,2}[./-]\d{1,2}[./-]\d{2,4}\b|\b(?:today|tonight)\b"
)
_PEOPLE = r"[\p{Ll}-]+(?:ian|ean|ese|ish|ani|aqi|yan|ch|sh|ek|ki)$"
_ROLE = (
    r"\b(?P<people>(?:(?:North|South|East|West|Saudi|New)\ )?\p{Lu}\p{Ll}+"
    r"(?:ian|ean|ese|ish|ani|aqi|aeli|emeni|yan|ench|utch|reek|ss|an|can))\ "
    r"(?P<role>(?:(?:prime|foreign|defen[cs]e|interior|finance|deputy|vice|opposition|party|supreme|military)\ )*"
    r"(?:leader|president|minister|premier|chancellor|king|queen|prince|princess|emir|sultan|mayor|governor|ambassador"
    r"|commander|general|envoy))\b(?!\ (?:\p{Lu}|of\ \p{Lu}))"
)
_PLACE_WORDS = r"(?:\b(?:in|at|near|outside|off|from|to|over|above|across)\s+(?:the\s+)?)\p{Lu}\p{Ll}+"
_DRAWN = (
    r"(?i)\b(?:chart|graph|map|graphic|diagram|drawing|illustration|cartoon|infographic|logo|screenshot|table|video"
    r"|watch)\b"
)
_SHOWS_PEOPLE = (
    r"(?i)\b(?:people|persons?|men|women|man|woman|children|child|boys?|girls?|baby|babies|crowds?|family|families"
    r"|couples?|leaders?|presidents?|ministers?|mayors?|officials?|envoys?|delegates?|kings?|queens?|chiefs?|officers?"
    r"|soldiers?|troops|police|\w+m[ae]n|rescuers?|volunteers?|migrants?|refugees?|students?|pupils?|teachers?|workers?"
    r"|farmers?|players?|fighters?|riders?|drivers?|dancers?|singers?|swimmers?|visitors?|passengers?|commuters?"
    r"|spectators?|fans|supporters?|protest[eo]rs?|demonstrators?|activists?|tourists?|scientists?|musicians?|artists?"
    r"|residents?|neighbou?rs?|experts?|doctors?|nurses?|patients?|victims?|survivors?|mourners?|voters?|worshippers?"
    r"|staff|crews?|teams?|he|she|they|his|her|their)\b"
)
_SOURCED = r"(?i)\b(?:said|says|told|tells|according to|warn(?:s|ed)|claim(?:s|ed)|announce[sd]?)\b"
_QUOTES = '"“”‘«»'


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark at each caption's own words, its credit left out."""
    if story.document.format == "picture":
        return
    for number, block in enumerate(story.blocks):
        if block.kind != "caption":
            continue
        end = _end_of_words(story, block)
        words = story.prose[block.start : end]
        if words and not is_credit_line(words) and not compiled(_DRAWN).search(words):
            yield from _remark(story, number, words, options["least-words"])


def _end_of_words(story: Story, block: Block) -> int:
    """Where the caption ends and its credit begins."""
    text = story.prose[block.start : block.end]
    span = trailing_credit_span(text)
    return block.start + len(text[: span[0]].rstrip(" ([—–-|")) if span else block.end


def _remark(story: Story, number: int, words: str, fewest: int) -> Iterator[Remark]:
    start = story.blocks[number].start
    severity: Severity | None = None
    dated = compiled(_DATE).search(words) is not None
    spoken = any(mark in words for mark in _QUOTES)
    predicting = compiled(_PREDICTS).search(words)
    ago = compiled(_AGO).search(words)
    unnamed = compiled(_ROLE).search(words)
    if predicting and not dated and not spoken and not compiled(_SOURCED).search(words):
        message = f"no picture shows the future: “{predicting[0]}” belongs in the story, with a source"
    elif ago and not dated:
        message = f"“{ago[0]}” reckons from the day of writing: give the date"
    elif unnamed and not dated and not spoken:
        if compiled(_PLACE_WORDS).search(words[unnamed.end() :]):
            return
        message = f"which {unnamed['people']} {unnamed['role']}? A caption names whom it shows, where and when"
    elif len(words.split()) >= fewest and not dated and not spoken and not _names_anything(story, number, words):
        message = "this caption says neither who, nor where, nor when"
        severity = None if compiled(_SHOWS_PEOPLE).search(words) else "info"
    else:
        return
    yield Remark(start, start + len(words), message, severity, suggestion="NAME does WHAT at PLACE on DATE")


def _names_anything(story: Story, number: int, words: str) -> bool:
    """Whether a person, place or body is named: a capital that is neither the caption's first nor a people's name."""
    parts = words.split()
    for at, part in enumerate(parts):
        bare = part.strip(".,;:()[]'’“”\"!?")
        if not bare[:1].isupper():
            continue
        behind = parts[at + 1] if at + 1 < len(parts) else ""
        adjective = compiled(_PEOPLE).search(bare) and behind[:1].islower()
        if at > 0 and not adjective:
            return True
        if at == 0 and _opens_with_name(story, number, bare):
            return True
    return False


def _opens_with_name(story: Story, number: int, first: str) -> bool:
    """Whether the caption's first word is a name and no common word with a capital."""
    if len(first) > 1 and first.isupper():
        return True
    sentence = story.sentence_at(story.blocks[number].start)
    return sentence is not None and story.tags(sentence)[0].startswith("NNP")
