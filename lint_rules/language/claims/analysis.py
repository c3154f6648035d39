"""The claims of one story."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint_rules.language.claims import tenor
from lint_rules.language.claims.exemptions import needs_no_source
from lint_rules.language.claims.loading import loaded_sentences
from lint_rules.language.claims.records import KINDS, TENOR, Claim, Kind
from lint_rules.language.claims.subjects import is_power, start_with_subject
from lint_rules.language.claims.vouching import Vouching
from lint_rules.language.once import lazily
from lint_rules.model import Severity, rank

if TYPE_CHECKING:
    from lint_rules.language.attribution import Attribution
    from lint_rules.language.matching import PhraseMatch
    from lint_rules.language.sentences import Sentence
    from lint_rules.language.story import Story

NARRATED = frozenset({"paragraph", "list-item", "caption"})
_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_FACTIVE = "M1"  # the factive frames of mind-reading: a source that only follows them does not cure them
# Forecasts and demands told by their grammar alone: they count only where nobody speaks nearby.
_BY_GRAMMAR = frozenset({"P4", "P7", "S3", "N4", "M4", "C3"})
_TOLD_BY_THEIR_CUE = frozenset({"mind", "figure", "inference"})  # words that may pass for a cue: fears, shows
_UPHEAVALS = frozenset({"P1", "P2"})  # forecasts of what nobody can put on a timetable
_DEEDS = frozenset({"G4"})  # accusations of a deed: as grave as an error, whatever their severity
_LOADED = "loaded"
# Rules whose phrases carry a claim of their own, which needs no second remark.
_TOLD_OTHERWISE = ("attribution/reader-directing", "attribution/sourceless-rumour")
_APART = 25  # characters between two claims of one kind that a sentence is told of separately


class ClaimAnalysis:
    """Answers which claims a story makes and who vouches for them. Offsets count in the story's prose."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._vouching = Vouching(story)
        self._powers: dict[str, bool] = {}
        self._spared: dict[tuple[Kind, int, bool], bool] = {}

    def of(self, kind: Kind) -> list[Claim]:
        """The claims of one kind in the narrator's words, those that are attributed left out."""
        return self._by_kind.get(kind, [])

    @lazily
    def _by_kind(self) -> dict[Kind, list[Claim]]:
        found: dict[Kind, list[Claim]] = {}
        for claim in self.unattributed:
            found.setdefault(claim.kind, []).append(claim)
        return found

    def within(self, start: int, end: int) -> Iterator[Claim]:
        """The claims of every kind whose telling words lie between two offsets, whoever vouches for them."""
        for claim in self.all[bisect_left(self._triggers, start) :]:
            if claim.trigger >= end:
                break
            if claim.end <= end:
                yield claim

    def start(self, claim: Claim) -> int:
        """The prose offset of the claim's telling words, or of their subject where they have one."""
        sentence = self._story.sentences[claim.sentence]
        return self._story.tokens.start[start_with_subject(self._story, sentence, claim.first)]

    def source(self, claim: Claim) -> Attribution | None:
        """The attribution whose words are known to reach the claim, if one vouches for it."""
        own, grave = claim.kind in _TOLD_BY_THEIR_CUE, _is_grave(claim.kind, claim.severity, claim.pattern)
        return self._vouching.source(claim.trigger, claim.end, own=own, grave=grave)

    def attributions_in(self, sentence: int) -> Sequence[Attribution]:
        """The attributions that stand in the sentence with this index."""
        return self._story.attribution.of_sentence(sentence)

    @lazily
    def unattributed(self) -> list[Claim]:
        """The claims that nobody clearly vouches for, in reading order: of each sentence no two of a kind side by
        side, and no two that share their telling words."""
        loose = [claim for claim in self.all if claim.standing != "attributed"]
        kept: dict[int, list[Claim]] = {}
        for claim in sorted(loose, key=_gravest_first):
            beside = kept.setdefault(claim.sentence, [])
            if not any(_say_the_same(claim, other) for other in beside):
                beside.append(claim)
        return sorted((claim for beside in kept.values() for claim in beside), key=lambda claim: claim.trigger)

    @lazily
    def all(self) -> list[Claim]:
        """Every claim in the narrator's copy, in reading order, also those that are attributed or overlap."""
        matches = self._story.phrases
        told = [(kind, matches[rule]) for kind, rule in KINDS.items() if rule in matches]
        found = [claim for kind, phrases in told for claim in self._of_kind(kind, phrases)]
        found += self._of_loaded_sentences()
        found += self._heard(found)
        return sorted(found, key=lambda claim: (claim.trigger, claim.end, _ORDER[claim.kind]))

    @lazily
    def _triggers(self) -> list[int]:
        return [claim.trigger for claim in self.all]

    def _of_kind(self, kind: Kind, matches: Sequence[PhraseMatch]) -> Iterator[Claim]:
        for match in matches:
            if match.sentence < 0:
                continue
            sentence, phrase = self._story.sentences[match.sentence], match.phrase
            if not self._is_narrated(sentence, match.start, match.end):
                continue
            if self._has_a_mind_to_read(match) and not self._needs_no_source(kind, sentence, phrase.id):
                yield self._claim(kind, sentence, *match.tokens, phrase.facts["severity"], phrase.id)

    def _of_loaded_sentences(self) -> Iterator[Claim]:
        tokens = self._story.tokens
        for sentence, first, last in loaded_sentences(self._story):
            if self._is_narrated(sentence, tokens.start[first], tokens.end[first]):
                yield self._claim("opinion", sentence, first, last, "warning", _LOADED)

    def _heard(self, found: Sequence[Claim]) -> Iterator[Claim]:
        """The claims that the tenor of sentences tells, but for those where words told one that is worth a warning."""
        told = {each.sentence for each in found if each.standing == "bare" and rank(each.severity) >= rank("warning")}
        told |= {match.sentence for rule in _TOLD_OTHERWISE for match in self._story.phrases.get(rule, ())}
        for heard in tenor.shipped().hear(self._story):
            sentence = heard.sentence
            if sentence.index in told or self._needs_no_source(heard.kind, sentence, TENOR):
                continue
            claim = self._claim(heard.kind, sentence, heard.first, heard.last, "warning", TENOR)
            if claim.standing == "bare":
                yield claim

    def _needs_no_source(self, kind: Kind, sentence: Sentence, pattern: str) -> bool:
        key = kind, sentence.index, pattern not in _UPHEAVALS
        if key not in self._spared:
            self._spared[key] = needs_no_source(kind, self._story, sentence, planned=key[2])
        return self._spared[key]

    def _has_a_mind_to_read(self, match: PhraseMatch) -> bool:
        """Whether a bare name that feels or wants is a power's; a person may have told what they feel."""
        name = match.captures.get("name")
        if name is None:
            return True
        word = self._story.text(*name)
        if word not in self._powers:
            self._powers[word] = is_power(self._story, *name)
        return self._powers[word]

    def _is_narrated(self, sentence: Sentence, start: int, end: int) -> bool:
        story = self._story
        return story.block_of(sentence).kind in NARRATED and story.quotations.touching(start, end) is None

    def _claim(self, kind: Kind, sentence: Sentence, first: int, last: int, severity: Severity, pattern: str) -> Claim:
        story = self._story
        trigger, end = story.tokens.start[first], story.tokens.end[last - 1]
        own, grave = kind in _TOLD_BY_THEIR_CUE, _is_grave(kind, severity, pattern)
        standing = self._vouching.standing(sentence, trigger, end, factive=pattern == _FACTIVE, own=own, grave=grave)
        if standing == "bare" and pattern in _BY_GRAMMAR and not self._vouching.is_silent_nearby(sentence):
            standing = "carried"
        return Claim(kind, trigger, end, first, sentence.index, severity, standing, pattern)


def _is_grave(kind: Kind, severity: Severity, pattern: str) -> bool:
    """Whether it takes more than the sound of an attribution to vouch for the claim."""
    return pattern in _DEEDS or (severity == "error" and kind != "mind")


def _say_the_same(one: Claim, other: Claim) -> bool:
    """Whether two claims of one sentence share telling words, or are of one kind and stand side by side."""
    apart = max(one.trigger - other.end, other.trigger - one.end)
    return apart < (_APART if one.kind == other.kind else 0)


def _gravest_first(claim: Claim) -> tuple[bool, int, int, int]:
    return claim.standing != "bare", -rank(claim.severity), _ORDER[claim.kind], claim.trigger
