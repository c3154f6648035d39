"""One root twice within a few words, where a preposition or a verb got lost; `broken_clause` explains it."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.document import RUNNING_COPY
from lint_rules.language import inflection
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_PATTERN = "D66"
_POINTING = frozenset(("this", "that", "these", "those", "such"))
_JOINTS = frozenset(("of", "the", "a", "an"))
_KINDS = frozenset(("kind", "sort", "type", "kinds", "sorts", "types"))
_STRANDED = frozenset(("to", "with", "for", "by", "in", "on", "from", "against", "as", "about"))
_SHORTEST_ROOT = 3  # letters
_ARTICLES = frozenset(("a", "an", "the", "this", "that"))
# *Walk the walk*, *king of kings*: turns of English.
_SAYINGS = frozenset(
    "walk talk dance fight name king song man heart lord vanity part play best worst game winner one love sum line half"
    " round wheel servant holy holies list end mother father battle circle rest time kind sort type lot plan work need"
    " group state system set series".split()
)


def find(story: Story) -> Iterator[Remark]:
    """*a test trial testing*, *the building of this building*, *what kind of matches this match will be remembered*."""
    tokens = story.tokens
    lower = tokens.lower
    last = len(lower) - 3
    for at in [at for at, word in enumerate(lower) if word in _POINTING or word in _JOINTS or word[-3:] == "ing"]:
        root = lower[at][:_SHORTEST_ROOT]
        if lower[at] in _JOINTS:
            reach = _of_itself(story, at) or _done_to_itself(story, at) if 0 < at < last else None
        elif lower[at] in _POINTING:
            reach = _pointed_back(story, at) if at < last else None
        elif at < last and lower[at + 1][:_SHORTEST_ROOT] == root:
            reach = _gerund_then_noun(story, at)
        elif at > 1 and lower[at - 2][:_SHORTEST_ROOT] == root:
            reach = _noun_then_gerund(story, at - 2)
        else:
            continue
        if reach:
            begin, end = reach
            words = story.prose[tokens.start[begin] : tokens.end[end - 1]]
            message = f"“{words}” doubles its word, and something between is lost."
            yield Remark(tokens.start[begin], tokens.end[end - 1], message, "warning", "say it once", _PATTERN)


def _view(story: Story, at: int, last: int) -> tuple[View, int] | None:
    sentence = story.sentence_at(story.tokens.start[at])
    if (
        sentence is None
        or not _clauses.readable(sentence)
        or last >= sentence.last
        or story.block_of(sentence).kind not in RUNNING_COPY
    ):
        return None
    return _clauses.view(story, sentence), at - sentence.first


def _noun_then_gerund(story: Story, at: int) -> tuple[int, int] | None:
    """*a test trial testing*: the noun, another noun, and the gerund of the first."""
    found = _view(story, at, at + 2)
    if found is None:
        return None
    seen, here = found
    if (
        here == 0
        or seen.tags[here] not in ("NN", "VBP", "VB", "JJ")
        or seen.tags[here - 1] not in ("DT", "JJ", "PRP$", "CD")
    ):
        return None
    same = seen.lower[here] in inflection.lemmas(seen.lower[here + 2])
    return (
        (at, at + 3)
        if same and (seen.tags[here + 1].startswith("NN") or seen.tags[here + 1] in ("VB", "VBP", "JJ"))
        else None
    )


def _gerund_then_noun(story: Story, at: int) -> tuple[int, int] | None:
    """*a repairing repair*: the gerund of a verb before the verb's own noun."""
    found = _view(story, at, at + 1)
    if found is None:
        return None
    seen, here = found
    if here == 0 or seen.tags[here] not in ("VBG", "NN", "JJ") or seen.tags[here - 1] not in ("DT", "JJ", "PRP$"):
        return None
    same = seen.lower[here + 1] in inflection.lemmas(seen.lower[here]) and seen.lower[here + 1] != seen.lower[here]
    return (at, at + 2) if same and seen.tags[here + 1].startswith("NN") else None


def _of_itself(story: Story, at: int) -> tuple[int, int] | None:
    """*a repair of the repaired road*, *an event of events*: a noun, *of*, and its own plural or participle."""
    lower = story.tokens.lower
    if lower[at] != "of":
        return None
    behind = at + 1 + (lower[at + 1] in _ARTICLES)
    if behind + 1 >= len(lower) or lower[at - 1] in _SAYINGS or len(lower[at - 1]) <= _SHORTEST_ROOT:
        return None
    noun, again = lower[at - 1], lower[behind]
    if noun == again or lower[behind + 1] in ("'s", "'") or not _same_noun(noun, again):
        return None
    found = _view(story, at - 1, behind)
    if found is None:
        return None
    seen, here = found
    head, other = seen.tags[here], seen.tags[here + behind - at + 1]
    if head != "NN" or here == 0:
        return None
    participle = other in ("VBN", "VBD", "JJ") and behind == at + 2
    return (at - 1, behind + 1) if participle or (other == "NNS" and seen.lower[here - 1] in ("a", "an")) else None


def _done_to_itself(story: Story, at: int) -> tuple[int, int] | None:
    """*will study the study*: a verb and its own noun as its object."""
    lower = story.tokens.lower
    if lower[at] == "of" or lower[at - 1] in _SAYINGS or len(lower[at - 1]) <= _SHORTEST_ROOT:
        return None
    if not _same_noun(lower[at - 1], lower[at + 1]) or set(inflection.lemmas(lower[at - 1])) & _SAYINGS:
        return None
    found = _view(story, at - 1, at + 2)
    if found is None:
        return None
    seen, here = found
    verb = seen.tags[here].startswith("VB") and here > 0
    return (at - 1, at + 2) if verb and seen.tags[here + 2] in ("NN", "NNS") else None


def _pointed_back(story: Story, at: int) -> tuple[int, int] | None:
    """*the building of this building*, *what kind of matches this match will be*: a noun, *this*, the noun again."""
    lower = story.tokens.lower
    of = at > 1 and lower[at - 1] == "of"
    before = lower[at - 2] if of else lower[at - 1] if at else ""
    after = lower[at + 1]
    if len(after) < _SHORTEST_ROOT or not before.isalpha() or before[:_SHORTEST_ROOT] != after[:_SHORTEST_ROOT]:
        return None
    if not _same_noun(before, after):
        return None
    if lower[at + 2] in ("'s", "'"):
        return None
    if of:
        return at - 2, at + 2
    wanted = at >= 4 and lower[at - 2] == "of" and lower[at - 3] in _KINDS and lower[at - 4] in ("what", "which")
    asked = at >= 2 and lower[at - 2] in ("what", "which", "whose")
    if not (wanted or asked):
        return None
    begin = at - 4 if wanted else at - 2
    if _view(story, begin, at + 2) is None:
        return None
    end = _predicate_end(story, at + 2)
    closing = lower[end : end + 2]
    if closing and closing[0] in _STRANDED and not any(word[0].isalnum() for word in closing[1:]):
        return None  # “which storms this storm is compared to.” is whole
    return begin, end


def _predicate_end(story: Story, at: int) -> int:
    """Behind the verbs that follow: ``will be remembered``."""
    sentence = story.sentence_at(story.tokens.start[at])
    end = at
    if sentence:
        tags = story.tags(sentence)
        while end < sentence.last and tags[end - sentence.first] in ("MD", "VB", "VBZ", "VBD", "VBP", "VBN", "RB"):
            end += 1
    return end


def _same_noun(one: str, other: str) -> bool:
    return not set(inflection.lemmas(one)).isdisjoint(inflection.lemmas(other))
