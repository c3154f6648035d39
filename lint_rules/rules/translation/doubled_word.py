"""A word stands twice in a row.

What it does
------------
Finds a word, or a pair of small words, that is repeated with nothing but white space between, and takes the second
one out.

Why it is a fault
-----------------
It is a slip that every reader sees, left by an edit or by a translation that rendered a phrase twice.

When it stays silent
--------------------
On doubles that English has (`had had`, `that that`, `what it is is`, `gave her her coat`, `went on on Sunday`), on
words doubled for effect (`very very`, `no no`), on names (`Walla Walla`), numbers and scores.

References
----------
MQM, Linguistic conventions/duplication.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint_rules.language.story import Story
from lint_rules.language.tokens import Tokens
from lint_rules.model import Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation._mechanics import slip

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = MappingProxyType(
    {"allow": Option([], "words that may stand twice, such as the name of a band in lower case")}
)
FAILS = (
    "The keeper shut the the sluice at noon.",
    "The the sluice was shut at noon.",
    "Rain is expected in the in the hills.",
    "The ferry was was late.",
    "Trains are likely to to run again soon.",
)
PASSES = (
    "He had had enough, and said that that was that.",
    "What the trouble is is anybody's guess.",
    "She gave her her coat, and life went on on Sunday.",
    "They danced in Walla Walla, very very slowly.",
    "The result was 3 3 after extra time, no no, 4 3.",
    "They met in New York, New York.",
)

_PATTERN = "D67"
_ENGLISH = frozenset(("had", "that", "do", "her"))
_FOR_EFFECT = frozenset(
    "very really much many so no yes never far long now there well bye ha ho hey oh ah hear knock tut blah"
    " la na da dum aye out really truly big old good great bad too more ever again please go run come rah"
    " boo yo chop pom cha choo tick drip slowly wait stop help quick quickly little tiny huge only just"
    " round up down on over way deep high hard fast ding ring ping bang tap fifty love kiss dear mama papa"
    " night hush sorry thanks look listen hello hi win days years".split()
)
_PARTICLES = frozenset("on in off over up down out through around by to for".split())
_PHRASAL = frozenset(
    "go goes going went gone come comes coming came carry carries carried carrying move moves moved moving"
    " log logged sign signed turn turned take taken took get got call called check checked drop dropped give"
    " gave given settle settled stay stayed step stepped tune tuned bring brought cave join joined kick"
    " kicked live lived look looked drag dragged rumble press pressed soldier battle play played phone fly"
    " flew walk walked rely".split()
)
_POINTING = frozenset(("this", "that"))
_GOVERNING = frozenset("to of in on for with by at after before like than about from".split())
_COPULAS = frozenset(("is", "was", "are", "were", "does", "did"))
_CLAUSE_OPENERS = frozenset(
    "what who where how why all problem thing trouble question point fact idea reason whatever".split()
)
_FUNCTION = frozenset(
    "a an the of in on at to for from by with and or but as is are was were be been has have had it its"
    " this that these those his their our we they he she will would".split()
)
_NAMES_TOO = frozenset(
    "will may mark bill sue rob pat art hope grant rose june april dawn grace frank jack drew".split()
)
_LOOK_BACK = 40


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Single words first, then pairs of small words."""
    lower = story.tokens.lower
    allowed = _ENGLISH | _FOR_EFFECT | frozenset(str(word).lower() for word in options["allow"])
    beside, across_one, *_ = story.concordance.recurrences
    for at in beside:
        if lower[at] == lower[at + 1] and lower[at] not in allowed and _is_slip(story, at):
            yield _remark(story, at, 1)
    for at in across_one:
        pair = lower[at : at + 2]
        if pair != lower[at + 2 : at + 4] or pair[0] == pair[1] or "and" in pair or not _FUNCTION.issuperset(pair):
            continue
        if all(_adjoining(story, index) for index in range(at, at + 3)):
            yield _remark(story, at, 2)


def _is_slip(story: Story, at: int) -> bool:
    """Whether the tokens at ``at`` and ``at + 1``, alike but for case, are one word written twice."""
    tokens = story.tokens
    word, first, second = tokens.lower[at], tokens.text[at], tokens.text[at + 1]
    if not word.isalpha() or not _adjoining(story, at):
        return False
    if second[0].isupper() and not (first.isupper() and second.isupper() and word in _FUNCTION):
        return False
    if first[0].isupper():
        sentence = story.sentence_at(tokens.start[at])
        return sentence is not None and sentence.first >= at - 1 and word not in _NAMES_TOO
    if tokens.lower[at - 1 : at] == [word] or tokens.lower[at + 2 : at + 3] == [word]:
        return word in _FUNCTION
    return not _is_grammatical(tokens, at)


def _is_grammatical(tokens: Tokens, at: int) -> bool:
    """Whether the two belong to different parts of the sentence: ``what it is is``, ``went on on Sunday``."""
    word = tokens.lower[at]
    if word in _COPULAS:
        return not _CLAUSE_OPENERS.isdisjoint(tokens.lower[max(0, at - _LOOK_BACK) : at])
    if word in _POINTING:
        return at > 0 and tokens.lower[at - 1] in _GOVERNING
    return word in _PARTICLES and at > 0 and tokens.lower[at - 1] in _PHRASAL


def _adjoining(story: Story, at: int) -> bool:
    """Whether only white space, no paragraph break, stands between the tokens at ``at`` and ``at + 1``."""
    tokens = story.tokens
    between = story.prose[tokens.end[at] : tokens.start[at + 1]]
    return bool(between) and between.isspace() and between.count("\n") < 2


def _remark(story: Story, at: int, length: int) -> Remark:
    tokens = story.tokens
    start, end = tokens.start[at], tokens.end[at + 2 * length - 1]
    once = story.prose[start : tokens.end[at + length - 1]]
    message = f"“{once}” stands twice."
    return slip(story, start, end, message, once, pattern=_PATTERN)
