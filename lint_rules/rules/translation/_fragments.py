"""A subject whose only verb stands in its relative clause: *The new lock, which was opened in May by the mayor.*

`broken_clause` explains it.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses

_PATTERN = "D60"
_LONGEST_SUBJECT = 9  # words before the comma
_SHORTEST = 9  # tokens: what is shorter may be a label or an exclamation
_RELATIVES = frozenset(("which", "who", "whose"))
_OPENERS = frozenset("the a an this these those his her its their our two three many some several".split())


def trailing_relatives(story: Story) -> Iterator[Remark]:
    """The sentences that end with the relative clause of their first noun."""
    lower = story.tokens.lower
    for sentence in _clauses.opened_by(story, _OPENERS, ("paragraph",)):
        first, last = sentence.first, sentence.last
        if last - first < _SHORTEST or lower[last - 1] != ".":
            continue
        head = lower[first : min(first + _LONGEST_SUBJECT, last)]
        comma = head.index(",") if "," in head else 0
        if not comma or head[comma + 1 : comma + 2] == [] or head[comma + 1] not in _RELATIVES:
            continue
        rest = lower[first + comma + 1 : last - 1]
        if "," in rest or "-" in rest or "\u2013" in rest or not _clauses.AUXILIARIES.isdisjoint(head[:comma]):
            continue
        seen = _clauses.view(story, sentence)
        before = any(tag in _clauses.FINITE or tag in ("VB", "VBG") for tag in seen.tags[:comma])
        if not before and _is_one_clause(seen.tags[comma + 2 : -1], rest[1:]):
            message = "This sentence has no main verb: its only verb belongs to the relative clause."
            yield _clauses.pointed(
                story, sentence, 0, comma + 2, message, _PATTERN, severity="warning", cure="drop the relative word"
            )


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
