"""Half a sentence stands as a whole one.

What it does
------------
Finds sentences that open with *because*, *especially*, *such as*, *including* or *namely* and never come to a main
clause.

Why it is a fault
-----------------
The words belong to the sentence before. Turkish, Azerbaijani and Chinese close a sentence there and begin the
reason or the example anew; an English reader waits for a main clause that does not come.

When it stays silent
--------------------
Where the main clause follows (*Because it rained, the fair was moved*; *Especially in winter, the road is closed*),
behind a question, in quotations, headlines and captions.

References
----------
MQM, Linguistic conventions/grammar. Measured hits per 100,000 words of native copy, human and machine translation:
0.3, 1.2, 1.7 for *because*.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation import _clauses
from lint_rules.rules.translation._clauses import View

SEVERITY: Severity = "warning"
OPTIONS: Mapping[str, Option] = MappingProxyType({})
FAILS = (
    "The pool is shut. Because the boiler burst on Friday.",
    "The pool is shut. Because of a burst boiler.",
    "Many crafts have died out. Especially the making of nets.",
    "The club bought three boats. Including a trawler from 1931.",
    "Especially the weirs needed repairs.",
    "Two things are missing. Namely a pump and a pilot.",
    "Some trades are gone. Such as coopers and net makers.",
)
PASSES = (
    "Because the boiler burst, the pool is shut.",
    "Because of the boiler the pool is shut.",
    "Why is the pool shut? Because the boiler burst.",
    "Especially in winter, the road is closed.",
    "Including tax, the boat costs $400.",
    "Such as they are, the rules have worked.",
    "Including the trawler brings the number to four.",
)

_REASON = "D48"
_ADDITION = "D49"
_OPENERS = frozenset(("because", "especially", "particularly", "such", "including", "namely", "in"))
_STRESSED = frozenset(("especially", "particularly", "in"))


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Every sentence of the running copy by its first word."""
    lower = story.tokens.lower
    for sentence in _clauses.opened_by(story, _OPENERS):
        first = sentence.first
        if story.in_quotation(sentence.start, sentence.start + 1) or lower[sentence.last - 1] not in ".!…":
            continue
        if lower[first] == "because":
            if not _answers(story, sentence.index) and _lacks_main_clause(_clauses.view(story, sentence)):
                yield _remark(
                    sentence.start, sentence.end, "This reason", "join them: “..., because ...”", "error", _REASON
                )
        else:
            opener = _addition(lower[first : first + 2])
            if opener and _is_loose(_clauses.view(story, sentence), opener):
                yield _remark(
                    sentence.start, sentence.end, "This addition", "join it to what it adds to", None, _ADDITION
                )


def _remark(start: int, end: int, what: str, cure: str, severity: Severity | None, pattern: str) -> Remark:
    message = f"{what} belongs to the sentence before it: it has no main clause of its own."
    return Remark(start, end, message, severity, cure, pattern)


def _answers(story: Story, index: int) -> bool:
    """Whether the sentence before is a question, to which a mere reason is an answer."""
    if index == 0:
        return False
    before = story.sentences[index - 1]
    return "?" in story.prose[before.end - 2 : before.end]


def _lacks_main_clause(seen: View) -> bool:
    if _clauses.has_main_clause(seen, 0):
        return False
    verbs = _clauses.finite_verbs(seen, 1, len(seen))
    if seen.lower[1:2] == ["of"]:
        return not verbs
    return len(verbs) < 2 or all(seen.lower[at] in (",", "and", "or") for at in range(verbs[0] + 1, verbs[1]))


def _addition(words: list[str]) -> int:
    """How many of a sentence's first words make it an addition; 0 where they do not."""
    if words[0] in ("especially", "particularly", "including", "namely"):
        return 1
    return 2 if words in (["such", "as"], ["in", "particular"]) else 0


def _is_loose(seen: View, opener: int) -> bool:
    """Whether the addition never comes to a clause that could stand alone."""
    start = opener + 1 if seen.lower[opener : opener + 1] == [","] else opener
    if start >= len(seen) - 1 or _clauses.has_main_clause(seen, start):
        return False
    verbs = _clauses.finite_verbs(seen, start, len(seen))
    if seen.lower[0] in _STRESSED:
        if start > opener:  # “Especially, ...” stresses a whole clause
            return not any(tag in _clauses.FINITE for tag in seen.tags)
        fronted = seen.lower[start + 1] in ("is", "was", "are", "were")  # “Particularly moving is the last scene”
        return not fronted and (not verbs or seen.tags[start] in ("DT", "PRP$", "NN", "NNS", "CD"))
    return not verbs
