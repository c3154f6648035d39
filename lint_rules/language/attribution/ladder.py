"""The rung a source stands on: how much a reader is told about who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from lint_rules.language.attribution.records import Rung

RUNGS: tuple[Rung, ...] = ("named", "titled", "group", "anonymous", "none")

# People of whom neither number nor place is told, and voices that are nobody's.
_FACELESS = frozenset(
    "source sources observer observers expert experts analyst analysts critic critics insider insiders watcher watchers"
    " circles pundit pundits commentator commentators specialist specialists people person persons some many others"
    " several most few one ones those someone somebody everyone everybody anyone nobody rumour rumours rumor rumors"
    " speculation reports media press opponents supporters detractors skeptics sceptics proponents advocates historians"
    " economists scholars researchers scientists academics sceptic skeptic studies research word".split()
)
_ANONYMOUS = (
    "anonym", "condition of", "declined to be named", "not to be named", "not authorised", "not authorized",
    "asked not", "familiar with", "close to the", "knowledge of", "briefed on", "declined to give",
    "speaking privately", "spoke privately", "requested not", "identity withheld", "unnamed", "unidentified",
)  # fmt: skip
# Plurals without an s, and pronouns that stand for more than one.
_GROUPS = frozenset("police people staff crew they we us their our both two three".split())
_SINGULAR_ENDINGS = ("ss", "us", "is", "'s")
_PEOPLES = ("ans", "crats", "ists", "ives")  # how capitalised plurals of people end
_IMPERSONAL = (
    "is ", "was ", "'s ", "has been ", "should be ", "must be ", "can be ", "could be ", "emerged",
    "transpired", "seems",
)  # fmt: skip
_FIRST_PERSON = frozenset({"i", "my", "me"})
_THIRD_PERSON = frozenset({"he", "she", "his", "her", "him"})
RELATIVES = frozenset({"who", "that", "which"})
PREPOSITIONS = frozenset({"of", "with", "for", "by", "to", "from", "at", "about", "in", "on"})
_BEHIND_A_HEAD = PREPOSITIONS | {"who", "that", ","}


def rung(words: Sequence[str], text: str, cue: str, *, named: bool) -> Rung:
    """The rung of a source that is no person whom the story names, given its words in lower case, its text and the text
    of its cue; `named` says that some name stands in it before the first preposition."""
    if words == ["it"] and cue.lower().startswith(_IMPERSONAL):
        return "none"
    lowered = text.lower()
    if any(map(lowered.__contains__, _ANONYMOUS)):
        return "anonymous"
    if words[0] in _FIRST_PERSON or words[0] in _THIRD_PERSON:
        return "named"
    head = _head(words)
    if not _FACELESS.isdisjoint(head):
        return "anonymous"
    last = head[-1]
    if last in _GROUPS or (_is_plural(last) and (not named or last in text or last.endswith(_PEOPLES))):
        return "group"
    if named and last not in RELATIVES:
        return "named"
    return "titled"


def _is_plural(word: str) -> bool:
    return word.endswith("men") or (word.endswith("s") and not word.endswith(_SINGULAR_ENDINGS))


def _head(words: Sequence[str]) -> Sequence[str]:
    """The words up to the first preposition or comma: `two officials` of `two officials at the ministry`."""
    for at, word in enumerate(words):
        if at and word in _BEHIND_A_HEAD:
            return words[:at]
    return words
