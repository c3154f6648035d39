"""The rung a source stands on: how much a reader is told about who speaks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from lint_rules.language.attribution.records import Rung

RUNGS: tuple[Rung, ...] = ("named", "titled", "group", "anonymous", "none")

_FACELESS = frozenset(
    "source sources observer observers expert experts analyst analysts critic critics insider insiders watcher watchers"
    " circle circles pundit pundits commentator commentators specialist specialists people person persons some many"
    " others several most few one ones those they someone somebody everyone everybody anyone nobody rumour rumours"
    " rumor rumors speculation report reports media press opponents supporters detractors skeptics sceptics proponents"
    " advocates historians economists scholars researchers scientists academics sceptic skeptic studies study research"
    " it word reportedly allegedly".split()
)
_ANONYMOUS = (
    "anonym", "condition of", "declined to be named", "not to be named", "not authorised", "not authorized",
    "asked not", "familiar with", "close to the", "knowledge of", "briefed on", "declined to give",
    "speaking privately", "spoke privately", "requested not", "identity withheld", "unnamed", "unidentified",
)  # fmt: skip
_PLURALS = frozenset(
    "officials lawmakers residents police prosecutors investigators leaders ministers diplomats officers lawyers voters"
    " members workers parents witnesses survivors relatives activists campaigners authorities doctors firefighters"
    " senators republicans democrats conservatives liberals neighbours neighbors friends colleagues aides executives"
    " managers owners farmers fishermen students teachers protesters organisers organizers editors reporters"
    " journalists spokesmen spokeswomen spokespeople representatives men women families teams staff crew rescuers"
    " rebels militants soldiers troops americans russians britons chinese europeans we both two three four five".split()
)
_DETERMINERS = frozenset("the a an his her its their our this that my your another one".split())
_FIRST_PERSON = frozenset({"i", "we", "you"})


def rung(words: Sequence[str], text: str, *, named: bool) -> Rung:
    """The rung of a source, given its words and its text; `named` says that a person or body is named for it."""
    if not words:
        return "none"
    lowers = [word.lower() for word in words]
    lowered = text.lower()
    if any(mark in lowered for mark in _ANONYMOUS) and not _has_name(words):
        return "anonymous"
    if named or _has_name(words):
        if any(word in _PLURALS or word in _FACELESS for word in lowers) and not named:
            return "group" if any(word in _PLURALS for word in lowers) else "anonymous"
        return "named"
    if any(word in _FACELESS for word in lowers):
        return "anonymous"
    if any(word in _PLURALS for word in lowers):
        return "group"
    if lowers[0] in _FIRST_PERSON:
        return "named"
    if lowers[-1].endswith("s") and not lowers[-1].endswith("ss") and lowers[0] not in _DETERMINERS:
        return "group"
    return "titled"


@cache
def _ordinary_capitals() -> frozenset[str]:
    return frozenset({"The", "A", "An", "One", "Some", "Many", "Most", "I", "He", "She", "It", "They", "We", "Two"})


def _has_name(words: Sequence[str]) -> bool:
    """Whether a capital beyond the first word's own tells of a name."""
    capitals = [word for word in words if word[:1].isupper() and word not in _ordinary_capitals()]
    return bool(capitals) and not (len(words) > 1 and capitals == [words[0]] and words[-1].islower())
