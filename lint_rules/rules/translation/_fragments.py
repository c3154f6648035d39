"""A subject whose only verb stands in its relative clause: *The new lock, which was opened in May by the mayor.*

`broken_clause` explains it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses

_PATTERN = "D60"
_LONGEST_SUBJECT = 9  # words before the comma
_SHORTEST = 9  # tokens: what is shorter may be a label or an exclamation
_MOST_CAPITALS = 0.5  # share of words with a capital above which a line is a headline
_FEWEST_WORDS = 5  # of a clause before its comma
SUBORDINATING = frozenset("although though because while whereas since despite after when".split())
_PAUSES = frozenset((":", ";", "-", "\u2013", "\u2014", "--", '"', "\u201c", "\u201d", "("))
_RELATIVES = frozenset(("which", "who", "whose"))
_OPENERS = frozenset("the a an this these those his her its their our two three many some several".split())


def trailing_relatives(story: Story) -> Iterator[Remark]:
    """The sentences that end with the relative clause of their first noun."""
    lower = story.tokens.lower
    behind_commas = [at for at in story.concordance.tokens_with(_RELATIVES) if at and lower[at - 1] == ","]
    for at, sentence in _clauses.around(story, behind_commas, ("paragraph",)):
        first, last = sentence.first, sentence.last
        if lower[first] not in _OPENERS or last - first < _SHORTEST or lower[last - 1] != ".":
            continue
        comma = at - 1 - first
        if not 0 < comma < _LONGEST_SUBJECT - 1:
            continue
        head, rest = lower[first : at - 1], lower[at : last - 1]
        if "," in head or "," in rest or "-" in rest or "\u2013" in rest or not _clauses.AUXILIARIES.isdisjoint(head):
            continue
        seen = _clauses.view(story, sentence)
        before = any(tag in _clauses.FINITE or tag in ("VB", "VBG") for tag in seen.tags[:comma])
        if not before and _is_one_clause(seen.tags[comma + 2 : -1], rest[1:]):
            message = "This sentence has no main verb: its only verb belongs to the relative clause."
            yield _clauses.pointed(
                story, sentence, 0, comma + 2, message, _PATTERN, severity="warning", cure="drop the relative word"
            )


def lone_subordinate(story: Story, sentence: Sentence) -> Remark | None:
    """*Although the storm that hit the coast caused panic, no victims.*: behind the comma no clause follows."""
    lower = story.tokens.lower
    first, last = sentence.first, sentence.last
    words = lower[first:last]
    if last - first < _SHORTEST or words[-1] != "." or words.count(",") != 1 or not _PAUSES.isdisjoint(words):
        return None
    comma = words.index(",")
    rest = words[comma + 1 : -1]
    if not rest or comma < _FEWEST_WORDS or not _clauses.AUXILIARIES.isdisjoint(rest):
        return None
    if not any(story.may_be(first + comma + 1 + at, "NN") for at in range(len(rest))):
        return None
    if sum(word[0].isupper() for word in story.tokens.text[first:last]) > _MOST_CAPITALS * (last - first):
        return None
    seen = _clauses.view(story, sentence)
    verbs = [tag for tag in seen.tags[comma + 1 :] if tag == "MD" or tag[:2] == "VB"]
    if not verbs and any(tag in _clauses.FINITE for tag in seen.tags[1:comma]):
        message = f"“{seen.text[0]}” opens a clause, and no main clause follows it."
        return _clauses.pointed(
            story, sentence, 0, comma + 2, message, "D59", severity="warning", cure="supply the main verb"
        )
    return None


def told_by_participles(story: Story) -> Iterator[Remark]:
    """*The residents being without gas and the temperature falling.*: a long sentence without a verb."""
    lower = story.tokens.lower
    for at, sentence in _clauses.around(story, story.concordance.tokens_of("being"), ("paragraph",)):
        first, last = sentence.first, sentence.last
        words = lower[first:last]
        if words[0] not in _OPENERS or at - first > _LONGEST_SUBJECT or words.index("being") != at - first:
            continue
        if last - first < _SHORTEST or words[-1] != "." or not _PAUSES.isdisjoint(words):
            continue
        if not _clauses.AUXILIARIES.isdisjoint(words) or any(word.endswith("ed") for word in words):
            continue
        if any(tag == "MD" or (tag[:2] == "VB" and tag != "VBG") for tag in story.tags(sentence)):
            continue
        message = "This sentence has no verb that could carry it, only participles."
        end = story.tokens.end[last - 1]
        yield Remark(story.tokens.start[first], end, message, "warning", "give it a verb with a tense", _PATTERN)


def _is_one_clause(tags: list[str], words: list[str]) -> bool:
    """Whether a relative clause runs to the end without a second verb that could be the main one."""
    found = 0
    joined = True
    for tag, word in zip(tags, words, strict=True):
        if word in _clauses.SUBORDINATORS or word in _clauses.COORDINATORS:
            joined = True
        elif tag in _clauses.FINITE:
            found += not joined
            joined = False
    return found == 0
