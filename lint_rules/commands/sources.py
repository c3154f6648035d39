"""``newslint sources``: the sourcing ledger: every attribution, its speaker and its rung."""

from __future__ import annotations

import argparse
import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from lint_rules.commands.stories import Reading, add_jobs, add_paths, full_story
from lint_rules.document import Document
from lint_rules.language.attribution import RUNGS, Attribution, Rung
from lint_rules.language.claims import Claim
from lint_rules.language.story import Story
from lint_rules.model import Span
from lint_rules.model.display import plain
from lint_rules.model.records import NamedTuple

SCHEMA = 1
_COLUMN = 38
_QUOTE = 70
_CONTROLS = dict.fromkeys([*range(32), *range(127, 160)])


class Speaker(NamedTuple):
    """Somebody who speaks in a story: name (or the source's own words), title, how often, on which rung, first line."""

    name: str
    title: str
    times: int
    rung: Rung
    line: int


class Ledger(NamedTuple):
    """A story's sourcing: who speaks, in the order of their weight, and which claims rest on nobody."""

    path: str
    speakers: tuple[Speaker, ...]
    orphans: tuple[tuple[int, Claim, str], ...]
    rungs: Counter[Rung]
    sentences: int
    attributed: int

    @property
    def summary(self) -> str:
        """One line for the slot editor."""
        if not self.sentences:
            return "nothing to source: no running copy"
        named = self.rungs["named"] + self.rungs["titled"]
        total = sum(self.rungs.values())
        loudest = self.speakers[0] if self.speakers and self.speakers[0].rung != "none" else None
        voices = sum(speaker.rung != "none" for speaker in self.speakers)
        parts = [
            f"{_count(voices, 'source')} for {_count(total, 'attribution')}",
            f"{named} named or identified, {self.rungs['group']} a group, {self.rungs['anonymous']} anonymous,"
            f" {self.rungs['none']} nobody",
            f"{round(100 * self.attributed / self.sentences)}% of {_count(self.sentences, 'sentence')} attributed",
            f"{_count(len(self.orphans), 'claim')} on nobody's word" if self.orphans else "no claim on nobody's word",
        ]
        if loudest and total >= 4 and loudest.times * 2 > total:
            parts.append(f"leans on one voice ({loudest.name})")
        return "; ".join(parts)


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint sources``."""
    add_paths(parser)
    parser.add_argument("--format", choices=("text", "json"), default="text", help="how to print the ledger")
    add_jobs(parser)


def run(arguments: argparse.Namespace) -> int:
    """Print the sourcing of the stories and return the exit code."""
    reading = Reading(arguments)
    if arguments.format == "json":
        files = list(reading.each(as_json))
        sys.stdout.write(json.dumps({"schema": SCHEMA, "files": files}, ensure_ascii=False) + "\n")
    else:
        for number, lines in enumerate(reading.each(as_lines)):
            if number:
                print()
            for line in lines:
                print(line.translate(_CONTROLS))
    return 2 if reading.mistakes else 0


def as_json(document: Document) -> dict[str, Any]:
    """A story's attributions as the JSON contract has them; offsets are offsets into the source."""
    story = Story(document)
    offsets, text = document.offsets, document.source.text

    def place(span: Span | None) -> dict[str, Any] | None:
        if span is None:
            return None
        start, end = offsets.source_span(*span)
        return {"start": start, "end": end, "text": text[start:end]}

    analysis = story.attribution
    sentences = []
    for sentence in story.sentences:
        start, end = offsets.source_span(sentence.start, sentence.end)
        sentences.append({"start": start, "end": end, "attributed": round(analysis.probability(sentence.index), 3)})
    attributions = [
        {
            "source": place(each.source),
            "cue": place(each.cue),
            "content": [place(span) for span in each.content],
            "speaker": each.speaker,
            "quoted": each.quoted,
            "rung": each.rung,
        }
        for each in analysis.attributions
    ]
    return {"path": document.path, "sentences": sentences, "attributions": attributions}


def build_ledger(story: Story) -> Ledger:
    """The sourcing of a story."""
    analysis = story.attribution
    spoken = [each for each in analysis.attributions if each.content]
    prose = [sentence for sentence in story.sentences if story.block_of(sentence).kind in {"paragraph", "list-item"}]
    orphans = tuple(
        (_line(story, start), claim, story.text(start, claim.end))
        for claim in story.claims.unattributed
        for start in [story.claims.start(claim)]
        if claim.standing == "bare"
    )
    return Ledger(
        story.document.path,
        tuple(_speakers(story, spoken)),
        orphans,
        Counter(each.rung for each in spoken),
        len(prose),
        sum(analysis.probability(sentence.index) >= 0.5 for sentence in prose),
    )


def as_lines(document: Document) -> list[str]:
    """A story's ledger as an editor reads it."""
    return list(as_text(build_ledger(full_story(document))))


def as_text(ledger: Ledger) -> Iterator[str]:
    """The ledger as an editor reads it."""
    yield plain(ledger.path)
    for rung in RUNGS:
        members = [speaker for speaker in ledger.speakers if speaker.rung == rung]
        for speaker in members:
            name = f"{speaker.name}, {speaker.title}" if speaker.title else speaker.name
            yield f"  {_short(name, _COLUMN):<{_COLUMN}}  {rung:<9}  {speaker.times:>3} x  from line {speaker.line}"
    if ledger.orphans:
        yield "  claims on nobody's word:"
        for line, claim, text in ledger.orphans:
            yield f"    line {line}: {_short(' '.join(text.split()), _QUOTE)} ({claim.kind})"
    yield f"  {ledger.summary}"


def _speakers(story: Story, spoken: Iterable[Attribution]) -> Sequence[Speaker]:
    """The speakers, strongest rung first, then those who speak most."""
    found: dict[str, list[Attribution]] = {}
    for each in spoken:
        found.setdefault(_name(story, each), []).append(each)
    speakers = [
        Speaker(
            name,
            next((each.title for each in group if each.title), ""),
            len(group),
            min((each.rung for each in group), key=RUNGS.index),
            _line(story, group[0].start),
        )
        for name, group in found.items()
    ]
    return sorted(speakers, key=lambda speaker: (RUNGS.index(speaker.rung), -speaker.times, speaker.line))


def _name(story: Story, attribution: Attribution) -> str:
    if attribution.speaker:
        return attribution.speaker
    source = story.attribution.spoken_of(attribution)
    if source:
        return " ".join(story.text(*source).split()).strip(" ,;:")
    return "(nobody)"


def _line(story: Story, prose: int) -> int:
    document = story.document
    return document.source.line_column(document.offsets.source_offset(prose))[0]


def _short(text: str, width: int) -> str:
    return text if len(text) <= width else text[: width - 1].rstrip() + "…"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
