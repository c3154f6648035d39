"""Verbs in a form that the word before them does not take: *has detain*, *will lasts*, *to announced*, *for improve*.

`agreement` explains them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.language import inflection, tagging
from lint_rules.language.memo import Memo
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses

_PATTERN = "D80"
_HAVE = frozenset(("has", "have", "had"))
_BE = frozenset(("is", "are", "was", "were", "been"))
_HAVE_AND_BE = _HAVE | _BE
_MODALS_AND_TO = frozenset("will would can could may might must should shall to".split())
_DO = frozenset(("does", "do", "did"))
_PREPOSITIONS = frozenset(("for", "of", "without", "from", "about", "by", "with"))
_NOT = frozenset(("not", "n't"))
_BETWEEN = _NOT | frozenset("also already never recently later soon still always now finally yet".split())
# What makes a noun of a modal: “the will expressed”.
_NOUN_MAKERS = frozenset(
    "a an the this that his her their its my our your of at on free own good strong last political".split()
)
_OBJECTS_AHEAD = frozenset("what whatever all everything which that who than as how whom whoever if".split())
_WINDOW = 8  # words before the auxiliary in which such an object may stand
_LIKE_BASE = frozenset(("VB", "VBP", "NN", "JJ", "JJS"))
# All the tags that a word has, in order.
_ONLY_BASE = frozenset((("VB",), ("VB", "VBP")))
_PERHAPS_THIRD = frozenset(((), ("NNS", "VBZ")))
_PARTICIPLES = frozenset((("VBD", "VBN"), ("VBN",)))
_SHORTEST = 4  # letters of a verb whose form is judged
_DETERMINERS = frozenset("the a an his her its their".split())
_BEHIND_VERB = _DETERMINERS | frozenset(
    "in on at by to from with of for that until since as because when more about over two three four , .".split()
)
# Kinds of forms, by what `_base_form` and `_finite_form` call them.
_NONE: frozenset[str] = frozenset()
_BASE = frozenset(("base",))
_BASES = frozenset(("base", "base or noun"))
_THIRD = frozenset(("third",))
_THIRD_OR_PAST = frozenset(("third", "past"))
_FINITE = frozenset(("third", "third or noun", "past"))


def wrong_forms(story: Story) -> Iterator[Remark]:
    """Auxiliaries and prepositions with a verb form behind them that they never govern."""
    lower, text = story.tokens.lower, story.tokens.text
    last = len(lower) - 1
    for at in _suspects(story):
        verb = at + 1
        while verb < last and lower[verb] in _BETWEEN:
            verb += 1
        if verb >= last or not text[verb].islower() or not text[at].islower():
            continue
        kind = _FORMS[lower[at]][lower[verb]]
        if kind not in _wrong_kinds(lower, at, verb):
            continue
        if kind in _BASES and inflection.inflect(lower[verb], "VBN") == lower[verb]:
            continue  # a participle too: “has put”
        sentence = story.sentence_at(story.tokens.start[at])
        if sentence is None or verb >= sentence.last or not _clauses.is_running(story, sentence):
            continue
        if not _OBJECTS_AHEAD.isdisjoint(lower[max(sentence.first, at - _WINDOW) : at]):
            continue
        begin, end = story.tokens.start[at], story.tokens.end[verb]
        base = next((each for each in inflection.lemmas(lower[verb]) if each != lower[verb]), lower[verb])
        cure = inflection.inflect(base, "VBN") if lower[at] in _HAVE_AND_BE else base
        if lower[at] in _PREPOSITIONS:
            cure = inflection.inflect(base, "VBG")
        message = f"“{story.prose[begin:end]}”: behind “{text[at]}” the verb has another form, “{cure}”."
        yield Remark(begin, end, message, "error", None, _PATTERN)


def _suspects(story: Story) -> list[int]:
    """The governing words, in order, behind which a form may stand that they do not govern: for each kind of them what
    rules out nearly all is asked first."""
    lower, tokens_with = story.tokens.lower, story.concordance.tokens_with
    last = len(lower) - 2
    found = [
        at for at in tokens_with(_PREPOSITIONS) if at < last and lower[at + 2] in _DETERMINERS and _bases[lower[at + 1]]
    ]
    found += [
        at
        for at in tokens_with(_HAVE_AND_BE)
        if at < last and (lower[at + 2] in _BEHIND_VERB or lower[at + 1] in _BETWEEN) and _bases[lower[at + 1]]
    ]
    found += [at for at in tokens_with(_DO) if at < last and lower[at + 1] in _NOT]
    found += [at for at in tokens_with(_MODALS_AND_TO) if at < last and _finites[lower[at + 1]]]
    found.sort()
    return found


def _wrong_kinds(lower: list[str], at: int, verb: int) -> frozenset[str]:
    """The kinds of verb forms that the word at ``at`` never governs where these words stand around."""
    word, before, following = lower[at], lower[at - 1] if at else ".", lower[verb + 1]
    if word in _HAVE_AND_BE:
        if following not in _BEHIND_VERB:
            return _NONE
        return _BASES if word in _HAVE and following in _DETERMINERS else _BASE
    if word in _PREPOSITIONS:
        plain = verb == at + 1 and following in _DETERMINERS and before not in ("what", "to")
        return _BASE if plain else _NONE
    if word == "to":
        if verb > at + 1 or before in _HAVE_AND_BE:
            return _NONE
        return _THIRD if lower[verb].endswith("ed") else _THIRD_OR_PAST
    if word in _DO:
        return _FINITE if lower[at + 1] in _NOT else _NONE
    if before in _NOUN_MAKERS or not before.isalpha():
        return _NONE
    return _FINITE if following in _BEHIND_VERB else _THIRD_OR_PAST


def _base_form(word: str) -> str:
    """``base`` for a word that is that form of a verb and no other, ``base or noun`` for one that may be a noun or an
    adjective too, ``none yet`` for one behind which the verb may stand; empty for any other word."""
    if not _is_judged(word):
        return "none yet" if word in _BETWEEN else ""
    tags = tagging.possible_tags(word)
    if "VB" not in tags or not _LIKE_BASE.issuperset(tags):
        return ""
    return "base" if tags in _ONLY_BASE else "base or noun"


def _finite_form(word: str) -> str:
    """``third`` (person) or ``past`` for a word that is that form of a verb and nothing else, ``third or noun`` for one
    that may be a noun too or that nobody knows, ``none yet`` for one behind which the verb may stand; empty for any
    other word."""
    if word[-1] not in _clauses.TENSED or not _is_judged(word):
        return "none yet" if word in _BETWEEN else ""
    tags = tagging.possible_tags(word)
    if tags == ("VBZ",):
        return "third"
    if tags in _PERHAPS_THIRD:
        return "third or noun" if word.endswith("s") and not word.endswith("ss") else ""
    return "past" if tags == ("VBD",) or (tags in _PARTICIPLES and word.endswith("ed")) else ""


def _is_judged(word: str) -> bool:
    return len(word) >= _SHORTEST and word not in _BETWEEN and word.isalpha() and not word.endswith("eed")


_bases, _finites = Memo(_base_form), Memo(_finite_form)
# Behind each word the forms that it does not govern somewhere: `_wrong_kinds` tells where.
_FORMS = dict.fromkeys(_HAVE_AND_BE | _PREPOSITIONS, _bases) | dict.fromkeys(_MODALS_AND_TO | _DO, _finites)
