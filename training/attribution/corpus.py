"""PolNeAR read as newslint reads any story: our tokens and sentences, the annotators' spans laid over them."""

from __future__ import annotations

import gzip
import json
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from lint_rules.document.read import read
from lint_rules.language.story import Story

ROLES = {"Source": "S", "Cue": "C", "Content": "K"}


class GoldSpan(NamedTuple):
    """An annotated span: `role` is S, C or K; `named` is False where the annotators found nobody named for it."""

    role: str
    start: int
    end: int
    named: bool
    attribution: str


class GoldSentence(NamedTuple):
    """A sentence of the corpus with its annotations; offsets are into the document's text."""

    start: int
    end: int
    spans: tuple[GoldSpan, ...]
    attributed: bool


class Article(NamedTuple):
    """One article: the story as newslint sees it, a label per token (see paths.LABELS), the corpus's own sentences."""

    name: str
    story: Story
    labels: list[str]
    gold: list[GoldSentence]


def articles(folder: Path, part: str) -> Iterator[Article]:
    """The articles of a part (train, dev) in the order of the corpus."""
    gold = defaultdict(list)
    for row in _rows(folder / f"polnear_{part}_sentences.jsonl.gz"):
        gold[row["doc"]].append(_sentence(row))
    for row in _rows(folder / f"polnear_{part}_texts.jsonl.gz"):
        story = Story(read(f"{row['doc']}.txt", row["text"].encode()))
        sentences = sorted(gold[row["doc"]])
        yield Article(row["doc"], story, _labels(story, sentences), sentences)


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _sentence(row: dict[str, Any]) -> GoldSentence:
    spans = tuple(
        GoldSpan(ROLES[role], start, end, each["type"] == "Attribution", each["id"])
        for each in row["attributions"]
        for role, ranges in each["roles"].items()
        if role in ROLES
        for start, end in ranges
    )
    attributed = any(each["type"] == "Attribution" for each in row["attributions"])
    return GoldSentence(row["start"], row["end"], spans, attributed)


def _labels(story: Story, sentences: list[GoldSentence]) -> list[str]:
    """One label per token; where spans overlap the shorter one wins, being the more telling."""
    tokens = story.tokens
    labels = ["O"] * len(tokens)
    for sentence in sentences:
        for span in sorted(sentence.spans, key=lambda span: span.start - span.end):
            first, last = bisect_left(tokens.start, span.start), bisect_left(tokens.start, span.end)
            for at in range(first, last):
                labels[at] = ("B" if at == first else "I") + span.role
    for at, label in enumerate(labels):
        if label[0] == "I" and (at == 0 or labels[at - 1][1:] != label[1:]):
            labels[at] = "B" + label[1:]
    return labels
