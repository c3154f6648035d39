"""Clauses of concession without a verb, or with one that they cannot have; `broken_clause` explains them."""

from __future__ import annotations

from itertools import pairwise

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

CONCESSIONS = frozenset(("although", "though", "while", "whereas", "because", "despite"))
# Behind these a missing verb is only told where a relative clause cuts in; plurals and present tenses look alike.
_WITH_RELATIVE = frozenset(("while", "whereas", "because"))
_BEFORE_CONCESSION = frozenset(("and", "but", "that", "—", "–"))
_REACH = 14  # words behind *although* or *despite* among which its verb would stand


def verbless_concession(story: Story, sentence: Sentence, place: int) -> Remark | None:
    """*Although* with a noun and no verb of its own; *despite* with a verb that it cannot have."""
    lower = story.tokens.lower
    at, concedes = place - sentence.first, lower[place] != "despite"
    if concedes and at > 1 and lower[place - 1] not in _BEFORE_CONCESSION:
        return None
    if lower[place] in _WITH_RELATIVE and not _relative_follows(lower[place + 1 : sentence.last]):
        return None
    stretch = lower[place + 1 : min(sentence.last, place + _REACH)]
    if "," in stretch:
        stretch = stretch[: stretch.index(",")]
    has_verb = any(
        (word in _clauses.AUXILIARIES and word != "'s") or (word.endswith("ed") and index > 1)
        for index, word in enumerate(stretch)
    )
    if not stretch or stretch[0] in _clauses.PRONOUNS or has_verb is concedes:
        return None
    seen = _clauses.view(story, sentence)
    end = _verbless_end(seen, at) if concedes else _despite_clause_end(seen, at)
    if not end:
        return None
    word = seen.text[at]
    message = f"“{word}” takes a noun, not a clause."
    cure = "although ..."
    if concedes:
        message = f"“{word}” opens a clause, and this one never comes to its verb."
        cure = f"give it a verb, or write “Despite {' '.join(seen.text[at + 1 : at + 4])} ...”"
    return _clauses.pointed(story, sentence, at, end, message, "D59", severity="error", cure=cure)


def _relative_follows(words: list[str]) -> bool:
    """Whether the first comma is followed by a relative word."""
    comma = words.index(",") if "," in words else len(words)
    return not _clauses.RELATIVES.isdisjoint(words[comma + 1 : comma + 3])


def _verbless_end(seen: View, at: int) -> int:
    """Where an *although* clause that has no verb ends; 0 for one that has, or that is a proper short form."""
    start = at + 1
    phrase = _clauses.phrase_end(seen, start)
    if phrase <= start or seen.tags[start] not in _clauses.PHRASE_OPENERS:
        return 0
    stretches = list(_clauses.segments(seen, start))
    if len(stretches) < 2 or not _clauses.states(seen, *stretches[-1]):
        return 0
    first_end = stretches[0][1]
    if any(seen.tags[place] in _clauses.FINITE or _may_be_verb(seen, place) for place in range(phrase, first_end)):
        return 0
    second = stretches[1][0]
    relative = not _clauses.RELATIVES.isdisjoint(seen.lower[second : second + 2])
    if relative:
        if len(stretches) < 3:
            return 0
        rest = stretches[2:]
        resumes = any(
            seen.tags[begin] in _clauses.FINITE
            or (
                seen.tags[begin] == "RB"
                and seen.tags[begin + 1 : begin + 2]
                and seen.tags[begin + 1] in _clauses.FINITE
            )
            for begin, _ in rest
        )
        return 0 if resumes else stretches[1][1]
    if not _clauses.states(seen, *stretches[1]) or seen.tags[stretches[1][0]] == "PRP":
        return 0
    return first_end if _is_event(seen, start, phrase, first_end) else 0


def _may_be_verb(seen: View, at: int) -> bool:
    return seen.tags[at] in ("VBN", "VB") and seen.tags[at - 1] in _clauses.NOUNS | {"RB"}


def _is_event(seen: View, start: int, phrase: int, end: int) -> bool:
    """Whether the noun phrase is no description of the main subject: definite, or plural without an article."""
    opener = seen.lower[start]
    length = end - start
    if opener in ("a", "an", "one", "still", "not", "only", "once", "now"):
        return False
    if seen.tags[start] in ("DT", "PRP$"):
        return length >= 3
    return seen.tags[phrase - 1] == "NNS" and length >= 2 and seen.tags[start] in ("JJ", "NNS", "NN", "JJR")


def _despite_clause_end(seen: View, at: int) -> int:
    start = at + 1
    if start < len(seen) and seen.lower[start] in ("of", "the") and seen.lower[start + 1 : start + 2] == ["fact"]:
        return 0
    phrase = _clauses.phrase_end(seen, start)
    if phrase <= start or phrase + 1 >= len(seen) or seen.tags[start] not in _clauses.PHRASE_OPENERS:
        return 0
    if any(one == "NN" and other == "NNP" for one, other in pairwise(seen.tags[start:phrase])):
        return 0  # the main clause begins without a comma: “Despite this success Mr Dorn left”
    verb = phrase + (seen.tags[phrase] == "RB")
    if verb + 1 >= len(seen) or any(tag in ("WDT", "WP", "WRB") for tag in seen.tags[start:verb]):
        return 0
    plain = seen.tags[verb] in ("VBD", "MD", "VBZ") or seen.lower[verb] in ("is", "was", "are", "were", "has", "have")
    with_object = seen.tags[verb + 1] in ("DT", "PRP$", "PRP", "VB", "VBN", "JJ", "RB", "NN", "NNS")
    return verb + 1 if plain and with_object and seen.tags[phrase - 1] != "VBG" else 0
