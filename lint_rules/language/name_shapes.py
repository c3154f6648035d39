"""What a word can be in a name: its shape, by its letters, and what the word lists say of it.

Both are flags of one number, so that a look at a word answers every question about it, and two words can be asked for
what they have in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from lint_rules.language.memo import Memo
from lint_rules.language.name_words import familiarity, geographic, members

NAME, INITIAL, ABBREVIATION, SUFFIX, PARTICLE = (1 << bit for bit in range(5))
"""The shapes; no word has two."""
OTHER = 0  # a word that is no part of a name
BEGINS = NAME | INITIAL | ABBREVIATION | SUFFIX  # what can begin a name
BELONGS = BEGINS | PARTICLE  # what can be part of one

(TITLE, OFFICE, BEFORE_TITLE, SKIPPED, CALENDAR, MONTH, GEOGRAPHIC, ORGANISATION, PLACE, FAMILY_FIRST) = (
    1 << bit for bit in range(5, 15)
)
"""The lists. An office is a title or what modifies one; what is skipped names nothing where a run begins with it."""

_COMPASS = frozenset(
    "north south east west northern southern eastern western central new great united pacific atlantic".split()
)
_BLOCS = frozenset("us uk un eu u.s. u.k. u.n. e.u.".split())
_LOWER_TAILS = frozenset(
    "based style type led era like born backed run owned wide bound friendly speaking made only free trained educated"
    " themed held controlled affiliated linked aligned sponsored funded brokered appointed elect".split()
)
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XX", "XXI"})


@cache
def _listed() -> Mapping[str, int]:
    """The lists that each word is on, in lower case."""
    found = dict.fromkeys(geographic(), BEFORE_TITLE | GEOGRAPHIC)  # as many as on all the others
    for lists, words in (
        (TITLE | OFFICE | BEFORE_TITLE, members("titles")),
        (OFFICE | BEFORE_TITLE, members("title modifiers")),
        (BEFORE_TITLE, _BLOCS),
        (GEOGRAPHIC, _COMPASS),
        (SKIPPED, members("not names")),
        (SKIPPED | CALENDAR, members("calendar")),
        (MONTH, members("months")),
        (ORGANISATION, members("organisation words")),
        (PLACE, members("place words")),
        (FAMILY_FIRST, members("family first")),
    ):
        for word in words:
            found[word] = found.get(word, 0) | lists
    return found


def _kind(text: str) -> int:
    """The shape of a word and the lists that it is on; `KINDS` remembers it."""
    lower = text.lower()
    if not text.isascii():
        lower = lower.replace("’", "'").replace("ʼ", "'")
    return _shape(text, lower) | _listed().get(lower, 0)


KINDS: Memo[int] = Memo(_kind)


def _shape(text: str, lower: str) -> int:
    """What a token can be in a name, by its letters alone, given also in lower case."""
    if text[0].isupper():
        if text in _ROMAN or lower in members("suffixes"):
            return SUFFIX
        if len(text) == 1 or (len(text) == 2 and text[1] == "."):
            return INITIAL
        if text.istitle() and text.isalpha():
            return NAME
        if "." in text and text.replace(".", "").isupper() and len(text.replace(".", "")) * 2 >= len(text):
            return (
                INITIAL
                if len(text) <= 4 and text.count(".") == 2 and text not in {"U.S.", "U.N.", "E.U.", "U.K."}
                else ABBREVIATION
            )
        if text.isupper() and any(c.isdigit() for c in text):
            return ABBREVIATION
        if text.isupper() and text.isalpha() and len(text) <= 5:
            return ABBREVIATION
        if "-" in text:
            tail = text.rsplit("-", 1)[1]
            if tail in _LOWER_TAILS or (tail.islower() and len(tail) > 3 and familiarity(tail).word > 3):
                return OTHER
        return NAME
    if text in members("particles"):
        return PARTICLE
    head, dash, tail = text.partition("-")
    if dash and tail[:1].isupper() and (head in members("particles") or head in members("assimilated articles")):
        return NAME
    if text[0] in "'’‘ʿʼ" and text[1:2].isupper() and len(text) > 2:
        return NAME
    if len(text) > 3 and text[1] in "'’" and text[0] in "dlo" and text[2].isupper():
        return NAME
    return OTHER
