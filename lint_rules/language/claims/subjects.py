"""The words that a claim is about: the noun phrase in front of its telling words."""

from __future__ import annotations

from bisect import bisect_left

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story

_NOUN_PHRASE = ("NN", "JJ", "DT", "PRP", "POS", "CD", "VBN", "VBG", "RB", "MD")
_PLACING = frozenset(
    {"neighbouring", "neighboring", "in", "into", "from", "across", "throughout", "within", "near", "outside"}
)
_GOVERNING = frozenset(
    """government ministry minister president parliament army navy capital border borders coast ambassador cabinet prime
    embassy regime leadership economy territory military police king queen central population people""".split()
)
_LONGEST = 8
_JOINING = frozenset({"of", "and"})
_NO_SUBJECT_BEFORE = frozenset({",", ";", ":", "(", ")", "–", "—", "-", '"', "“", "”"})


def start_with_subject(story: Story, sentence: Sentence, first: int) -> int:
    """The token at which the subject of the words from token ``first`` on begins; ``first`` itself without one.

    Where ``first`` is a noun, that is the head of the phrase, and only what describes it is taken in.
    """
    lower = story.tokens.lower
    if first == sentence.first or lower[first - 1] in _NO_SUBJECT_BEFORE:
        return first
    tags = story.tags(sentence)
    is_head = tags[first - sentence.first].startswith("NN")
    at = first
    found = first
    while at > sentence.first and first - at < _LONGEST:
        at -= 1
        tag, word = tags[at - sentence.first], lower[at]
        if word in _NO_SUBJECT_BEFORE or not _belongs(tag, word) or (is_head and word in _JOINING):
            break
        if is_head or tag.startswith(("NN", "PRP", "DT", "CD")):
            found = at
    return found


def is_power(story: Story, start: int, end: int) -> bool:
    """Whether the story uses a name of one word as a place somewhere, so that it can stand for a power: `in Orlen`,
    `Orlen's army`."""
    tokens = story.tokens
    text, lower, first = tokens.text, tokens.lower, bisect_left(tokens.start, start)
    name = text[first]
    if tokens.end[first] != end or not name[0].isupper():
        return False
    for at in story.concordance.places[lower[first]]:
        governs = lower[at + 1 : at + 2] == ["'s"] and not _GOVERNING.isdisjoint(lower[at + 2 : at + 5])
        if text[at] == name and (governs or (at and lower[at - 1] in _PLACING)):
            return True
    return False


def _belongs(tag: str, word: str) -> bool:
    return tag.startswith(_NOUN_PHRASE) or word in _JOINING
