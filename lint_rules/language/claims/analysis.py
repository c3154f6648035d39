"""The claims of one story."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from lint_rules.language.claims.exemptions import needs_no_source
from lint_rules.language.claims.records import KINDS, Claim, Kind
from lint_rules.language.claims.subjects import start_with_subject
from lint_rules.language.claims.vouching import Vouching
from lint_rules.model import rank

if TYPE_CHECKING:
    from lint_rules.language.story import Story

NARRATED = frozenset({"paragraph", "list-item", "caption"})
_ORDER = {kind: number for number, kind in enumerate(KINDS)}
_FACTIVE = "M1"  # the factive frames of mind-reading: a source that only follows them does not cure them


class ClaimAnalysis:
    """Answers which claims a story makes and who vouches for them. Offsets count in the story's prose."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._vouching = Vouching(story)

    def of(self, kind: Kind) -> list[Claim]:
        """The claims of one kind in the narrator's words, those that are attributed left out."""
        return [claim for claim in self.unattributed if claim.kind == kind]

    def within(self, start: int, end: int) -> list[Claim]:
        """The claims of every kind whose telling words lie between two offsets, whoever vouches for them."""
        return [claim for claim in self.all if start <= claim.match.start and claim.match.end <= end]

    @cached_property
    def unattributed(self) -> list[Claim]:
        """The claims that nobody clearly vouches for, in reading order; no two share a word."""
        loose = [claim for claim in self.all if claim.standing != "attributed"]
        kept: list[Claim] = []
        for claim in sorted(loose, key=lambda claim: (-rank(claim.severity), _ORDER[claim.kind], claim.match.start)):
            if all(claim.match.end <= other.match.start or other.match.end <= claim.match.start for other in kept):
                kept.append(claim)
        return sorted(kept, key=lambda claim: claim.start)

    @cached_property
    def all(self) -> list[Claim]:
        """Every claim in the narrator's copy, in reading order, also those that are attributed or overlap."""
        found = [claim for kind in KINDS for claim in self._of_kind(kind)]
        return sorted(found, key=lambda claim: (claim.start, claim.end, _ORDER[claim.kind]))

    def _of_kind(self, kind: Kind) -> Iterator[Claim]:
        story = self._story
        for match in story.phrases.get(KINDS[kind], ()):
            if match.sentence < 0:
                continue
            sentence = story.sentences[match.sentence]
            if story.block_of(sentence).kind not in NARRATED or story.quotations.touching(match.start, match.end):
                continue
            if needs_no_source(kind, story, sentence, match):
                continue
            standing, attribution = self._vouching.standing(
                sentence, match.start, match.end, factive=match.phrase.id == _FACTIVE, own=kind == "mind"
            )
            start = story.tokens.start[start_with_subject(story, sentence, match.tokens[0])]
            severity = match.phrase.facts["severity"]
            yield Claim(kind, start, match.end, sentence.index, severity, standing, match, attribution)
