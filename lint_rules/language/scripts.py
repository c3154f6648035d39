"""Writing systems, and letters of one that look like letters of another (after Unicode UTS 39)."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from lint_rules.model.patterns import compiled

if TYPE_CHECKING:
    import regex

_SCRIPTS = (
    "Cyrillic", "Greek", "Arabic", "Hebrew", "Han", "Hiragana", "Katakana", "Hangul", "Armenian", "Georgian",
    "Devanagari", "Bengali", "Tamil", "Thai", "Ethiopic", "Khmer", "Lao", "Myanmar", "Tibetan", "Mongolian", "Syriac",
    "Gujarati", "Gurmukhi", "Kannada", "Malayalam", "Oriya", "Sinhala", "Telugu", "Cherokee", "Coptic", "Thaana",
)  # fmt: skip
_LIKE_LATIN = (
    ("Cyrillic", "АВЕКМНОРСТУХІЈЅҮԚԜҺаеорсухіјѕүһԁԛԝѵɡӏ", "ABEKMHOPCTYXIJSYQWhaeopcyxijsyhdqwvgl"),
    ("Greek", "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονϲϳ", "ABEZHIKMNOPTYXovcj"),
    ("Armenian", "ՕՍհոսօցզ", "OUhnuogq"),
    ("Cherokee", "ᎪᏴᏟᎠᎬᎻᏞᎷᏢᏒᏚᎢᏙᎳᏃ", "ABCDEHLMPRSTVWZ"),
)


@functools.cache
def lookalikes() -> Mapping[str, str]:
    """Letters of other scripts that print like a Latin letter, mapped to that letter."""
    pairs: dict[str, str] = {}
    for _, letters, latin in _LIKE_LATIN:
        pairs.update(zip(letters, latin, strict=True))
    return MappingProxyType(pairs)


def skeleton(word: str) -> str:
    """The word with every lookalike replaced by its Latin twin."""
    return "".join(lookalikes().get(letter, letter) for letter in word)


@functools.cache
def foreign_letter() -> str:
    """A character class of the letters of every script but Latin, for patterns that begin with ``(?V1)``."""
    return r"[\p{L}&&[" + "".join(rf"\p{{{script}}}" for script in _SCRIPTS) + "]]"


@functools.cache
def _letter_of_script() -> regex.Pattern[str]:
    return compiled("|".join(rf"(?P<{script}>\p{{{script}}})" for script in _SCRIPTS))


def script(letter: str) -> str:
    """The name of the script of a letter: ``Latin`` for what none of the others claims."""
    match = _letter_of_script().match(letter)
    return str(match.lastgroup) if match else "Latin"


def has_foreign(text: str) -> bool:
    """Whether the text may hold letters or marks of another script; quick on long text that holds none."""
    return not text.isascii() and bool(_beyond_latin().search(text))


@functools.cache
def _beyond_latin() -> regex.Pattern[str]:
    return compiled(r"[\u0370-\u1DBF\u2C00-\uD7FF\uF900-\uFFFC\U00010000-\U0001EFFF\U00020000-\U0003FFFF]")


def is_foreign(letter: str) -> bool:
    """Whether the letter belongs to a script that English is not written in."""
    return not letter.isascii() and script(letter) != "Latin"
