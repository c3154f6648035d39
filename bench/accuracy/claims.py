"""The claim rules on labelled and on clean copy: ``python -m bench.accuracy claims --data DIR``.

Reads ``attribution/subjectivity_*_en.tsv`` (sentences labelled subjective or objective; those that are mostly a
quotation are left out), ``clean/bbc.jsonl.gz`` and ``clean/wikinews.jsonl.gz`` (edited copy), and
``attribution/anonymous_sources.jsonl`` (snippets found by a phrase that hides a source; the phrases in two halves).
"""

from __future__ import annotations

import csv
import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from lint_rules.document import read
from lint_rules.language.claims import KINDS
from lint_rules.language.story import Story
from lint_rules.rules import packs, registry

CLAIM_RULES = tuple(KINDS.values())
OTHER_RULES = tuple(
    name for name in registry.catalogue() if name.startswith("attribution/") and name not in CLAIM_RULES
)
SOURCE_RULES = ("attribution/vague-source", "attribution/anonymous-quote", "attribution/hedged-source")
_MOSTLY = 0.6  # of a sentence's characters within one quotation


def run(data: Path) -> None:
    """Print the figures."""
    _subjectivity(data / "attribution")
    _clean(data / "clean")
    _vague_sources(data / "attribution" / "anonymous_sources.jsonl")


def _story(text: str) -> Story:
    return Story(read.read("story.txt", f"{text}\n".encode()), packs.matcher())


def _severities(story: Story, rules: Iterable[str]) -> Iterator[tuple[str, str]]:
    for name in rules:
        rule = registry.load(name)
        options = {option: value.default for option, value in rule.options.items()}
        for remark in rule.check(story, options):
            yield name, remark.severity or rule.severity


def _subjectivity(folder: Path) -> None:
    seen: Counter[str] = Counter()
    flagged: Counter[str] = Counter()
    for path in sorted(folder.glob("subjectivity_*_en.tsv")):
        with open(path, encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                story = _story(row["sentence"])
                if any(span.end - span.start > _MOSTLY * len(row["sentence"]) for span in story.quotations):
                    continue
                seen[row["label"]] += 1
                flagged[row["label"]] += any(severity != "info" for _, severity in _severities(story, CLAIM_RULES))
    shares = {label: flagged[label] / seen[label] for label in ("SUBJ", "OBJ")}
    ratio = shares["SUBJ"] / shares["OBJ"] if shares["OBJ"] else float("inf")
    hits = ", ".join(f"{label} {flagged[label]}/{seen[label]}" for label in shares)
    print(f"subjectivity: flagged {hits}, ratio {ratio:.1f}")


def _clean(folder: Path) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    words = 0
    for text in (*_bbc(folder / "bbc.jsonl.gz"), *_wikinews(folder / "wikinews.jsonl.gz")):
        words += len(text.split())
        counts.update(_severities(_story(text), (*CLAIM_RULES, *OTHER_RULES)))
    for title, rules in (("claim rules", CLAIM_RULES), ("other attribution rules", OTHER_RULES)):
        found = ", ".join(
            f"{sum(counts[rule, severity] for rule in rules) * 10_000 / words:.2f} {severity}s"
            for severity in ("error", "warning")
        )
        print(f"clean copy, {words} words, {title}: {found} per 10,000")
    for (rule, severity), count in sorted(counts.items()):
        if severity != "info":
            print(f"  {rule} {severity} {count * 10_000 / words:.2f}")


def _bbc(path: Path) -> Iterator[str]:
    for row in _rows(path):
        yield row["text"]


def _wikinews(path: Path) -> Iterator[str]:
    """The documents, put together from their sentences."""
    for row in _rows(path):
        parts = (("\n\n" if sentence["newpar"] else " ") + sentence["text"] for sentence in row["sentences"])
        yield "".join(parts).strip()


def _vague_sources(path: Path) -> None:
    rows = list(_rows(path))
    phrases = sorted({row["query_phrase"] for row in rows})
    halves = {phrase: number % 2 for number, phrase in enumerate(phrases)}
    for half, title in enumerate(("odd", "even")):
        snippets = [row["snippet"].replace(" ...", ".") for row in rows if halves[row["query_phrase"]] == half]
        caught = sum(any(True for _ in _severities(_story(snippet), SOURCE_RULES)) for snippet in snippets)
        print(f"anonymous sources, {title} phrases: {caught}/{len(snippets)} snippets")


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)
