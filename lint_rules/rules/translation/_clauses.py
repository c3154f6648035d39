"""Clauses of a sentence as far as tags and commas tell them: finite verbs, noun phrases, the main clause."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from operator import attrgetter

from lint_rules.document import RUNNING_COPY
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.model.records import NamedTuple

FINITE = frozenset(("VBD", "VBZ", "VBP", "MD"))
TENSED = frozenset("degklmnstw")  # the last letters of what can be a past tense or a third person and nothing else
NOUNS = frozenset(("NN", "NNS", "NNP", "NNPS"))
SUBJECTS = NOUNS | {"PRP", "EX", "DT", "CD"}
PHRASE_OPENERS = frozenset(("DT", "PRP$", "JJ", "JJR", "JJS", "CD", "PDT")) | NOUNS
SUBORDINATORS = frozenset(
    "that when if what where who whom whose which how why whether as than before after until since because"
    " while although though unless once".split()
)
RELATIVES = frozenset(("which", "who", "whom", "whose", "where", "when"))
COORDINATORS = frozenset(("and", "but", "or", "nor", "yet"))
AUXILIARIES = frozenset(
    "is are was were be been am has have had do does did will would can could may might must should shall"
    " 's 're 've 'll 'd 'm n't said says say went came made took got".split()
)
PRONOUNS = frozenset(("it", "he", "she", "they"))
_LONGEST = 300  # tokens
_STOPS = frozenset((",", ";", ":", "—", "–", "--", "("))


class View(NamedTuple):
    """One sentence as parallel lists: words in lower case, words as written, tags; ``first`` is its first token."""

    lower: list[str]
    text: list[str]
    tags: list[str]
    first: int

    def __len__(self) -> int:
        return len(self.lower)


def view(story: Story, sentence: Sentence) -> View:
    """The words and tags of a sentence."""
    first, last = sentence.first, sentence.last
    return View(story.tokens.lower[first:last], story.tokens.text[first:last], story.tags(sentence), first)


def readable(sentence: Sentence) -> bool:
    """Whether the sentence is short enough to be taken apart; what is longer is no sentence but a broken file."""
    return sentence.last - sentence.first <= _LONGEST


def is_running(story: Story, sentence: Sentence) -> bool:
    """Whether the sentence is running copy that can be taken apart."""
    return readable(sentence) and story.block_of(sentence).kind in RUNNING_COPY


def segments(seen: View, start: int) -> Iterator[tuple[int, int]]:
    """The stretches between commas and other breaks from ``start`` on."""
    begin = start
    for at in range(start, len(seen)):
        if seen.lower[at] in _STOPS:
            if at > begin:
                yield begin, at
            begin = at + 1
    if begin < len(seen):
        yield begin, len(seen)


def finite_verbs(seen: View, start: int, end: int) -> list[int]:
    """The finite verbs from ``start`` to ``end`` that no relative pronoun or subordinator before them claims."""
    found: list[int] = []
    claimed = False
    for at in range(start, end):
        if seen.lower[at] in SUBORDINATORS and at > start:
            claimed = True
        elif seen.tags[at] in FINITE and not (at and seen.tags[at - 1] == "MD"):
            if not claimed:
                found.append(at)
            claimed = False
    return found


def states(seen: View, start: int, end: int) -> bool:
    """Whether the stretch can stand alone: it has a subject and a finite verb, and hangs on no other clause."""
    words = seen.lower
    at = start
    while at < end and (words[at] in COORDINATORS or not words[at][0].isalnum()):
        if words[at] in COORDINATORS:
            return False
        at += 1
    if at >= end or words[at] in SUBORDINATORS - {"that", "what"}:
        return False
    verbs = finite_verbs(seen, at, end) or [
        place for place in range(at + 1, end) if _may_be_past(seen, place) or may_be_present(seen, place)
    ]
    return any(any(tag in SUBJECTS for tag in seen.tags[at:verb]) for verb in verbs)


def _may_be_past(seen: View, at: int) -> bool:
    """Whether a word tagged as a participle may be a past tense instead: it follows a noun directly."""
    return seen.tags[at] == "VBN" and seen.tags[at - 1] in NOUNS


def may_be_present(seen: View, at: int) -> bool:
    """Whether a word tagged as a plural may be the verb: it follows a singular noun, and nothing else is one."""
    return (
        seen.tags[at] == "NNS"
        and seen.text[at].islower()
        and at > 0
        and seen.tags[at - 1] in ("NN", "NNP")
        and not any(tag in FINITE for tag in seen.tags)
    )


def has_main_clause(seen: View, start: int) -> bool:
    """Whether a clause that can stand alone follows the stretch that begins at ``start``."""
    stretches = list(segments(seen, start))[1:]
    return any(states(seen, *stretch) or _begins_clause(seen, stretch[0]) for stretch in stretches)


def _begins_clause(seen: View, at: int) -> bool:
    """Whether a subject stands at ``at`` and a finite verb somewhere behind it."""
    subject = seen.tags[at] in PHRASE_OPENERS | SUBJECTS and seen.lower[at] not in SUBORDINATORS
    return subject and any(tag in FINITE for tag in seen.tags[at:])


def phrase_end(seen: View, start: int) -> int:
    """Where the noun phrase that begins at ``start`` ends, behind its last noun; ``start`` if none begins there."""
    at, end = start, start
    while at < len(seen):
        tag = seen.tags[at]
        if tag in NOUNS or tag == "PRP":
            end = at + 1
        elif (
            (tag not in PHRASE_OPENERS and tag not in ("POS", "VBN", "VBG", "RB", "$", "CC", "#"))
            or (tag == "CC" and not (at + 1 < len(seen) and seen.tags[at + 1] in ("JJ", "VBN") and end == start))
            or (tag in ("DT", "PRP$") and end > start and seen.tags[at - 1] != "POS")
            or (tag in ("VBN", "VBG", "RB") and end > start)
        ):
            break
        at += 1
    return end


def opened_by(story: Story, words: frozenset[str], kinds: Collection[str] = RUNNING_COPY) -> list[Sentence]:
    """The sentences of such blocks that begin with one of these words and can be taken apart, in order."""
    blocks, openings = story.blocks, story.concordance.openings
    found = [
        sentence
        for word in words.intersection(openings)
        for sentence in openings[word]
        if readable(sentence) and blocks[sentence.block].kind in kinds
    ]
    found.sort(key=attrgetter("index"))
    return found


def around(
    story: Story, tokens: Iterable[int], kinds: Collection[str] = RUNNING_COPY
) -> Iterator[tuple[int, Sentence]]:
    """Those of the tokens that stand in sentences of such blocks that can be taken apart, each with its sentence."""
    sentence_of, sentences, blocks = story.concordance.sentence_of, story.sentences, story.blocks
    for at in tokens:
        index = sentence_of(at)
        if index >= 0:
            sentence = sentences[index]
            if readable(sentence) and blocks[sentence.block].kind in kinds:
                yield at, sentence


def pointed(
    story: Story,
    sentence: Sentence,
    begin: int,
    end: int,
    message: str,
    pattern: str,
    *,
    severity: Severity,
    cure: str | None,
) -> Remark:
    """A remark on the tokens from ``begin`` to ``end`` of a sentence, counted within it."""
    tokens = story.tokens
    return Remark(
        tokens.start[sentence.first + begin], tokens.end[sentence.first + end - 1], message, severity, cure, pattern
    )
