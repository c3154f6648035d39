"""One root twice within a few words, where a preposition or a verb got lost or the noun says what the verb has said;
`broken_clause` explains it."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.document import RUNNING_COPY
from lint_rules.language import inflection
from lint_rules.language.recurrences import ROOT
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_PATTERN = "D66"
_POINTING = frozenset(("this", "that", "these", "those", "such"))
_ARTICLES = frozenset(("a", "an", "the", "this", "that"))
_OPENERS = _ARTICLES | frozenset("its his her their these those some many great big several three two".split())
_KINDS = frozenset(("kind", "sort", "type", "kinds", "sorts", "types"))
_STRANDED = frozenset(("to", "with", "for", "by", "in", "on", "from", "against", "as", "about"))
_BEFORE_NOUN = frozenset(("DT", "JJ", "PRP$", "CD", "IN"))
_DOERS = ("er", "or", "ant", "ent", "ist")
_LONG_ROOT = 6  # letters that leave no doubt that two words are of one root
_DEVERBAL = ("ion", "ment", "ance", "ence", "ation", "sion", "ing", "ure", "ions", "ments")
# *Walk the walk*, *king of kings*: turns of English.
_SAYINGS = frozenset(
    "walk talk dance fight name king song man heart lord vanity part play best worst game winner one love sum line half"
    " round wheel servant holy holies list end mother father battle circle rest time kind sort type lot plan work need"
    " group state system set series dream live life die death sing think thought give gift win run race build see tell"
    " buy cost".split()
)


def find(story: Story) -> Iterator[Remark]:
    """*a test trial testing*, *the building of this building*, *what kind of matches this match will be remembered*."""
    tokens = story.tokens
    found = sorted({reach for reach in _reaches(story, tokens.lower) if reach})
    for begin, end in found:
        words = story.prose[tokens.start[begin] : tokens.end[end - 1]]
        message = f"“{words}” doubles its word, and something between is lost."
        yield Remark(tokens.start[begin], tokens.end[end - 1], message, "warning", "say it once", _PATTERN)


def _reaches(story: Story, lower: list[str]) -> Iterator[tuple[int, int] | None]:
    """The doubled stretches, as indices of their first token and behind their last."""
    last = len(lower) - 2
    for apart, recurring in enumerate(story.concordance.recurrences, start=1):
        end = last - apart + (apart > 1)
        for at in [at for at in recurring if len(lower[at]) > ROOT and 0 < at < end]:
            if apart == 1:
                yield _adjoining(story, at)
            elif apart == 2:
                yield _across_one(story, at)
            elif apart == 3 and lower[at + 1] == "of" and lower[at + 2] in _POINTING:
                yield _pointed_back(story, at + 2)
            elif apart == 3 and lower[at + 1] == "of" and lower[at + 2] in _ARTICLES:
                yield _of_itself(story, at + 1) or _people_of_their_noun(story, at)
            elif lower[at + 1] in _OPENERS or (lower[at + 1] in _STRANDED and lower[at + 2] in _ARTICLES):
                yield _told_again(story, at, at + apart)


def _adjoining(story: Story, at: int) -> tuple[int, int] | None:
    lower = story.tokens.lower
    if lower[at].endswith("ing"):
        return _gerund_then_noun(story, at)
    if not lower[at + 1].endswith("ed"):
        return None
    if lower[at].endswith(_DEVERBAL) and lower[at - 1] in _ARTICLES and _one_root(lower[at + 1], lower[at]):
        return at, at + 2
    return _noun_done(story, at) if lower[at + 2] == "by" else None


def _across_one(story: Story, at: int) -> tuple[int, int] | None:
    between = story.tokens.lower[at + 1]
    if between == "of":
        return _of_itself(story, at + 1)
    if between in _POINTING:
        return _pointed_back(story, at + 1)
    if between in _OPENERS:
        return _done_to_itself(story, at + 1) or _told_again(story, at, at + 2)
    if between == "to":
        return _done_to_do_it(story, at)
    return _noun_then_gerund(story, at) if story.tokens.lower[at + 2].endswith("ing") else None


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
    lower = story.tokens.lower
    if lower[at] not in inflection.lemmas(lower[at + 2]):
        return None
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
    noun = seen.tags[here + 1].startswith("NN") or seen.tags[here + 1] in ("VB", "VBP", "JJ")
    return (at, at + 3) if noun else None


def _gerund_then_noun(story: Story, at: int) -> tuple[int, int] | None:
    """*a repairing repair*: the gerund of a verb before the verb's own noun."""
    lower = story.tokens.lower
    if lower[at + 1] == lower[at] or lower[at + 1] not in inflection.lemmas(lower[at]):
        return None
    found = _view(story, at, at + 1)
    if found is None:
        return None
    seen, here = found
    if here == 0 or seen.tags[here] not in ("VBG", "NN", "JJ") or seen.tags[here - 1] not in ("DT", "JJ", "PRP$"):
        return None
    return (at, at + 2) if seen.tags[here + 1].startswith("NN") else None


def _noun_done(story: Story, at: int) -> tuple[int, int] | None:
    """*the organisation organised by the town*: a noun and the participle of its own verb."""
    lower = story.tokens.lower
    bases = set(inflection.lemmas(lower[at + 1]))
    noun = lower[at]
    same = noun in bases or (noun.endswith(_DEVERBAL) and _one_root(lower[at + 1], noun))
    if not same or noun in _SAYINGS or _view(story, at, at + 2) is None:
        return None
    return at, at + 2


def _done_to_do_it(story: Story, at: int) -> tuple[int, int] | None:
    """*an inspection to inspect*: the noun of a verb, and that verb as its purpose."""
    lower = story.tokens.lower
    noun, verb = lower[at], lower[at + 2]
    if not noun.endswith(_DEVERBAL) or noun == verb or not _one_root(verb, noun) or not story.may_be(at + 2, "VB"):
        return None
    return (at, at + 3) if lower[at - 1] in _ARTICLES and _view(story, at, at + 2) is not None else None


def _people_of_their_noun(story: Story, at: int) -> tuple[int, int] | None:
    """*the participants of the participation*: those who do a thing, and the thing by the same root."""
    lower = story.tokens.lower
    doers, noun = lower[at], lower[at + 3]
    if (
        not doers.rstrip("s").endswith(_DOERS)
        or not noun.endswith(_DEVERBAL)
        or lower[at + 4 : at + 5] in (["'s"], ["'"])
    ):
        return None
    return (at, at + 4) if doers[:_LONG_ROOT] == noun[:_LONG_ROOT] else None


def _of_itself(story: Story, at: int) -> tuple[int, int] | None:
    """*a repair of the repaired road*, *an event of events*: a noun, *of*, and its own plural or participle."""
    lower = story.tokens.lower
    behind = at + 1 + (lower[at + 1] in _ARTICLES)
    noun, again = lower[at - 1], lower[behind]
    if noun in _SAYINGS or len(noun) <= ROOT or noun == again or lower[behind + 1 : behind + 2] in (["'s"], ["'"]):
        return None
    if not _same_noun(noun, again):
        return None
    found = _view(story, at - 1, behind)
    if found is None:
        return None
    seen, here = found
    head, other = seen.tags[here], seen.tags[here + behind - at + 1]
    if head != "NN" or here == 0:
        return None
    participle = other in ("VBN", "VBD", "JJ") and behind == at + 2
    gerund = other in ("VBG", "NN") and again.endswith("ing") and behind == at + 1
    return (
        (at - 1, behind + 1)
        if participle or gerund or (other == "NNS" and seen.lower[here - 1] in ("a", "an"))
        else None
    )


def _done_to_itself(story: Story, at: int) -> tuple[int, int] | None:
    """*will study the study*: a verb and its own noun as its object."""
    lower = story.tokens.lower
    if lower[at - 1] in _SAYINGS or not _same_noun(lower[at - 1], lower[at + 1]):
        return None
    if not _SAYINGS.isdisjoint(inflection.lemmas(lower[at - 1])):
        return None
    found = _view(story, at - 1, at + 2)
    if found is None:
        return None
    seen, here = found
    verb = seen.tags[here].startswith("VB") and here > 0
    return (at - 1, at + 2) if verb and seen.tags[here + 2] in ("NN", "NNS") else None


def _told_again(story: Story, verb: int, noun: int) -> tuple[int, int] | None:
    """*celebrated the celebration*, *decided a decision*: a verb and the noun made of it."""
    lower = story.tokens.lower
    if not lower[noun].endswith(_DEVERBAL) or lower[verb] == lower[noun] or not _one_root(lower[verb], lower[noun]):
        return None
    if not _SAYINGS.isdisjoint(inflection.lemmas(lower[verb])):
        return None
    found = _view(story, verb, noun)
    if found is None:
        return None
    seen, here = found
    there = here + noun - verb
    plain = all(tag in _BEFORE_NOUN for tag in seen.tags[here + 1 : there])
    following = seen.tags[there + 1] if there + 1 < len(seen) else "."
    told = seen.tags[here].startswith("VB") and seen.tags[there] in ("NN", "NNS", "VBG")
    return (verb, noun + 1) if plain and told and following[:2] != "NN" else None


def _one_root(verb: str, noun: str) -> bool:
    """Whether a deverbal noun comes from the verb: celebrate and celebration, decide and decision."""
    for base in inflection.lemmas(verb):
        stem = base.rstrip("ey")
        if noun.endswith("sion") and stem.endswith(("d", "t")):
            stem = stem[:-1]
        if len(stem) > ROOT and noun.startswith(stem):
            return True
    return False


def _pointed_back(story: Story, at: int) -> tuple[int, int] | None:
    """*the building of this building*, *what kind of matches this match will be*: a noun, *this*, the noun again."""
    lower = story.tokens.lower
    of = at > 1 and lower[at - 1] == "of"
    before, after = lower[at - 2] if of else lower[at - 1], lower[at + 1]
    if len(after) < ROOT or not before.isalpha() or not _same_noun(before, after) or lower[at + 2] in ("'s", "'"):
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
