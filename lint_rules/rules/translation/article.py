"""An article is missing, is one too many, or is the wrong one.

What it does
------------
Finds *the* before countries, capitals and alliances that take none, names such as *United Nations* and *Kremlin*
without theirs, and *a* for *an* or *an* for *a* by the sound of the next word. A bare office at the head of a
sentence (*Minister opened ...*) is a note; two count nouns without one in a
sentence (*Company signed agreement*) are a fault.

Why it is a fault
-----------------
Russian, Turkish and Chinese have no articles, Arabic and French set one before every country. A reader hears the
foreign sentence in each slip.

When it stays silent
--------------------
On names used as adjectives (*the Ghana team*, *United Nations inspectors*), on *the Brazil of his youth*, on
letters and abbreviations whose sound is open (a or an FAQ), in headlines and captions, and in quotations.

References
----------
UN Editorial Manual, country names; MQM, Linguistic conventions/grammar. Measured hits per 100,000 words of native
copy, human and machine translation: spurious *the* 0.3, 0.4, 1.2; missing *the* 1.2, 1.6, 1.4; a / an 1.8, 4.1,
2.1."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document import PROSE
from lint_rules.language import tagging
from lint_rules.language.matching import PhraseMatch
from lint_rules.language.story import Story
from lint_rules.model import Edit, Remark, Severity
from lint_rules.rules import phrases
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation import _bare_nouns, _clauses, _sounds
from lint_rules.rules.translation._clauses import View

SEVERITY: Severity = "warning"
OPTIONS: Mapping[str, Option] = phrases.OPTIONS
FAILS = (
    "The Norway sold nine trawlers.",
    "Talks between the Peru and Chile on anchovies failed.",
    "The NATO has sent a ship.",
    "Envoys voted in United Nations on the herring pact.",
    "Kremlin said it would study the pact.",
    "It was an heavy keel.",
    "She waited a hour for the tide.",
    "He has an university degree.",
    "Company signed agreement with harbour about dredging.",
    "Old farmer saw car near bridge after dark.",
)
PASSES = (
    "The Norway team won, and the Peru of his youth is gone.",
    "The NATO ships left; the Netherlands and the United States agreed.",
    "United Nations inspectors met Kremlin spokesman Pavel Orlin.",
    "An hour later an MP, a European envoy and a one-off guest came in a U-boat.",
    "Company and crew met at sea; the old farmer lost car keys near bridge street.",
    "It was an historic day for an FAQ and a NATO base.",
)

_SPURIOUS = "D71"
_MISSING = "D72"
_SOUND = "D73"
_BARE = "D70"
_INDEFINITE = frozenset({"a", "an"})
_RESTRICTED = frozenset("of that which where who whose when he she we they i you it v vs versus".split())
_OPEN = frozenset(("IN", "CC", "TO", "RB", "WDT", "WRB", ",", ".", ":", "''", ")", "-RRB-"))
_PLAIN_VERBS = frozenset("is has does says wants seems plans hopes imports exports sells buys 's".split())
_TIMES = frozenset("last this next yesterday today tomorrow".split())
_VERBS = frozenset(("VBD", "VBZ", "MD"))


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Articles by sound in all prose, articles of names and offices in running copy."""
    excluded = frozenset(options["exclude"])
    if _SOUND not in excluded:
        yield from _by_sound(story)
    matches = story.phrases.get("translation/article", ())
    for remark in phrases.remarks(story, filter(lambda match: _stands_alone(story, match), matches), options):
        yield _with_cure(story, remark)
    if _BARE not in excluded:
        yield from _bare_nouns.bare_offices(story)
        yield from _bare_nouns.bare_nouns(story)


def _stands_alone(story: Story, match: PhraseMatch) -> bool:
    """Whether the name is no adjective to a noun and is not narrowed down by what follows."""
    sentence = story.sentences[match.sentence]
    if not _clauses.readable(sentence):
        return False
    text, (first, last) = story.tokens.text, match.tokens
    following = story.tokens.lower[last] if last < sentence.last else "."
    after = match.end + 1
    if story.prose[match.end : after] == "." and story.prose[after : after + 1].isalnum():
        return False  # an address: the Norway.example site
    if following in _RESTRICTED or following in ("'", "-", "’"):
        return False
    unopened = match.phrase.id == _MISSING and text[first][0].isupper()
    if unopened and first > sentence.first and text[first - 1][0].isalnum():
        return False
    allowed = _VERBS if unopened else _VERBS | _OPEN
    known = tagging.possible_tags(following)
    if known and allowed.isdisjoint(known) and following not in _TIMES:
        return False  # the name is an adjective to a noun, as nearly always: its sentence need not be tagged
    seen, end = _clauses.view(story, sentence), last - sentence.first
    tag = seen.tags[end] if end < len(seen) else "."
    if unopened:
        return tag in _VERBS
    if tag == "POS":
        return False
    if tag == "CC":
        return following in ("and", "or") and _name_alone(seen, end + 1)
    if following in (",", "to") and seen.text[end + 1 : end + 2] and seen.text[end + 1][0].isupper():
        return False  # a row of adjectives: the Oslo, Bergen and Tromso exchanges
    if tag == "VBZ" and following not in _PLAIN_VERBS:
        return False  # more likely a plural noun: the Oslo dates
    return tag in allowed or following in _TIMES


def _name_alone(seen: View, at: int) -> bool:
    """Whether a second name follows that is no adjective either: ``the Peru and Chile on anchovies``."""
    if at + 1 >= len(seen) or not seen.text[at][0].isupper():
        return seen.tags[at : at + 1] in (["DT"], ["PRP$"], ["CD"])
    return seen.tags[at + 1] in _VERBS | (_OPEN - {"CC", ","}) and seen.lower[at + 1] not in _RESTRICTED


def _with_cure(story: Story, remark: Remark) -> Remark:
    prose = story.prose
    words = prose[remark.start : remark.end]
    first, _, rest = words.partition(" ")
    if remark.pattern == _SPURIOUS:
        cured = rest
    elif first[0].isupper():
        cured = f"The {words}"
    else:
        cured = f"{first} the {rest}"
    return remark._replace(suggestion=cured, edits=(Edit(remark.start, remark.end, cured),))


def _by_sound(story: Story) -> Iterator[Remark]:
    tokens = story.tokens
    lower, text = tokens.lower, tokens.text
    last = len(lower) - 1
    for at in story.concordance.tokens_with(_INDEFINITE):
        if at < last and lower[at] == "a" and text[at + 1][0] in _sounds.CONSONANTS:
            continue  # as nearly always
        wanted = _sounds.article(text[at + 1]) if at < last else None
        if wanted is None or wanted == lower[at] or (text[at] == "A" and not _opens_sentence(story, at)):
            continue
        if text[at] == "AN" or tokens.start[at + 1] - tokens.end[at] != 1:
            continue
        sentence = story.sentence_at(tokens.start[at])
        if sentence is None or sentence.last <= at + 1 or story.block_of(sentence).kind not in PROSE:
            continue
        if story.in_quotation(tokens.start[at], tokens.end[at + 1]):
            continue
        cure = wanted.capitalize() if text[at][0].isupper() else wanted
        message = f"“{text[at]} {text[at + 1]}”: by its sound the word takes “{wanted}”."
        edit = Edit(tokens.start[at], tokens.end[at], cure)
        safe = text[at + 1].islower()
        yield Remark(
            tokens.start[at],
            tokens.end[at + 1],
            message,
            None,
            f"{cure} {text[at + 1]}",
            _SOUND,
            edits=(edit,),
            safe=safe,
        )


def _opens_sentence(story: Story, at: int) -> bool:
    sentence = story.sentence_at(story.tokens.start[at])
    return sentence is not None and at - sentence.first <= 1 and at + 1 < sentence.last
