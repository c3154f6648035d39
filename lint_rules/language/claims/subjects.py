"""The words that a claim is about: the noun phrase in front of its telling words."""

from __future__ import annotations

from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story

_NOUN_PHRASE = ("NN", "JJ", "DT", "PRP", "POS", "CD", "VBN", "VBG", "RB", "MD")
_LONGEST = 8
_NO_SUBJECT_BEFORE = frozenset({",", ";", ":", "(", ")", "–", "—", "-", '"', "“", "”"})


def start_with_subject(story: Story, sentence: Sentence, first: int) -> int:
    """The token at which the subject of the words that begin at token ``first`` begins; ``first`` itself without one."""
    tags, lower = story.tags(sentence), story.tokens.lower
    at = first
    found = first
    while at > sentence.first and first - at < _LONGEST:
        at -= 1
        tag, word = tags[at - sentence.first], lower[at]
        if word in _NO_SUBJECT_BEFORE or not _belongs(tag, word):
            break
        if tag.startswith(("NN", "PRP", "DT", "CD")):
            found = at
    return found


def _belongs(tag: str, word: str) -> bool:
    return tag.startswith(_NOUN_PHRASE) or word in ("of", "and")
