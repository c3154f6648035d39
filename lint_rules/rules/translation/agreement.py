"""A verb, noun or adjective has a form that its neighbours do not allow.

What it does
------------
Finds plurals of nouns that have none (*informations*), *one of the* before a singular, doubled comparison (*more
cheaper*), *to* behind *must* and its like, a past form behind *did*, and *police is*, *people was*.

Why it is a fault
-----------------
Each is an error to any native reader. Many languages count information and advice, compare with *more* alone, or
set the past tense twice.

When it stays silent
--------------------
On collective nouns (*one of the crew*), possessives (*one of the city's mills*), *all they can to help*, *more
younger voters*, on the police station, and in quotations.

References
----------
MQM, Linguistic conventions/grammar; EU Court of Auditors, Misused English words and expressions. Measured hits per
100,000 words of native copy are noted with each pattern.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.document import RUNNING_COPY
from lint_rules.language import inflection
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules import phrases
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation import _clauses, _counted_nouns, _verb_chains
from lint_rules.rules.translation._clauses import View

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = phrases.OPTIONS
FAILS = (
    "Venk is one of the town that got a pump.",
    "She was one of the diver who raised it.",
    "It is one of the deepest lock in the county.",
    "The crew did went ashore at dawn.",
    "The mayor did not came to the fair.",
    "He didn't saw the weir.",
)
PASSES = (
    "It is one of the town's oldest mills and one of the few.",
    "She was one of the crew, one of the family and one of the best.",
    "It is one of the city council members.",
    "The crew did not read the chart; what they did led to a fine.",
    "They did put the fire out, and did let the raft go.",
)

_ONE_OF = "D78"
_DOUBLE_PAST = "D80"
_PICKED = frozenset("the his her its their our these those my your".split())
# Nouns without a plural ending of which one can be one.
_COLLECTIVE = frozenset(
    "crew family group team staff public few two three four five six seven eight nine ten dozen best worst"
    " first last most many people police cattle men women children feet teeth mice geese fish sheep deer"
    " series species aircraft media data criteria phenomena bacteria youth audience lot bunch others more"
    " rest nobility elite clergy faithful poor rich dead injured wounded elderly young unemployed jury cast"
    " squad band party gang majority minority opposition offspring alumni alumnae fungi nuclei larvae"
    " stimuli craft spacecraft hovercraft bison shrimp salmon trout cod squid swine headquarters crossroads"
    " hundred thousand million billion congregation cabinet board panel committee kind twins faculty"
    " leadership hierarchy establishment wealthiest richest poorest biggest largest oldest greatest finest"
    " top lucky chosen select earliest latest youngest smallest entourage troupe choir quartet trio duo pair"
    " couple tribe clan brood litter herd flock pack swarm team-mates above following only".split()
)
_BEHIND_HEAD = frozenset("that which who whose . ; in of on at to with from where when is was has".split())
_IN_PHRASE = frozenset(("JJ", "JJS", "JJR", "NN", "NNS", "VBN", "VBG", "RBS", "CD"))
_NUMBERED = frozenset(
    "number no no. day week round game part phase stage season episode chapter volume level act leg heat".split()
)
_NOT = frozenset(("not", "n't"))
_PAST = ("VBD", "VBN", "MD")
_EMBEDDING = frozenset("what all that which whatever who it thing things harm damage".split())


def check(story: Story, options: Options) -> Iterator[Remark]:
    """The pack's phrases, then what needs a noun phrase or a verb form to be told."""
    yield from phrases.remarks(story, story.phrases.get("translation/agreement", ()), options)
    excluded = frozenset(options["exclude"])
    if _ONE_OF not in excluded:
        for remark in (*_counted_nouns.counted_singulars(story), *_counted_nouns.plurals_of_one(story)):
            if not story.in_quotation(remark.start, remark.end):
                yield remark
    if _DOUBLE_PAST not in excluded:
        for remark in _verb_chains.wrong_forms(story):
            if not story.in_quotation(remark.start, remark.end):
                yield remark
    lower = story.tokens.lower
    picking = _picking(story) if _ONE_OF not in excluded else ()
    past = story.concordance.tokens_of("did") if _DOUBLE_PAST not in excluded else ()
    for at in sorted((*picking, *past)):
        found = _double_past(story, at) if lower[at] == "did" else _one_of_singular(story, at)
        if found and not story.in_quotation(found.start, found.end):
            yield found


def _sentence(story: Story, at: int) -> Sentence | None:
    sentence = story.sentence_at(story.tokens.start[at])
    return (
        sentence if sentence and _clauses.readable(sentence) and story.block_of(sentence).kind in RUNNING_COPY else None
    )


def _picking(story: Story) -> list[int]:
    """Where ``one of the`` or its like begins."""
    lower = story.tokens.lower
    last = len(lower) - 3
    return [
        at
        for at in story.concordance.tokens_of("one")
        if at < last and lower[at + 1] == "of" and lower[at + 2] in _PICKED and not (at and lower[at - 1] in _NUMBERED)
    ]


def _one_of_singular(story: Story, at: int) -> Remark | None:
    """``one of the`` and a noun phrase whose head is singular."""
    sentence = _sentence(story, at)
    lower = story.tokens.lower
    if sentence is None or at + 3 >= sentence.last:
        return None
    if lower[at + 3] in _COLLECTIVE and not (story.may_be(at + 3, "JJS") or story.may_be(at + 3, "RBS")):
        return None
    behind = next((place for place in range(at + 3, sentence.last) if lower[place] in _BEHIND_HEAD), sentence.last)
    noun = lower[behind - 1]
    if behind == at + 3 or noun in _COLLECTIVE or not noun.isalpha() or _is_plural(noun):
        return None  # as nearly always, and the sentence need not be tagged
    seen = _clauses.view(story, sentence)
    start, head = at + 3 - sentence.first, behind - 1 - sentence.first
    end = start
    while end < len(seen) and (seen.tags[end] in _IN_PHRASE or (seen.tags[end] == "NNP" and seen.text[end].islower())):
        end += 1
    if end < len(seen) and seen.tags[end] in ("RB", "VB", "VBP", "FW") and seen.tags[end - 1] == "JJS":
        end += 1  # an unknown noun behind a superlative
    if end != head + 1 or seen.tags[head] in ("JJ", "JJS", "JJR", "VBN", "VBG", "RBS", "CD"):
        return None
    if any(
        word in _COLLECTIVE and seen.tags[place] not in ("JJS", "RBS")
        for place, word in enumerate(seen.lower[start:head], start)
    ):
        return None
    plural = inflection.inflect(noun, "NNS")
    begin, stop = story.tokens.start[at], story.tokens.end[sentence.first + head]
    stem = story.prose[begin : story.tokens.start[sentence.first + head]]
    message = f"“One of” picks from several: the noun must be plural, “{plural}”."
    return Remark(begin, stop, message, None, f"{stem}{plural}", _ONE_OF)


def _is_plural(word: str) -> bool:
    return (word.endswith("s") and not word.endswith("ss")) or any(
        base != word and word in inflection.forms(base, "noun") for base in inflection.lemmas(word)
    )


def _double_past(story: Story, at: int) -> Remark | None:
    """``did`` or ``did not`` with a past form behind it that is no base form too."""
    sentence = _sentence(story, at)
    if sentence is None:
        return None
    lower = story.tokens.lower
    place = at + 1
    negated = place < sentence.last and lower[place] in _NOT
    place += negated
    while place < sentence.last and lower[place] in (
        "also",
        "never",
        "even",
        "really",
        "just",
        "still",
        "ever",
        "actually",
    ):
        place += 1
    if place >= sentence.last or not any(story.may_be(place, tag) for tag in _PAST) or not _is_past_only(lower[place]):
        return None
    if not negated and not _EMBEDDING.isdisjoint(lower[sentence.first : at]):
        return None
    seen = _clauses.view(story, sentence)
    if not negated and (place != at + 1 or not _has_near_subject(seen, at - sentence.first)):
        return None
    base = next(base for base in inflection.lemmas(lower[place]) if base != lower[place])
    begin, stop = story.tokens.start[at], story.tokens.end[place]
    cure = f"{story.prose[begin : story.tokens.start[place]]}{base}"
    return Remark(
        begin, stop, f"“Did” already is the past; the verb behind it stays “{base}”.", None, cure, _DOUBLE_PAST
    )


def _has_near_subject(seen: View, at: int) -> bool:
    return 0 < at <= 6 and any(tag in _clauses.SUBJECTS for tag in seen.tags[:at])


def _is_past_only(word: str) -> bool:
    """Whether the word is the past of some verb and the base form of none in common use."""
    if word in _BASES_TOO or word.endswith("eed") or not word.isalpha():
        return False
    return any(
        base != word and word in (inflection.inflect(base, "VBD"), inflection.inflect(base, "VBN"))
        for base in inflection.lemmas(word)
    )


_BASES_TOO = frozenset(
    "read put cut set hit let shut cost hurt split quit beat come become run overcome spread bid cast shed"
    " burst found saw left lay bore ground wound bound fell felt rose lead lit fed wed shot spat sat rent"
    " lent bent stove dove drove wove hung stuck sped need speed seed feed bleed breed heed weed proceed"
    " succeed exceed embed bed sled shred wound bled thread tread head dread".split()
) - frozenset("saw left found rose felt drove lit shot sat hung stuck".split())
