"""Which indefinite article a word takes, by its sound as far as spelling tells it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from lint_rules.rules.translation._mechanics import compiled

if TYPE_CHECKING:
    import regex

_SILENT_H = ("hour", "honest", "honour", "honor", "heir", "honorar")
_EITHER_H = (
    "histor",
    "hotel",
    "habitual",
    "heroic",
    "horrific",
    "hysteric",
    "hallucin",
    "herb",
    "hereditary",
    "hilarious",
    "homage",
)
_LIKE_YOU = r"u(?:ni(?!n|m(?!o))|nanim|s(?:[aeu]|u)|t(?:i|e|o)|k[ru]|ra[nl]|ri|biq|gand|yghur|efa|w)|eu|ewe|u-|u$"
_NOT_LIKE_YOU = r"un(?:in|im|ill|id|it(?!e|ar|s|y|$|ed|ing))|us(?:her|ur(?!p|y))|uta"
_LIKE_W = r"once|one(?!i)|oui"
_SHORT = frozenset("a i o e u is in of on or at as are it and am an if all up us any each every one".split()) - {
    "one",
    "up",
    "all",
    "each",
}
_VOWELS = frozenset("aeiou")
# Those that are heard and are nothing else: no word that begins with one takes *an*.
CONSONANTS = frozenset("bcdfgjklmnpqrstvwxzBCDFGJKLMNPQRSTVWXZ")


@lru_cache(maxsize=4096)
def article(word: str) -> str | None:
    """``a`` or ``an``; None where spelling does not tell, or where the word cannot follow an article."""
    if word[0] in CONSONANTS and word.isalpha() and word[1:].islower() and not _VOWELS.isdisjoint(word):
        return "a"  # as most words
    lower = word.lower()
    first = lower[0]
    if first.isdigit():
        return _before_figure(lower)
    if not (first.isascii() and first.isalpha()) or lower in _SHORT:
        return None
    if not _VOWELS.intersection(lower) and "y" not in lower:
        return _before_letters(word) if word.isupper() else None
    if (
        len(word) == 1
        or word[1] == "-"
        or "." in word[:-1]
        or word.isupper()
        or any(letter.isupper() for letter in word[1:])
    ):
        return _before_letters(word)
    if lower.startswith(_EITHER_H):
        return None
    if first == "h":
        return "an" if lower.startswith(_SILENT_H) else "a"
    if first not in _VOWELS:
        return None if first == "y" and len(lower) < 3 else "a"
    if first in "oue" and (compiled(_LIKE_W).match(lower) or _sounds_like_you(lower)):
        return "a"
    if word[0].isupper() and first in "uo":
        return None
    return "an"


def _sounds_like_you(lower: str) -> bool:
    return bool(compiled(_LIKE_YOU).match(lower)) and not compiled(_NOT_LIKE_YOU).match(lower)


def _before_figure(lower: str) -> str | None:
    digits: regex.Match[str] | None = compiled(r"\d+").match(lower)
    number = digits[0] if digits else ""
    if number.startswith("8") or number in ("11", "18"):
        return "an" if len(number) != 4 or number.startswith("8") else None
    if number.startswith(("11", "18")) and len(number) in (4, 5):
        return None
    return "a"


def _before_letters(word: str) -> str | None:
    """For abbreviations: certain only where the first letter's name and its sound in a word agree."""
    if not word[0].isupper() or (len(word) > 5 and word[1] != "-"):
        return None
    if word[0] in "BCDGJKPQTVWYZ":
        return "a"
    return "an" if word[0] in "AEIO" and len(word) > 1 and not word.startswith(("EU-", "ONE", "ONC")) else None
