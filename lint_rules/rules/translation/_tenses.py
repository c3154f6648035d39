"""Verbs that *not* or a time phrase should not reach; `broken_clause` explains them."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.document import PROSE
from lint_rules.language import inflection
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

_SPANS = frozenset(
    "day days week weeks month months year years hour hours minute minutes decade decades century centuries".split()
)
_QUANTITIES = frozenset(
    "a an one two three four five six seven eight nine ten several some few many couple of the only just"
    " about almost over more than nearly exactly".split()
)
_NOT_PUNCTUAL = frozenset(
    "is are am has have 's 're does do be seems means remains says say remembers remember recalls recall marks"
    " mark commemorates commemorate mourns regrets regret follows follow echoes resembles celebrates honours"
    " honors describes describe shows show reveals explains denies deny admits knows know sees blames blame"
    " repeats dates stems reflects mirrors concerns covers includes compares believes believe thinks claims"
    " claim".split()
)
_DO = frozenset(("did", "does"))
_NOT = frozenset(("not", "n't"))
_GOES_WITH = frozenset(
    "stop go come try sit stand stay turn run hurry bother rush dare sleep eat pick pack cut get drop up".split()
)
_AWAITED = frozenset(  # what, left undone, lets the next thing happen; of other bare pairs, both are denied
    "wait hesitate listen obey apologise apologize answer reply respond react surrender resist return agree".split()
)
_SECOND_OF_PAIR = frozenset("see think do try help say wait watch listen learn look ask enjoy so not".split())
_EMBEDS = frozenset(
    "to let make makes help helps want wants can could will would may might must should that which who if".split()
)


def negation_scopes(story: Story) -> Iterator[Remark]:
    """*did not wait and sell*: the second verb was meant to be affirmed."""
    lower = story.tokens.lower
    denied = -1  # the last sentence that was reported
    last = len(lower) - 1
    negated = [at for at in story.concordance.tokens_with(_DO) if at < last and lower[at + 1] in _NOT]
    for place, sentence in _clauses.around(story, negated):
        if sentence.index == denied:
            continue
        if "and" not in lower[place + 3 : sentence.last]:
            continue
        at = place - sentence.first
        joined = _affirmed_verb(_clauses.view(story, sentence), at + 2)
        if joined:
            denied = sentence.index
            base = lower[sentence.first + joined]
            cure = f"but {inflection.inflect(base, 'VBD' if lower[place] == 'did' else 'VBZ')}"
            message = f"As it stands, “not” also denies “{base}”; if it happened, write “{cure}”."
            yield _clauses.pointed(story, sentence, at, joined + 1, message, "D61", severity="warning", cure=cure)


def _affirmed_verb(seen: View, verb: int) -> int:
    """The index of a base verb that *and* joins to the denied one though it most likely happened; 0 without one."""
    words, tags = seen.lower, seen.tags
    if verb >= len(seen) or tags[verb][:2] not in ("VB", "NN") or words[verb] in _GOES_WITH:
        return 0
    for at in range(verb + 1, len(seen) - 2):
        if tags[at] in _clauses.FINITE or (
            words[at] in _EMBEDS and not (words[at] == "to" and tags[at + 1] not in ("VB", "VBP"))
        ):
            return 0
        if words[at] in (";", ":", "—", "–", "or", "nor", "but", '"', "”"):
            return 0
        if tags[at] == "VB" and words[at - 1] != "and":
            return 0
        if words[at] == "and" and tags[at + 1] in ("VB", "VBP") and words[at + 1] not in _SECOND_OF_PAIR:
            complement = at - verb - 1
            takes_object = tags[at + 2] in (
                "DT",
                "PRP$",
                "PRP",
                "TO",
                "NNP",
                "IN",
                "NNS",
                "NN",
                "JJ",
                "VBG",
                "CD",
                "RP",
                "RB",
            )
            answered = complement >= 2 or (complement == 0 and words[verb] in _AWAITED)
            return at + 1 if takes_object and answered else 0
    return 0


def present_with_ago(story: Story) -> Iterator[Remark]:
    """*arrives days ago*: a present tense with a time that is past. Captions, too, whose present tense tells of now."""
    tokens = story.tokens
    for place, sentence in _clauses.around(story, story.concordance.tokens_of("ago"), PROSE):
        at = place - sentence.first
        begin = at - 1
        if begin < 1 or tokens.lower[place - 1] not in _SPANS:
            continue
        seen = _clauses.view(story, sentence)
        while begin > 0 and (seen.lower[begin - 1] in _QUANTITIES or seen.tags[begin - 1] == "CD"):
            begin -= 1
        verb = _present_verb_before(seen, begin)
        if verb is not None:
            past = inflection.inflect(inflection.lemma(seen.lower[verb], "VBZ"), "VBD")
            message = f"“{seen.text[verb]}” is now and “{' '.join(seen.text[begin : at + 1])}” is past: “{past}”."
            yield _clauses.pointed(story, sentence, verb, at + 1, message, "D85", severity="error", cure=past)


def _present_verb_before(seen: View, end: int) -> int | None:
    """The present-tense verb of the clause that a time phrase beginning at ``end`` closes."""
    for at in range(end - 1, max(-1, end - 13), -1):
        word, tag = seen.lower[at], seen.tags[at]
        if at < end - 1 and _clauses.may_be_present(seen, at):
            return at
        if tag in ("VBZ", "VBP"):
            subject = seen.tags[at - 1] if at else ""
            agrees = tag == "VBZ" or subject in ("NNS", "NNPS", "PRP")
            return at if agrees and word.isalpha() and word not in _NOT_PUNCTUAL else None
        if tag in ("VBD", "VBN", "VB", "VBG", "MD", "WDT", "WP", "WRB", "CC", "TO") or word in _clauses.SUBORDINATORS:
            return None
        if (
            word
            in ("than", "like", "compared", "of", "over", "about", "for", "into", "by", ":", ";", "(", "—", "–", ",")
            or word in _NOT_PUNCTUAL
        ):
            return None
    return None
