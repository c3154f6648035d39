"""Attributions that waver between *says* and *said*.

What it does
------------
Reports the rarer tense of a story's attributions where each tense occurs at least twice outside quotations, or where
one speaker is given both.

Why it is a fault
-----------------
Hard news is told in the past tense, features in the present. A story that wavers reads as if pieces of two had been
joined, and readers cannot tell what was said when.

When it stays silent
--------------------
About documents, which say the same thing every day (*the report says*), about captions and headlines, and about a
single slip by another speaker.

References
----------
The AP Stylebook: past tense in hard news, present tense in captions and features.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

from lint_rules.language.attribution import Attribution
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Aside, Remark
from lint_rules.model.records import NamedTuple
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "each": Option(2, "how often each tense must occur, with a speaker in common, to count as wavering"),
    "slip": Option(4, "how many attributions in one tense make a single one in the other a slip"),
}
FAILS = (
    "Dorvan Brel, an engineer, says the dam leaks.\n\nBrel said the river was low.\n\nHe says the mill is safe.\n\n"
    "Ana Brodik said the ferry was late.",
)
PASSES = (
    "Dorvan Brel, an engineer, said the dam leaked.\n\nBrel said the river was low.\n\nA report says it is high.",
)

_PRESENT = frozenset(
    """says tells adds confirms explains notes argues stresses insists claims warns points underlines
    affirms emphasises emphasizes states reveals acknowledges admits recalls concludes writes asks replies continues
    predicts suggests maintains asserts indicates clarifies""".split()
)
_PAST = frozenset(
    """
    said told added confirmed explained noted argued stressed insisted claimed warned pointed underlined affirmed
    emphasised emphasized stated revealed acknowledged admitted recalled concluded wrote asked replied continued
    predicted suggested maintained asserted indicated clarified""".split()
)
_WAVERING = 3  # attributions to one speaker from which on they may waver by themselves
_EITHER = _PRESENT | _PAST
# A statement of a given day is told in the past whatever the tense of the rest.
_DATED = frozenset(
    """
    yesterday earlier later monday tuesday wednesday thursday friday saturday sunday january february march april june
    july august september october november december last ago previously once statement conference when after""".split()
)
_DOCUMENTS = frozenset(
    """
    report study survey statement law bill act contract letter document documents poll research paper agreement treaty
    website site rules constitution charter book review article newspaper magazine indictment ruling text figures data
    statistics which that who""".split()
)


class _Verb(NamedTuple):
    sentence: Sentence
    token: int
    word: str


class _Cue(NamedTuple):
    start: int
    end: int
    speaker: str
    present: bool


def check(story: Story, options: Options) -> Iterator[Remark]:
    """One remark on the first attribution in the story's rarer tense, with the others beside it."""
    if not story.concordance.tokens_with(_PRESENT) or not story.concordance.tokens_with(_PAST):
        return
    verbs = list(_verbs(story))
    if not _may_waver(verbs, options):
        return
    verbs = [verb for verb in verbs if _may_attribute(story, verb)]
    if not _may_waver(verbs, options):
        return
    present = [verb for verb in verbs if verb.word in _PRESENT]
    past = [verb for verb in verbs if verb.word in _PAST]
    fewer, more = sorted((present, past), key=len)
    cues = list(_cues(story, fewer))  # where the rarer tense comes to nothing, the other need not be looked at
    if not cues:
        return
    cues = sorted([*cues, *_cues(story, more)])
    odd, usual = _split(cues)
    enough = len(odd) >= options["each"] and _share_a_speaker(odd, usual)
    slip = len(odd) == 1 and len(usual) >= options["slip"]
    if not (enough or slip):
        odd, usual = _split(_of_wavering_speakers(cues))
    if not odd:
        return
    name = {True: "present", False: "past"}
    first = odd[0]
    yield Remark(
        first.start,
        first.end,
        f"Attributions waver: “{story.text(first.start, first.end)}” is in the {name[first.present]} tense, "
        f"“{story.text(usual[0].start, usual[0].end)}” in the {name[usual[0].present]}. "
        "Keep to one tense, the past in hard news.",
        related=tuple(Aside(cue.start, cue.end, f"{name[cue.present]} tense") for cue in (*odd[1:], *usual)),
    )


def _may_waver(verbs: Sequence[_Verb], options: Options) -> bool:
    """Whether there are verbs of both tenses, and as many as it takes to waver."""
    present = sum(verb.word in _PRESENT for verb in verbs)
    needed = min(_WAVERING, 2 * options["each"], options["slip"] + 1)
    return 0 < present < len(verbs) and len(verbs) >= needed


def _split(cues: Sequence[_Cue]) -> tuple[list[_Cue], list[_Cue]]:
    """The attributions in the rarer tense and those in the usual one."""
    present = [cue for cue in cues if cue.present]
    past = [cue for cue in cues if not cue.present]
    return (present, past) if len(present) < len(past) else (past, present)


def _verbs(story: Story) -> Iterator[_Verb]:
    """The verbs of saying in the running copy, outside quotations; those in the past only where undated."""
    tokens, sentences = story.tokens, story.sentences
    dated: dict[int, int] = {}  # of each block the first sentence with a date, which dates those behind it too
    for index in sorted(story.concordance.sentences_with(_DATED)):
        dated.setdefault(sentences[index].block, index)
    for at in story.concordance.tokens_with(_EITHER):
        index, word = story.concordance.sentence_of(at), tokens.lower[at]
        if index < 0:
            continue
        sentence = sentences[index]
        if word in _PAST and dated.get(sentence.block, index + 1) <= index:
            continue
        if story.block_of(sentence).kind in ("paragraph", "list-item") and not story.in_quotation(
            tokens.start[at], tokens.end[at]
        ):
            yield _Verb(sentence, at, word)


def _may_attribute(story: Story, verb: _Verb) -> bool:
    """Whether a person may be given for the verb, as far as can be told before the attributions are read."""
    sentence, at, word = verb
    if not _introduces(story, at, sentence.first) and not story.attribution.may_name(sentence.index):
        return False
    return word in _PAST or story.tags(sentence)[at - sentence.first] == "VBZ"


def _cues(story: Story, verbs: Iterable[_Verb]) -> Iterator[_Cue]:
    """The plain attributions that the verbs make, each with its speaker."""
    for sentence, at, word in verbs:
        tokens = story.tokens
        start, end = tokens.start[at], tokens.end[at]
        if word in ("points", "pointed") and tokens.lower[at + 1 : at + 2] == ["out"]:
            end = tokens.end[at + 1]
        here = story.attribution.of_sentence(sentence.index)
        attribution = next((each for each in here if each.cue is not None and each.cue.end == end), None)
        speaker = _speaker(story, attribution, at, sentence.first)
        if speaker:
            yield _Cue(start, end, speaker, word in _PRESENT)


def _speaker(story: Story, attribution: Attribution | None, at: int, first: int) -> str:
    """Who is given for the verb at token ``at``, by the attribution analysis or by the name right before it."""
    if attribution is not None and attribution.source is not None:
        source = story.text(*attribution.source)
        if not _DOCUMENTS.isdisjoint(source.lower().split()):
            return ""
        return (attribution.speaker or "").lower()
    return story.tokens.lower[at - 1] if _introduces(story, at, first) else ""


def _introduces(story: Story, at: int, first: int) -> bool:
    """Whether the verb at token ``at`` stands right behind a name and before what its bearer says: `Brel says that`."""
    tokens = story.tokens
    return (
        at > first
        and tokens.text[at - 1][:1].isupper()
        and tokens.text[at - 1].lower() not in _DOCUMENTS
        and "that" in tokens.lower[at + 1 : at + 8]
    )


def _share_a_speaker(one: Sequence[_Cue], other: Sequence[_Cue]) -> bool:
    """Whether the tenses are mixed within what the same people said."""
    return bool({cue.speaker for cue in one} & {cue.speaker for cue in other})


def _of_wavering_speakers(cues: Sequence[_Cue]) -> list[_Cue]:
    """The attributions of the speakers who speak three times or more and are given both tenses."""
    counts = Counter(cue.speaker for cue in cues)
    present = {cue.speaker for cue in cues if cue.present}
    wavering = {cue.speaker for cue in cues if not cue.present and cue.speaker in present}
    return [cue for cue in cues if cue.speaker in wavering and counts[cue.speaker] >= _WAVERING]
