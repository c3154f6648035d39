"""A clause does not hold together as English word order wants.

What it does
------------
Finds verbs before their subjects (*Stressed the engineer that*), objects in the subject's place (*the silt is
necessary to remove*), *although* without a verb, subjects without a predicate, *did not wait and sell* for *did not
wait but sold*, doers who act on themselves (*signed by itself*), verbs of one tense with times of another (*arrives
days ago*), a comma before *that*, and roots doubled by a lost word (*what kind of matches this match will be
remembered*).

Why it is a fault
-----------------
Arabic, Russian, Turkish and Azerbaijani mark who does what by endings, and may put the verb first or leave it out.
English has only the order of words: the reader must guess, or reads the opposite.

When it stays silent
--------------------
On English inversions (*only then will ...*), participles at the head of a sentence (*Announced in May, the plan
...*), reduced clauses (*Although tired, ...*), purpose (*cables are necessary to keep it upright*), and in
quotations.

References
----------
Measured hits per 100,000 words of native copy, human and machine translation are noted with each pattern; nearly
all are 0 in native copy. MQM, Linguistic conventions/grammar and Accuracy/mistranslation."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from lint_rules.document import PROSE, RUNNING_COPY, BlockKind
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules import phrases
from lint_rules.rules.base import Option, Options
from lint_rules.rules.translation import (
    _clauses,
    _concessions,
    _doubled_roots,
    _first_verbs,
    _fragments,
    _fronted_objects,
    _inversions,
    _subjects,
    _tenses,
)

SEVERITY: Severity = "error"
OPTIONS: Mapping[str, Option] = phrases.OPTIONS
FAILS = (
    "Although the regatta, which ended late, the crews were glad.",
    "Although the heavy swell in the bay, the regatta went ahead.",
    "Despite the river flooded the lower road, buses ran.",
    "But empty quays and the two brothers have been forced to share a boat.",
    "The owners did not listen to the crew about the leak and begin to sail.",
    "The mayor arrives days ago in the port.",
    "It was a test trial testing the pumps.",
    "We do not know what kind of regattas this regatta will be remembered.",
    "The keeper of the weir, was late.",
    "By the divers was found an anchor.",
    "The main task of the harbour board the control of fees.",
    "Long queues at the lock and empty stalls on the quay since Monday.",
    "The board will order a repair of the repaired weir.",
    "Divers will survey the survey of the wreck.",
    "On the pier will sing choirs from nine towns.",
)
PASSES = (
    "Although the regatta ended late, the crews were glad.",
    "Although tired, the crews sailed on; although a keen sailor, she stayed.",
    "Despite the flooded road, buses ran.",
    "But empty quays and low prices have forced two brothers to share a boat.",
    "The owners did not stop and think.",
    "They did not want to pack up and leave.",
    "A chart drawn days ago shows the leak; he says it began a week ago.",
    "The show shows how the pumps work.",
    "The main task of the board the mayor chose is the control of fees.",
    "They walk the walk; the king of kings is the song of songs.",
    "On the pier the choirs will sing nine songs; behind the altar will hang a net.",
    "The keeper of the weir, who was late, was fined.",
)

_PARAGRAPH: frozenset[BlockKind] = frozenset(("paragraph",))
_OfSentence = Callable[[Story, Sentence], Remark | None]
# What is asked of sentences that begin with certain words, in blocks of certain kinds.
_OPENED: tuple[tuple[frozenset[str], frozenset[BlockKind], str, _OfSentence], ...] = (
    (_subjects.DETERMINERS, RUNNING_COPY, "D47", _subjects.resumed_subject),
    (_fronted_objects.OPENERS, _PARAGRAPH, "D57", _fronted_objects.fronted_object),
    (_inversions.OPENERS, RUNNING_COPY, "D58", _inversions.inversion),
    (_fragments.SUBORDINATING, _PARAGRAPH, "D59", _fragments.lone_subordinate),
    (_subjects.JOINING, RUNNING_COPY, "D60", _subjects.mismatched_subject),
)
_BY_OPENING = {word: [row[1:] for row in _OPENED if word in row[0]] for words, *_ in _OPENED for word in words}
_OPENERS = frozenset(_BY_OPENING)
_OfWord = Callable[[Story, Sentence, int], Remark | None]
# What is asked of certain words wherever they stand in blocks of certain kinds.
_HELD: tuple[tuple[frozenset[str], frozenset[BlockKind], str, _OfWord], ...] = (
    (_concessions.CONCESSIONS, RUNNING_COPY, "D59", _concessions.verbless_concession),
    (_fragments.PARTICIPLES, _PARAGRAPH, "D60", _fragments.told_by_participles),
    (_fragments.RELATIVES, _PARAGRAPH, "D60", _fragments.trailing_relative),
    (_subjects.DEFINED, RUNNING_COPY, "D60", _subjects.lost_copula),
    (_subjects.SPANNING, _PARAGRAPH, "D60", _subjects.verbless_sentence),
    (_tenses.PAST, PROSE, "D85", _tenses.present_with_ago),  # captions, too: their present tense tells of now
)
_BY_WORD = {word: [row[1:] for row in _HELD if word in row[0]] for words, *_ in _HELD for word in words}
_WORDS = frozenset(_BY_WORD)
_Judge = Callable[[Story], Iterator[Remark]]
_JUDGES: tuple[tuple[str, _Judge], ...] = (
    ("D56", _first_verbs.first_verbs),
    ("D61", _tenses.negation_scopes),
    ("D66", _doubled_roots.find),
    ("D86", _subjects.parted_subjects),
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """The pack's phrases, then each fault that needs more of the sentence; one remark where two overlap."""
    matches = story.phrases.get("translation/broken-clause", ())
    found = [_lowered(remark) for remark in phrases.remarks(story, matches, options)]
    excluded = frozenset(options["exclude"])
    told = [*_of_openings(story, excluded), *_of_words(story, excluded)]
    for pattern, judge in _JUDGES:
        if pattern not in excluded:
            told += judge(story)
    found += [remark for remark in told if not story.in_quotation(remark.start, remark.end)]
    end = -1
    for remark in sorted(found, key=lambda each: (each.start, -each.end)):
        if remark.start >= end:
            yield remark
            end = remark.end


def _of_openings(story: Story, excluded: frozenset[str]) -> Iterator[Remark]:
    """What is said of sentences for their first words: one walk over them for all who judge by these."""
    lower, blocks = story.tokens.lower, story.blocks
    for sentence in _clauses.opened_by(story, _OPENERS):
        kind = blocks[sentence.block].kind
        for kinds, pattern, judge in _BY_OPENING[lower[sentence.first]]:
            remark = judge(story, sentence) if kind in kinds and pattern not in excluded else None
            if remark:
                yield remark


def _of_words(story: Story, excluded: frozenset[str]) -> Iterator[Remark]:
    """What is said of words wherever they stand: one walk over those that anybody judges by."""
    lower, blocks = story.tokens.lower, story.blocks
    for at, sentence in _clauses.around(story, story.concordance.tokens_with(_WORDS), PROSE):
        for kinds, pattern, judge in _BY_WORD[lower[at]]:
            if blocks[sentence.block].kind in kinds and pattern not in excluded:
                remark = judge(story, sentence, at)
                if remark:
                    yield remark


def _lowered(remark: Remark) -> Remark:
    """The remark with a verb that opened its sentence in lower case, now that the suggestion puts the subject first."""
    if remark.pattern != "D56" or not remark.suggestion:
        return remark
    *doer, verb = remark.suggestion.removesuffix("...").split()
    return remark._replace(suggestion=f"{' '.join(doer)} {verb.lower()} ...")
