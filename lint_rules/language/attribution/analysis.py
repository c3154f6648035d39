"""The attributions of one story."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from lint_rules.language.attribution import carrying, chain, confidence, linking, signals
from lint_rules.language.attribution.ladder import PREPOSITIONS, rung
from lint_rules.language.attribution.linking import Link
from lint_rules.language.attribution.records import Attribution, RoleSpan
from lint_rules.language.attribution.speakers import Cast
from lint_rules.model import Span

if TYPE_CHECKING:
    from lint_rules.language.story import Story

_CARRIED = 0.9  # `In his view` is as good as `he says`
_LOOK_BACK = 8  # spans; those of one sentence may overlap


class AttributionAnalysis:
    """Answers who says what in a story. Sentences are named by their index, places by prose offsets."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def links(self) -> list[list[Link]]:
        """Per sentence the linked role spans."""
        words, lowers = self._story.tokens.text, self._story.tokens.lower
        found = []
        for sentence, reading in zip(self._story.sentences, self._readings, strict=True):
            links = linking.link(linking.spans(reading.labels, sentence))
            if not any(each.cue for each in links):
                view = carrying.in_somebodys_view(lowers, sentence)
                links = [view] if view else links
            links = linking.complete(links, words, sentence)
            found.append(links)
        return found

    @cached_property
    def _signs(self) -> list[chain.WordSigns]:
        return chain.shipped().signs(self._story.tokens)

    @cached_property
    def _states(self) -> list[int]:
        return signals.quote_states(self._story.tokens, self._story.sentences)

    @cached_property
    def _readings(self) -> list[chain.Reading]:
        model = chain.shipped()
        return [
            reading
            for block in chain.blocks(self._story.sentences)
            for reading in model.read(self._signs, self._states, block)
        ]

    @cached_property
    def attributions(self) -> list[Attribution]:
        """All attributions in reading order."""
        cast = Cast(self._story)
        found: list[Attribution] = []
        contents: list[list[Span]] = []
        ahead: list[Span] = []  # content whose speaker is named where its quotation ends
        for links in self.links:
            for each in links:
                content = [self._span(span) for span in each.content]
                if not each.cue and not each.source:
                    if self._speaker_follows(each, content):
                        ahead += content
                        continue
                    if found and self._goes_on(found[-1], contents[-1], each, content):
                        contents[-1] += content
                        continue
                if self._is_narrated(each):
                    content, ahead = [*ahead, *content], []
                found.append(self._attribution(each, content, cast))
                contents.append(content)
        return [each._replace(content=tuple(content)) for each, content in zip(found, contents, strict=True)]

    def probability(self, sentence: int) -> float:
        """How sure it is, 0 to 1, that somebody is named for what the sentence says."""
        return self._probabilities[sentence]

    @cached_property
    def _probabilities(self) -> list[float]:
        model, unit = confidence.shipped(), chain.shipped().unit
        found = []
        for block in chain.blocks(self._story.sentences):
            readings = confidence.Block(self._readings[block[0].index : block[-1].index + 1], unit)
            for place, sentence in enumerate(block):
                if self.links[sentence.index] and self.links[sentence.index][0].carried:
                    found.append(_CARRIED)
                    continue
                signs = self._signs[sentence.first : sentence.last]
                features = readings.features(place, signs, self._states[sentence.first : sentence.last])
                found.append(model.probability(features, signs))
        return found

    def covering(self, start: int, end: int) -> Attribution | None:
        """The attribution that vouches for the middle of the prose range, or None; of several the one nearest by."""
        middle = (start + end) // 2
        at = bisect_right(self._starts, middle)
        for span, attribution in reversed(self._vouched[max(at - _LOOK_BACK, 0) : at]):
            if middle < span.end:
                return attribution
        return None

    @cached_property
    def _vouched(self) -> list[tuple[Span, Attribution]]:
        all_ = self.attributions
        pairs = [
            (span, each)
            for each, following in zip(all_, (*all_[1:], None), strict=False)
            for span in carrying.reach(self._story, each, following)
        ]
        return sorted(pairs, key=lambda pair: pair[0])

    @cached_property
    def _starts(self) -> list[int]:
        return [span.start for span, _ in self._vouched]

    def _speaker_follows(self, each: Link, content: Sequence[Span]) -> bool:
        """Whether the quotation that the content stands in ends in a later sentence, with a cue behind it."""
        story = self._story
        quotation = story.quotations.touching(*content[0])
        if quotation is None or quotation.end <= story.sentences[each.sentence].end:
            return False
        last = story.sentence_at(quotation.end - 1)
        return last is not None and any(map(self._is_narrated, self.links[last.index]))

    def _is_narrated(self, each: Link) -> bool:
        """Whether the link has a cue that stands outside quotations: not what a quoted speaker thinks."""
        return each.cue is not None and self._states[each.cue.first] == signals.OUTSIDE

    def _goes_on(self, before: Attribution, so_far: Sequence[Span], each: Link, content: Sequence[Span]) -> bool:
        """Whether content without cue and source goes on with what the attribution before has said so far.

        Into the next paragraph only a quotation goes on.
        """
        if before.cue is None or not so_far:
            return False
        story = self._story
        last = story.sentence_at(so_far[-1].start)
        if last is None or each.sentence - max(last.index, before.sentence) > 1:
            return False
        return last.block == story.sentences[each.sentence].block or (
            before.quoted and story.quotations.touching(*content[0]) is not None
        )

    def _attribution(self, each: Link, content: Sequence[Span], cast: Cast) -> Attribution:
        story = self._story
        source = self._span(each.source) if each.source else None
        person = cast.resolve(each.source) if each.source else None
        words = story.tokens.lower[each.source.first : each.source.last] if each.source else []
        text = story.text(*source) if source else ""
        cue_span = self._span(each.cue) if each.cue else None
        cue = story.text(*cue_span) if cue_span else ""
        return Attribution(
            source=source,
            cue=cue_span,
            content=tuple(content),
            speaker=person.name if person else None,
            title=person.title if person else "",
            quoted=any(story.quotations.touching(*span) for span in content),
            rung=rung(words, text, cue, person=person is not None, named=source is not None and self._names(source)),
            sentence=each.sentence,
            carried=each.carried,
        )

    def _names(self, source: Span) -> bool:
        """Whether the source is a name, but not a place, or has one in front of its first preposition."""
        at = bisect_left(self._mention_starts, source.start)
        if at == len(self._mention_starts) or self._mention_starts[at] >= source.end:
            return False
        return not PREPOSITIONS.intersection(self._story.text(source.start, self._mention_starts[at]).lower().split())

    @cached_property
    def _mention_starts(self) -> list[int]:
        return [mention.start for mention in self._story.mentions]

    def _span(self, span: RoleSpan) -> Span:
        tokens = self._story.tokens
        return Span(tokens.start[span.first], tokens.end[span.last - 1])
