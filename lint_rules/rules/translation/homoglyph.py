"""A word mixes letters of two scripts that look alike.

What it does
------------
Finds words in which Latin letters stand next to Cyrillic, Greek, Armenian or Cherokee ones, and lone words written
wholly in letters of another script that print like Latin ones (`Сosmos` with a Cyrillic С). Where every stranger
has a Latin twin, the fix puts the twin in.

Why it is a fault
-----------------
The reader sees nothing, but search, spelling checkers, screen readers and hyphenation do: a name with a borrowed
letter cannot be found. It comes from typing with the wrong keyboard layout, or from text meant to slip past
filters.

When it stays silent
--------------------
On symbols joined to a word (the micro sign, Δt, α-helix) and on words wholly in another script, which are
`translation/foreign-script`.

References
----------
Unicode Technical Standard 39, Unicode Security Mechanisms, section 5.1 (mixed-script detection) and its confusables.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint_rules.language import scripts
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation._mechanics import compiled, slip

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "The \u0421osmos swimming club moved to the old dock.",  # Cyrillic capital Es
    "Repairs to the h\u0430rbour wall begin in April.",  # Cyrillic a
    "The \u039dorden line has sold its oldest ferry.",  # Greek capital Nu
    "She took \u0430 boat to the island.",  # a lone Cyrillic a
)
PASSES = (
    "The Cosmos swimming club moved to the old dock.",
    "The beam is 40 \u03bcm wide, and \u0394t is small.",
    "The boat, called \u041d\u0430\u0434\u0435\u0436\u0434\u0430, sailed at dawn.",
)

_PATTERN = "D111"
_OTHERS = r"\p{Cyrillic}\p{Greek}\p{Armenian}\p{Cherokee}"
_WORD = rf"(?<![\p{{L}}\p{{M}}])[\p{{L}}\p{{M}}]*[{_OTHERS}][\p{{L}}\p{{M}}]*"
_NEIGHBOUR = 24  # code points either side in which another foreign word makes a run of it
_SYMBOLS = frozenset("αβγδεθκλμπρσφχψωΔΓΘΛΞΠΣΦΨΩµ")


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Every word of the copy, names and credits included, that mixes scripts."""
    if not scripts.has_foreign(story.special):
        return
    for match in compiled(_WORD).finditer(story.prose):
        word = match[0]
        strangers = [letter for letter in word if scripts.is_foreign(letter)]
        mixed = len(strangers) < sum(letter.isalpha() for letter in word)
        if not (_is_mixed_word(word, strangers) if mixed else _is_lone_lookalike(story.prose, match.start(), word)):
            continue
        cure = scripts.skeleton(word)
        certain = not any(scripts.is_foreign(letter) for letter in cure)
        yield slip(
            story,
            match.start(),
            match.end(),
            _message(word, strangers),
            cure if certain else None,
            safe=mixed,
            pattern=_PATTERN,
        )


def _is_mixed_word(word: str, strangers: list[str]) -> bool:
    return not (len(set(strangers)) == 1 and strangers[0] in _SYMBOLS)


def _is_lone_lookalike(prose: str, start: int, word: str) -> bool:
    """Whether a word wholly in another script reads as Latin and stands alone among Latin words."""
    if any(scripts.is_foreign(letter) for letter in scripts.skeleton(word)) or (len(word) == 1 and word in _SYMBOLS):
        return False
    around = prose[max(0, start - _NEIGHBOUR) : start] + prose[start + len(word) : start + len(word) + _NEIGHBOUR]
    return not any(scripts.is_foreign(letter) for letter in around)


def _message(word: str, strangers: list[str]) -> str:
    named = ", ".join(f"{letter} ({scripts.script(letter)})" for letter in dict.fromkeys(strangers))
    return f"“{word}” holds letters of another script that look Latin: {named}; nobody will find it by searching."
