"""What needs no source although it sounds like a claim: schedules, rules in force, questions, the past's tolls."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise

from lint_rules.language.claims.records import Kind
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story

Test = Callable[[Story, Sentence], bool]

_RULES_IN_FORCE = frozenset(
    """
    law laws rule rules regulation regulations legislation constitution statute licence license permit deadline court
    judge ruling bill directive treaty by-law bylaw protocol guidelines contract contracts agreement accord pact
    charter statutes code clause visa legally""".split()
)
_DUTY = frozenset({"must", "should", "ought", "needs", "need", "has", "have"})
_TIMES = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april june july august september
    october november december tomorrow tonight noon midnight gmt bst a.m. p.m. am pm""".split()
)
_PAST = frozenset("anniversary memorial commemorate commemorated commemorates history century decade".split())
_PAST_PAIRS = frozenset(
    {("years", "ago"), ("decades", "ago"), ("centuries", "ago"), ("world", "war"), ("civil", "war")}
)
_POLLS = frozenset("survey surveys poll polls census questionnaire respondents pollsters".split())
_ABOUT_A_POLL = 4  # a story that names its poll this often gives the poll's figures throughout
_STUDIES = _POLLS | frozenset("study research report figures statistics data researchers estimates bureau".split())
_PLANS = _RULES_IN_FORCE | frozenset("plan plans scheme deal programme program proposal decree budget reform".split())
_OPENING = 8  # tokens in which a sentence names the plan it reports
_HYPOTHETICAL = frozenset({"if", "unless", "whether", "suppose", "supposing"})


def needs_no_source(kind: Kind, story: Story, sentence: Sentence, *, planned: bool = True) -> bool:
    """Whether a claim of this kind is spared for what its sentence is or says.

    With ``planned`` a forecast that names its day counts as a timetable.
    """
    text = story.text(sentence.start, sentence.end)
    if text.rstrip("\"”’') ").endswith("?") or text.startswith(("-", "–", "•", "*")):
        return True  # a question, or an item of a list that the sentence before it hands out
    if planned and kind == "prediction" and not _TIMES.isdisjoint(_words(story, sentence)):
        return True
    test = _TESTS.get(kind)
    return test is not None and test(story, sentence)


def _words(story: Story, sentence: Sentence) -> Sequence[str]:
    return story.tokens.lower[sentence.first : sentence.last]


def _ruled(story: Story, sentence: Sentence) -> bool:
    """A duty that a rule imposes, told before the duty (`under the port rules`), or a condition rather than advice."""
    words = _words(story, sentence)
    duty = next((at for at, word in enumerate(words) if word in _DUTY), len(words))
    before = words[: max(duty - 1, 0)] if words[duty - 1 : duty] in (["court"], ["judge"]) else words[:duty]
    told = not _RULES_IN_FORCE.isdisjoint(before) or not _HYPOTHETICAL.isdisjoint(words)
    return told or ("by", "law") in pairwise(words[duty:])


def _conditional(story: Story, sentence: Sentence) -> bool:
    """A forecast that only says what would be if, or what a plan or rule provides: `Under the plan, ...`."""
    words = _words(story, sentence)
    if words[0] == "under" and not _PLANS.isdisjoint(words[:_OPENING]):
        return True
    return not _HYPOTHETICAL.isdisjoint(words)


def _long_past(story: Story, sentence: Sentence) -> bool:
    """A toll of years ago, told as background."""
    words = _words(story, sentence)
    year = any(
        len(word) == 4 and word.isdigit() and word[:2] in ("18", "19", "20") and before != "since"
        for before, word in pairwise(["", *words])
    )
    return year or not _PAST.isdisjoint(words) or not _PAST_PAIRS.isdisjoint(pairwise(words))


def _from_a_study(story: Story, sentence: Sentence) -> bool:
    """A figure of a story about a survey, beside the survey that it comes from, or behind the report or office."""
    if len(story.concordance.tokens_with(_POLLS)) >= _ABOUT_A_POLL:
        return True
    for other in story.sentences[max(0, sentence.index - 3) : sentence.index + 3]:
        before = other.block == sentence.block and other.index < sentence.index
        sources = _STUDIES if before else _POLLS
        if other.index != sentence.index and not sources.isdisjoint(_words(story, other)):
            return True
    return False


_TESTS: Mapping[Kind, Test] = {
    "prescription": _ruled,
    "prediction": _conditional,
    "toll": _long_past,
    "figure": _from_a_study,
}
