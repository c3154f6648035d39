"""The attributions of one story."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence, Set
from itertools import starmap
from operator import attrgetter, itemgetter
from typing import TYPE_CHECKING

from lint_rules.language.attribution import carrying, chain, confidence, glance, linking, signals
from lint_rules.language.attribution.ladder import PREPOSITIONS, RELATIVES, rung
from lint_rules.language.attribution.linking import Link
from lint_rules.language.attribution.records import Attribution, RoleSpan, Rung, Voice
from lint_rules.language.attribution.speakers import Cast, phrase_before
from lint_rules.language.once import lazily
from lint_rules.language.sentences import Sentence, by_block
from lint_rules.model import Span
from lint_rules.model.records import new

if TYPE_CHECKING:
    from lint_rules.language.story import Story

_CARRIED = 0.9  # `In his view` is as good as `he says`
_LOOK_BACK = 8  # spans; those of one sentence may overlap


class _Block:
    """One block as the chain reads it, with the links of each of its sentences."""

    __slots__ = ("links", "readings", "sentences")

    def __init__(self, sentences: Sequence[Sentence], readings: list[chain.Reading], links: list[list[Link]]) -> None:
        self.sentences = sentences
        self.readings = readings
        self.links = links


class _Near:
    """What is attributed near a sentence."""

    def __init__(self, story: Story, found: list[Attribution]) -> None:
        self._story = story
        self._found = found

    @lazily
    def by_sentence(self) -> dict[int, list[Attribution]]:
        """The attributions by sentence."""
        attributions: dict[int, list[Attribution]] = {}
        for each in self._found:
            attributions.setdefault(each.sentence, []).append(each)
        return attributions

    @lazily
    def vouched(self) -> list[tuple[Span, Attribution]]:
        """The ranges that are vouched for, in order."""
        pairs = [
            (span, each)
            for each, following in zip(self._found, (*self._found[1:], None), strict=False)
            for span in carrying.reach(self._story, each, following)
        ]
        return sorted(pairs, key=itemgetter(0))


class _Voices:
    """Whose the attributions are that some links make, worked out when one of them is asked for. They know the story
    and not its analysis, which would then hold on to itself."""

    __slots__ = ("_heard", "_story", "links")

    def __init__(self, story: Story) -> None:
        self.links: list[Link] = []
        self._story = story
        self._heard: Sequence[Voice] = ()

    def __getitem__(self, number: int) -> Voice:
        self._heard = self._heard or self._story.attribution.heard(self.links)
        return self._heard[number]


class AttributionAnalysis:
    """Answers who says what in a story. Sentences are named by their index, places by prose offsets.

    A block is read when something in it is asked for, so rules that ask little cost little. ``attributions`` reads the
    whole story; ``of_sentence``, ``covering`` and ``probability`` see a block, with those that its quotations run on
    from or into, whatever was asked before.
    """

    def __init__(self, story: Story) -> None:
        self._story = story
        self._read: dict[int, _Block] = {}
        self._near: dict[int, _Near] = {}
        self._likely: dict[int, float] = {}
        self._nameable: dict[int, bool] = {}

    @lazily
    def _blocks(self) -> list[list[Sentence]]:
        return by_block(self._story.sentences)

    @lazily
    def _place(self) -> dict[int, int]:
        """The place in ``_blocks`` of each block that has sentences."""
        return {block[0].block: place for place, block in enumerate(self._blocks)}

    @lazily
    def _states(self) -> list[int]:
        return signals.quote_states(self._story, self._blocks)

    @lazily
    def verdicts(self) -> Sequence[glance.Verdict]:
        """Of each sentence whether, as far as its words alone tell, somebody is surely named for it, surely nobody, or
        neither is sure; cheap, since no block is read."""
        verdicts = glance.verdicts(self._glances)
        for sentence in self._of_views:
            if verdicts[sentence] == "nobody":
                verdicts[sentence] = "unsure"
        return verdicts

    @lazily
    def _glances(self) -> list[float]:
        """The probability that a glance gives to each sentence: all at once, since nearly all are asked for."""
        return glance.shipped().probabilities(self._story.tokens.text, self._states, self._story.sentences)

    def _block(self, place: int) -> _Block:
        known = self._read.get(place)
        if known is None:
            sentences = self._blocks[place]
            verdicts = self.verdicts
            quiet = {each.index for each in sentences if verdicts[each.index] == "nobody"}
            readings = chain.shipped().read(self._story.tokens.text, self._states, sentences, quiet)
            links = list(map(self._links, sentences, readings))
            known = self._read[place] = _Block(sentences, readings, links)
        return known

    def _links(self, sentence: Sentence, reading: chain.Reading) -> list[Link]:
        links = linking.link(reading.roles, sentence) if reading.roles else []
        if sentence.index in self._of_views and not any(each.cue for each in links):
            view = carrying.in_somebodys_view(self._story.tokens.lower, sentence)
            links = [view] if view else links
        return linking.complete(links, self._story.tokens.text, sentence) if links else links

    @lazily
    def _of_views(self) -> Set[int]:
        """The sentences that may give somebody's view without a verb."""
        return self._story.concordance.sentences_with(carrying.VIEWS)

    @lazily
    def _cast(self) -> Cast:
        return Cast(self._story)

    @lazily
    def attributions(self) -> list[Attribution]:
        """All attributions in reading order."""
        return self._attributions(range(len(self._blocks)))

    def _attributions(self, places: range) -> list[Attribution]:
        found: list[Attribution] = []
        voices = _Voices(self._story)
        contents: list[list[Span]] = []
        ahead: list[Span] = []  # content whose speaker is named where its quotation ends
        touching = self._story.quotations.touching if self._story.quotations else None
        starts, ends = self._story.tokens.start, self._story.tokens.end
        for each in [link for place in places for links in self._block(place).links for link in links]:
            source, cue, spans, sentence, carried = each
            content = [new(Span, (starts[first], ends[last - 1])) for first, last, _ in spans]
            if cue is None and source is None:
                if self._speaker_follows(each, content, places):
                    ahead += content
                    continue
                if found and self._goes_on(found[-1], contents[-1], each, content):
                    contents[-1] += content
                    continue
            if ahead and self._is_narrated(each):
                content, ahead = [*ahead, *content], []
            told_by, told = source and self._span(source), cue and self._span(cue)
            quoted = touching is not None and any(starmap(touching, content))
            fields = told_by, told, tuple(content), quoted, sentence, carried, voices, len(found)
            found.append(new(Attribution, fields))
            voices.links.append(each)
            contents.append(content)
        return [
            each if len(each.content) == len(content) else each._replace(content=tuple(content))
            for each, content in zip(found, contents, strict=True)
        ]

    def _around(self, block: int) -> _Near:
        """What is attributed in a block and in those it shares a quotation with."""
        place = self._place[block]
        known = self._near.get(place)
        if known is None:
            first, last = place, place + 1
            while first and self._continues(first):
                first -= 1
            while last < len(self._blocks) and self._continues(last):
                last += 1
            known = _Near(self._story, self._attributions(range(first, last)))
            self._near.update(dict.fromkeys(range(first, last), known))
        return known

    def _continues(self, place: int) -> bool:
        """Whether a block opens in a quotation that began in the block before it."""
        sentence = self._blocks[place][0]
        if sentence.block not in self._continued:
            return False
        quotation = self._story.quotations.touching(sentence.start, sentence.start + 1)
        return quotation is not None and quotation.continued

    @lazily
    def _continued(self) -> Set[int]:
        """The indices of the blocks in which a quotation of another one goes on."""
        return {quotation.block for quotation in self._story.quotations if quotation.continued}

    def is_attributed(self, sentence: int, at_least: float = 0.5) -> bool:
        """Whether somebody is named for what the sentence says; where a glance does not settle it, with a probability
        of ``at_least`` (between `glance.NOBODY` and `glance.TOLD`)."""
        verdict = self.verdicts[sentence]
        return self.probability(sentence) >= at_least if verdict == "unsure" else verdict == "told"

    def of_sentence(self, sentence: int) -> Sequence[Attribution]:
        """The attributions that stand in a sentence; none for an index that no sentence has."""
        if not 0 <= sentence < len(self.verdicts) or self.verdicts[sentence] == "nobody":
            return []
        return self._around(self._story.sentences[sentence].block).by_sentence.get(sentence, [])

    def may_name(self, sentence: int) -> bool:
        """Whether a person whom the story names may be given for words of a sentence; cheap, since no block is read."""
        known = self._nameable.get(sentence)
        if known is None:  # asked for each quotation of what may be an endless sentence
            may = self.verdicts[sentence] != "nobody" and self._cast.may_speak_in(self._story.sentences[sentence])
            known = self._nameable[sentence] = may
        return known

    def probability(self, sentence: int) -> float:
        """How sure it is, 0 to 1, that somebody is named for what the sentence says."""
        known = self._likely.get(sentence)
        if known is None:
            known = self._likely[sentence] = self._probability(sentence)
        return known

    def _probability(self, sentence: int) -> float:
        here = self._story.sentences[sentence]
        block = self._block(self._place[here.block])
        number = here.index - block.sentences[0].index
        if block.links[number] and block.links[number][0].carried:
            return _CARRIED
        signs = chain.shipped().signs(self._story.tokens.text[here.first : here.last])
        sides = confidence.Block(block.readings, chain.shipped().unit)
        features = sides.features(number, signs, self._states[here.first : here.last], self._glances[sentence])
        return confidence.shipped().probability(features)

    def covering(self, start: int, end: int) -> Attribution | None:
        """The attribution that vouches for the middle of the prose range, or None; of several the one nearest by."""
        middle = (start + end) // 2
        sentence = self._story.sentence_at(middle)
        if sentence is None or self.verdicts[sentence.index] == "nobody":
            return None
        vouched = self._around(sentence.block).vouched
        at = bisect_right(vouched, middle, key=lambda pair: pair[0].start)
        for span, attribution in reversed(vouched[max(at - _LOOK_BACK, 0) : at]):
            if middle < span.end:
                return attribution
        return None

    def _speaker_follows(self, each: Link, content: Sequence[Span], places: range) -> bool:
        """Whether the quotation that the content stands in ends in a later sentence, with a cue behind it."""
        story = self._story
        quotation = story.quotations.touching(*content[0])
        if quotation is None or quotation.end <= story.sentences[each.sentence].end:
            return False
        last = story.sentence_at(quotation.end - 1)
        if last is None or self._place[last.block] not in places:
            return False
        block = self._block(self._place[last.block])
        return any(map(self._is_narrated, block.links[last.index - block.sentences[0].index]))

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

    def heard(self, links: Sequence[Link]) -> list[Voice]:
        """Whose the attributions are that these links make, in reading order."""
        self._cast.forget()
        return list(map(self._voice, links))

    def _voice(self, each: Link) -> Voice:
        if each.source is None:
            return Voice(None, "", "none")
        person = self._cast.resolve(each.source)
        if person is None:
            return Voice(None, "", self._rung(each.source, each.cue))
        return Voice(person.name, person.title, "named")

    def _rung(self, source: RoleSpan, cue: RoleSpan | None) -> Rung:
        """The rung of a source that is no person whom the story names."""
        spoken = self._antecedent(source)
        span = self._span(spoken)
        words = self._story.tokens.lower[spoken.first : spoken.last]
        told = self._story.text(*self._span(cue)) if cue else ""
        return rung(words, self._story.text(*span), told, named=self._names(span))

    def spoken_of(self, attribution: Attribution) -> Span | None:
        """The words that tell who an attribution's source is: its own, or for a lone `which` the noun phrase before."""
        if attribution.source is None:
            return None
        starts = self._story.tokens.start
        first, last = bisect_left(starts, attribution.source.start), bisect_left(starts, attribution.source.end)
        return self._span(self._antecedent(RoleSpan(first, last, attribution.sentence)))

    def _antecedent(self, source: RoleSpan) -> RoleSpan:
        """The noun phrase that a lone relative pronoun follows: `the report` in `the report, which warned`; any other
        source itself."""
        lower = self._story.tokens.lower
        first = self._story.sentences[source.sentence].first
        if source.last - source.first > 1 or lower[source.first] not in RELATIVES:
            return source
        end = source.first - (lower[source.first - 1 : source.first] == [","])
        begin = phrase_before(self._story.tokens.text[first:end])
        return source._replace(first=first + begin, last=end) if first + begin < end else source

    def _names(self, source: Span) -> bool:
        """Whether the source is a name, but not a place, or has one in front of its first preposition."""
        mentions = self._story.mentions
        for at in range(bisect_left(mentions, source.start, key=attrgetter("start")), len(mentions)):
            mention = mentions[at]
            if mention.start >= source.end:
                break
            if mention.text not in self._places:
                before = self._story.text(source.start, mention.start).lower().split()
                return PREPOSITIONS.isdisjoint(before)
        return False

    @lazily
    def _places(self) -> Set[str]:
        """The names that are somewhere told to be those of places."""
        return {mention.text for mention in self._story.mentions if mention.kind == "place"}

    def _span(self, span: RoleSpan) -> Span:
        tokens = self._story.tokens
        first, last, _ = span
        return new(Span, (tokens.start[first], tokens.end[last - 1]))
