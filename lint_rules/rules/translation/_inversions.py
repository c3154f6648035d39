"""A place or a doer in front, then the verb, then its subject; `broken_clause` explains it."""

from __future__ import annotations

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_PREPOSITIONS = frozenset("in at on near by from to with during behind under beside between within for outside".split())
OPENERS = _PREPOSITIONS | {"next"}
_INSIDE = frozenset(("of", "in", "near"))
_PLACED = frozenset(("city", "town", "village", "port", "district", "region", "province", "republic", "state"))
_FUTURE = frozenset(("will", "would"))
_BE = frozenset(("was", "were", "is", "are"))
# Verbs that English does put before their subjects: “Behind the altar will hang a portrait.”
_STANDING = frozenset("be sit hang stand lie come go follow".split())
_MEASURES = frozenset(
    "day days week weeks month months year years hour hours time times night morning afternoon evening decade decades"
    " once twice century centuries minutes moment way mile miles metres kilometres".split()
)
_DETERMINERS = frozenset("a an the its their his her this that these".split())
_AUXILIARIES = _FUTURE | _BE | {"has", "have"}
_INTERRUPTING = (
    _clauses.PRONOUNS | _clauses.SUBORDINATORS | frozenset(", ; : - – — ( i we you there and or but not".split())
)
_REACH = 14  # words behind the preposition in which the verb stands
_NEAREST = 2  # words between the preposition and the verb
_LATE_SUBJECT = frozenset(("DT", "CD", "JJ", "NN", "NNS", "NNP", "NNPS", "PRP$", "JJR"))


def inversion(story: Story, sentence: Sentence) -> Remark | None:
    """*By the divers was found an anchor*, *On the pier will sing nine choirs*."""
    lower = story.tokens.lower
    first = sentence.first
    at = first + (lower[first] == "next")
    if at > first and lower[at] != "to":
        return None
    words = lower[at + 1 : min(at + _REACH, sentence.last)]
    if not words or words[0] not in _DETERMINERS or not _may_invert(words):
        return None
    seen = _clauses.view(story, sentence)
    verb = _behind_phrase(seen, at - first + 1)
    end = _verb_end(seen, verb) if verb else 0
    if end and seen.lower[end : end + 1] == ["by"]:
        end = _clauses.phrase_end(seen, end + 1)
    if end and _is_subject(seen, end):
        message = "The verb stands before its subject; English puts the subject first."
        return _clauses.pointed(
            story, sentence, 0, end + 1, message, "D58", severity="warning", cure="the subject first, then its verb"
        )
    return None


def _may_invert(words: list[str]) -> bool:
    """Whether an auxiliary follows a few words that hold no verb, pronoun or mark."""
    verb = next((at for at, word in enumerate(words) if word in _AUXILIARIES), 0)
    return verb >= _NEAREST and _INTERRUPTING.isdisjoint(words[1:verb])


def _behind_phrase(seen: View, at: int) -> int:
    """Where one noun phrase without a second noun that might be a subject ends; 0 where the phrase is not so plain."""
    while at < len(seen) and seen.lower[at] in _DETERMINERS:
        start = at + 1
        while start < len(seen) and seen.tags[start] in ("JJ", "CD", "JJS", "VBN") and seen.tags[start + 1 :]:
            start += 1
        if start >= len(seen) or seen.tags[start] not in ("NN", "NNS"):
            return 0
        if seen.tags[start] == "NNS" and start > at + 1:
            return 0  # “at the fair visitors will see”: the adjective may be the noun
        end = start + 1
        if seen.lower[start] in _PLACED and end < len(seen) and seen.tags[end] == "NNP":
            end += 1
        if end + 1 < len(seen) and seen.lower[end] in _INSIDE and seen.lower[end + 1] in _DETERMINERS:
            at = end + 1
            continue
        return end
    return 0


def _verb_end(seen: View, at: int) -> int:
    """Behind *will sing*, *will be built*, *was put into operation*; 0 where no such verb stands."""
    if at + 2 >= len(seen):
        return 0
    if seen.lower[at] in _FUTURE:
        if seen.lower[at + 1] == "be":
            return at + 3 if seen.tags[at + 2] == "VBN" else 0
        return (
            at + 2
            if seen.tags[at + 1] in ("VB", "VBP", "VBG", "NN", "JJ") and seen.lower[at + 1] not in _STANDING
            else 0
        )
    if seen.lower[at] in ("has", "have") and seen.lower[at + 1] == "been":
        at += 1
    elif seen.lower[at] not in _BE:
        return 0
    if seen.tags[at + 1] != "VBN" and not seen.lower[at + 1].endswith("ed"):
        return 0
    end = at + 2
    if seen.lower[end] in ("into", "in") and seen.tags[end + 1 : end + 2] == ["NN"]:
        end += 2
    return end


def _is_subject(seen: View, at: int) -> bool:
    """Whether a noun phrase that is no measure of time or way begins behind the verb."""
    if at + 1 >= len(seen) or (seen.tags[at] not in _LATE_SUBJECT and seen.lower[at] not in ("more", "about", "over")):
        return False
    return _MEASURES.isdisjoint(seen.lower[at : at + 4])
