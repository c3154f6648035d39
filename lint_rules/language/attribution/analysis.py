"""The attributions of one story."""

from __future__ import annotations

from bisect import bisect_right
from functools import cached_property
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING

from lint_rules.language.attribution import chain, linking, signals
from lint_rules.language.attribution.ladder import rung
from lint_rules.language.attribution.linking import Link
from lint_rules.language.attribution.records import Attribution, RoleSpan
from lint_rules.language.attribution.speakers import Cast
from lint_rules.model import Span

if TYPE_CHECKING:
    from lint_rules.language.story import Story


class AttributionAnalysis:
    """Answers who says what in a story. Sentences are named by their index, places by prose offsets."""

    def __init__(self, story: Story) -> None:
        self._story = story

    @cached_property
    def links(self) -> list[list[Link]]:
        """Per sentence the linked role spans as the model sees them."""
        story = self._story
        model = chain.shipped()
        signs = model.signs(story.tokens)
        states = signals.quote_states(story.tokens, story.sentences)
        found: list[list[Link]] = []
        for _, group in groupby(story.sentences, key=attrgetter("block")):
            block = list(group)
            labels = model.labels(signs, states, block)
            found += [linking.link(linking.spans(labels, block[0].first, sentence)) for sentence in block]
        return found

    @cached_property
    def attributions(self) -> list[Attribution]:
        """All attributions in reading order."""
        cast = Cast(self._story)
        found: list[Attribution] = []
        for links in self.links:
            for each in links:
                if each.cue is None and each.source is None and self._goes_on(found, each):
                    before = found[-1]
                    found[-1] = before._replace(content=before.content + tuple(map(self._span, each.content)))
                else:
                    found.append(self._attribution(each, cast))
        return found

    def probability(self, sentence: int) -> float:
        """How sure it is, 0 to 1, that somebody is named for what the sentence says."""
        links = self.links[sentence]
        if any(each.source and each.content for each in links):
            return 0.95
        if any(each.cue or each.content for each in links):
            return 0.75
        return 0.1

    def covering(self, start: int, end: int) -> Attribution | None:
        """The attribution whose content holds the middle of the prose range, or None."""
        middle = (start + end) // 2
        at = bisect_right(self._content_starts, middle) - 1
        if at >= 0:
            span, attribution = self._contents[at]
            if span.start <= middle < span.end:
                return attribution
        return None

    @cached_property
    def _contents(self) -> list[tuple[Span, Attribution]]:
        pairs = [(span, attribution) for attribution in self.attributions for span in attribution.content]
        return sorted(pairs, key=lambda pair: pair[0])

    @cached_property
    def _content_starts(self) -> list[int]:
        return [span.start for span, _ in self._contents]

    def _goes_on(self, found: list[Attribution], each: Link) -> bool:
        """Whether content without cue and source goes on with what the attribution before has begun."""
        if not found or not each.content or not found[-1].content:
            return False
        sentences = self._story.sentences
        return found[-1].cue is not None and each.sentence - self._last_sentence(found[-1]) <= 1 and (
            sentences[each.sentence].block - sentences[found[-1].sentence].block <= 1
        )

    def _last_sentence(self, attribution: Attribution) -> int:
        last = self._story.sentence_at(attribution.content[-1].start)
        return last.index if last else attribution.sentence

    def _attribution(self, each: Link, cast: Cast) -> Attribution:
        story = self._story
        source = self._span(each.source) if each.source else None
        content = tuple(map(self._span, each.content))
        words = story.tokens.text[each.source.first : each.source.last] if each.source else []
        person = None
        if source:
            person = cast.resolve(source, [word.lower() for word in words])
        quoted = any(story.quotations.touching(*span) for span in content)
        text = story.prose[source.start : source.end] if source else ""
        return Attribution(
            source, self._span(each.cue) if each.cue else None, content, person.name if person else None,
            person.title if person else "", quoted, rung(words, text, named=person is not None), each.sentence,
        )  # fmt: skip

    def _span(self, span: RoleSpan) -> Span:
        tokens = self._story.tokens
        return Span(tokens.start[span.first], tokens.end[span.last - 1])
