"""What a word can be in a name, by its letters alone."""

from __future__ import annotations

from lint_rules.language.memo import Memo
from lint_rules.language.name_words import familiarity, members

NAME, INITIAL, ABBREVIATION, SUFFIX, PARTICLE, OTHER = range(6)
"""The shapes; those up to SUFFIX can begin a name."""

_LOWER_TAILS = frozenset(
    "based style type led era like born backed run owned wide bound friendly speaking made only free trained educated"
    " themed held controlled affiliated linked aligned sponsored funded brokered appointed elect".split()
)
_ROMAN = frozenset({"II", "III", "IV", "VI", "VII", "VIII", "IX", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XX", "XXI"})


def shape(text: str) -> int:
    """What a token can be in a name, by its letters alone; `SHAPES` remembers it."""
    if text.islower() and text.isalpha():
        return PARTICLE if text in members("particles") else OTHER
    if text[0].isupper():
        if text in _ROMAN or text.lower() in members("suffixes"):
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


SHAPES: Memo[int] = Memo(shape)
