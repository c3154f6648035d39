"""A finite verb at the head of a statement, as in Arabic or Spanish: *Died in hospital the last survivor of the wreck.*

`broken_clause` explains it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.language import tagging
from lint_rules.language.memo import Memo
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_PATTERN = "D56"
_SHORTEST, _LONGEST = 6, 60  # tokens
_AUXILIARIES = frozenset("was were has have had is are will did does".split())
_VERBS = frozenset(("VBD", "VBN", "VBZ"))
_DETERMINERS = frozenset("the a an his her its their this these two three four five several many more about".split())
_LOOSE = frozenset((":", ";", "?", '"', "\u201c", "\u201d", "-", "\u2013", "\u2014", "--"))


def first_verbs(story: Story) -> Iterator[Remark]:
    """The statements whose first word is their only finite verb."""
    tokens = story.tokens
    openings = story.concordance.openings
    verbs = frozenset([word for word in openings if word[-1] in _clauses.TENSED and _verbs[word]])
    for sentence in _clauses.opened_by(story, verbs, ("paragraph",)):
        first, last = sentence.first, sentence.last
        if not _SHORTEST <= last - first <= _LONGEST or tokens.lower[last - 1] != ".":
            continue
        if not tokens.text[first][0].isupper() or not tokens.text[first][1:].islower():
            continue
        words = tokens.lower[first:last]
        if not _LOOSE.isdisjoint(words) or _DETERMINERS.isdisjoint(words[1:]):
            continue
        seen = _clauses.view(story, sentence)
        if _is_only_verb(seen):
            message = "The verb stands before its subject; English puts the subject first."
            yield _clauses.pointed(
                story, sentence, 0, 2, message, _PATTERN, severity="error", cure="the subject first, then its verb"
            )


def _is_verb(word: str) -> bool:
    """Whether a word is a finite verb or a participle and nothing else."""
    if word in _AUXILIARIES:
        return True
    tags = tagging.possible_tags(word)
    return _VERBS.issuperset(tags) and not _clauses.FINITE.isdisjoint(tags)


_verbs = Memo(_is_verb)


def _is_only_verb(seen: View) -> bool:
    """Whether no finite verb but the first stands outside clauses that a subordinator opens, and no subject before it
    could be understood."""
    claimed = False
    for at in range(1, len(seen)):
        if seen.lower[at] in _clauses.SUBORDINATORS - {"after", "before", "until", "since", "as", "than"}:
            claimed = True
        elif seen.tags[at] in _clauses.FINITE:
            if not claimed:
                return False
            claimed = False
    helped = seen.lower[0] in _AUXILIARIES
    if helped:
        return any(tag in ("VBN", "VB") for tag in seen.tags[1:3]) and _has_noun(seen, 2)
    if seen.lower[0].endswith("ed") and not (
        _clauses.AUXILIARIES.isdisjoint(seen.lower[1:]) and seen.tags[1] in ("IN", "TO", "DT", "RB", "NN", "PRP$")
    ):
        return False  # a participle: “Missed cues made for a long night”
    return seen.lower[1] not in ("by", ",") and _has_noun(seen, 1)


def _has_noun(seen: View, start: int) -> bool:
    """Whether a noun phrase with a determiner, which no preposition governs, follows: the subject that comes late."""
    return any(
        seen.lower[at] in _DETERMINERS and seen.tags[at - 1] not in ("IN", "TO", "PDT")
        for at in range(start, len(seen) - 1)
    )
