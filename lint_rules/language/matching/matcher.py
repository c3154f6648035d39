"""Runs a compiled program of phrases over a story, in one pass over its words."""

from __future__ import annotations

import marshal
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from lint_rules.language.matching.finder import Hit, Reading, finder
from lint_rules.language.matching.passage import Story
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple


class Phrase(NamedTuple):
    """One entry of a pack: ``rule`` and ``id`` name it, ``facts`` is what the pack says of it (severity, message)."""

    rule: str
    id: str
    facts: Mapping[str, Any]


class PhraseMatch(NamedTuple):
    """Where a phrase stands: prose offsets of the match and of its named parts.

    ``sentence`` is the index of its sentence, -1 for a phrase written as a regular expression; ``tokens`` the half-open
    range of its tokens.
    """

    phrase: Phrase
    start: int
    end: int
    sentence: int
    tokens: tuple[int, int]
    captures: Mapping[str, tuple[int, int]]


class PhraseMatcher:
    """All phrases of all packs, ready to run; keeps nothing of the stories it has seen unless told to `remember`."""

    __slots__ = ("_finder", "_known", "_phrases", "_program", "_remembered")

    def __init__(self, program: Mapping[str, Any]) -> None:
        self._program = program
        self._finder = finder(program, self._conditions)
        self._phrases: dict[int, tuple[Phrase, Mapping[str, Any]]] = {}
        self._known: dict[tuple[str, ...], Sequence[Hit]] = {}
        self._remembered = 0

    def match(self, story: Story) -> dict[str, list[PhraseMatch]]:
        """Every match in the story by rule, in the order of the text; within one phrase no two overlap."""
        found = self._matches(story)
        found.sort(key=lambda match: (match.start, match.end, match.phrase.id))
        by_rule: dict[str, list[PhraseMatch]] = {}
        for match in found:
            by_rule.setdefault(match.phrase.rule, []).append(match)
        return by_rule

    def remember(self, sentences: int) -> None:
        """Keep what was found in so many sentences, for an editor that asks for a story again at every keystroke."""
        self._remembered = sentences

    def _matches(self, story: Story) -> list[PhraseMatch]:
        """All matches in the story; regular expressions are tried where a trigger of theirs stands."""
        reading = self._finder.reading(story)
        in_story: dict[int, bool] = {}
        triggered: dict[int, str] = {}
        found: list[PhraseMatch] = []
        for at, hits in self._remembered_hits(story, reading) if self._remembered else reading.found():
            found += self._matches_in(story, at, hits, reading, in_story, triggered)
        for number in sorted(triggered):
            found += self._searched(story.prose, number, triggered[number])
        return found

    def _remembered_hits(self, story: Story, reading: Reading) -> Iterator[tuple[int, Sequence[Hit]]]:
        for at, sentence in enumerate(story.sentences):
            words = tuple(story.tokens.text[sentence.first : sentence.last])
            hits = self._known.get(words)
            if hits is None:
                if len(self._known) >= self._remembered:
                    self._known.clear()
                hits = self._known[words] = reading.hits(at)
            yield at, hits

    def _matches_in(
        self,
        story: Story,
        at: int,
        hits: Sequence[Hit],
        reading: Reading,
        in_story: dict[int, bool],
        triggered: dict[int, str],
    ) -> list[PhraseMatch]:
        """The matches in one sentence without those that overlap a longer or earlier one of the same phrase;
        ``in_story`` remembers which phrases the story spares, ``triggered`` the regular expressions it is to be
        searched for."""
        found: list[PhraseMatch] = []
        taken: dict[int, int] = {}  # where the last match of each phrase ends; they come in the order of their starts
        starts, ends, origin = story.tokens.start, story.tokens.end, story.sentences[at].first
        for number, begin, stop, parts in sorted(hits, key=_earliest_longest) if len(hits) > 1 else hits:
            if begin < taken.get(number, 0):
                continue
            phrase, conditions = self._phrase(number)
            if "regex" in conditions:
                triggered[number] = conditions["regex"]
                continue
            if "story" in conditions:
                if number not in in_story:
                    in_story[number] = any(reading.stands(*condition) for condition in conditions["story"])
                if in_story[number]:
                    continue
            taken[number] = stop
            first, last = begin + origin, stop + origin
            captures: dict[str, tuple[int, int]] = {}
            for name, (opens, shuts) in parts.items():
                captures[name] = (starts[opens + origin], ends[shuts + origin - 1])
            found.append(PhraseMatch(phrase, starts[first], ends[last - 1], at, (first, last), captures))
        return found

    def _searched(self, prose: str, number: int, regex: str) -> Iterator[PhraseMatch]:
        """The matches of a regular expression."""
        phrase, _ = self._phrase(number)
        for match in compiled(regex).finditer(prose):
            spans = {name: match.span(name) for name in match.groupdict() if match.span(name)[0] >= 0}
            if match.end() > match.start():
                yield PhraseMatch(phrase, match.start(), match.end(), -1, (0, 0), spans)

    def _conditions(self, number: int) -> Mapping[str, Any]:
        return self._phrase(number)[1]

    def _phrase(self, number: int) -> tuple[Phrase, Mapping[str, Any]]:
        """The phrase of that number, and what must stand or not stand with it: sets and nodes by number."""
        known = self._phrases.get(number)
        if known is None:
            facts = marshal.loads(self._program["phrases"][number])
            conditions: dict[str, Any] = facts.pop("conditions")
            phrase = Phrase(facts.pop("rule"), facts.pop("id"), facts)
            known = self._phrases[number] = (phrase, conditions)
        return known


def _earliest_longest(hit: Hit) -> tuple[int, int]:
    """What puts hits in order."""
    return hit[1], -hit[2]
