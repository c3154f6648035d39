"""The translation family on news documents and edited copy: ``python -m bench.accuracy translation --data DIR``.

Prints errors and warnings per 1,000 words in machine output, human references and native English (one phrase counts
once a document), the rates of each pattern per 100,000 words, the distribution of the translationese score, findings
per 10,000 words of edited copy, and recall on this repository's held-out paraphrases. Reads
``translation/news_documents_dev.jsonl.gz``, ``clean/english_originals.jsonl.gz``, ``clean/bbc.jsonl.gz`` and
``clean/wikinews.jsonl.gz``.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import packs, registry
from lint_rules.rules.translation import translationese

HELDOUT = Path(__file__).parents[2] / "tests" / "rules" / "translation" / "heldout"
DEGENERATE = "AIST"  # a system that repeats itself without end
SYSTEMS_PER_DOCUMENT = 2
RULES = [name for name in registry.catalogue() if name.startswith("translation/")]


def run(data: Path) -> None:
    """Print the figures."""
    contrast(data)
    edited(data)
    heldout()


def contrast(data: Path) -> None:
    """Machine against human against native."""
    words: Counter[str] = Counter()
    hits: dict[str, Counter[str]] = defaultdict(Counter)
    scores: dict[str, list[float]] = defaultdict(list)
    for group, text in groups(data):
        story = story_of(text)
        words[group] += len(text.split())
        found = {(rule, text[remark.start : remark.end].lower(), remark.pattern) for rule, remark in warnings(story)}
        for rule, _, pattern in found:
            hits[f"{rule} {pattern or ''}"][group] += 1
        options = {name: option.default for name, option in translationese.OPTIONS.items()}
        scores[group] += translationese.score(story, options).values()
    total = {group: sum(each[group] for each in hits.values()) for group in words}
    rates = {group: 1000 * total[group] / words[group] for group in words}
    for group in words:
        ranked = sorted(scores[group])
        above = sum(score > translationese.OPTIONS["threshold"].default for score in ranked)
        print(
            f"{group}: {rates[group]:.2f} errors and warnings per 1,000 words ({total[group]} in {words[group]:,});"
            f" translationese median {ranked[len(ranked) // 2]}, p99 {ranked[int(len(ranked) * 0.99)]},"
            f" above the threshold {above} of {len(ranked)}"
        )
    print(
        f"machine / native {rates['machine'] / rates['native']:.1f},"
        f" machine / human {rates['machine'] / rates['human']:.2f}"
    )
    for pattern, counts in sorted(hits.items(), key=lambda item: (-item[1]["machine"], item[0])):
        per = ", ".join(f"{group} {1e5 * counts[group] / words[group]:.1f}" for group in words)
        print(f"  {pattern}: {per} per 100,000 words")


def edited(data: Path) -> None:
    """Findings in edited copy."""
    texts = [row["text"] for row in rows(data / "clean" / "bbc.jsonl.gz")]
    texts += [joined(row) for row in rows(data / "clean" / "wikinews.jsonl.gz")]
    words = sum(len(text.split()) for text in texts)
    counts = Counter(remark.severity for text in texts for _, remark in warnings(story_of(text)))
    per = {severity: f"{1e4 * counts[severity] / words:.2f}" for severity in ("error", "warning")}
    print(f"edited copy: {per['error']} errors, {per['warning']} warnings per 10,000 words ({words:,} words)")


def heldout() -> None:
    """Paraphrases caught and near-misses flagged, by file."""
    for path in sorted(HELDOUT.glob("*.yaml")):
        caught = bad = flagged = clean = 0
        for case in yaml.safe_load(path.read_text(encoding="utf-8")):
            found = [remark for rule, remark in warnings(story_of(case["text"] + "\n")) if not rule.endswith("ese")]
            if case["kind"] == "bad":
                start = case["text"].find(case["span"])
                end = start + len(case["span"])
                bad += 1
                caught += any(remark.start < end and start < remark.end for remark in found)
            else:
                clean += 1
                flagged += bool(found)
        print(f"held out, {path.stem}: {caught} of {bad} caught, {flagged} of {clean} near-misses flagged")


def groups(data: Path) -> Iterator[tuple[str, str]]:
    """The documents of each group as running text."""
    for row in rows(data / "translation" / "news_documents_dev.jsonl.gz"):
        systems = [segments for name, segments in row["hyps"].items() if name != DEGENERATE]
        for segments in systems[-SYSTEMS_PER_DOCUMENT:]:
            yield "machine", paragraphs(segments)
        for segments in list(row["refs"].values())[:1]:
            yield "human", paragraphs(segments)
    for row in rows(data / "clean" / "english_originals.jsonl.gz"):
        yield "native", paragraphs(row["segs"])
    for row in rows(data / "clean" / "bbc.jsonl.gz"):
        yield "native", row["text"]


def warnings(story: Story) -> Iterator[tuple[str, Remark]]:
    """The errors and warnings of the family with their rules."""
    for name in RULES:
        rule = registry.load(name)
        options = {key: option.default for key, option in rule.options.items()}
        for remark in rule.check(story, options):
            severity = remark.severity or rule.severity
            if severity != "info":
                yield name, remark._replace(severity=severity)


def story_of(text: str) -> Story:
    """The story of plain copy."""
    return Story(read.read("story.txt", text.encode()), packs.matcher())


def paragraphs(segments: Iterable[list[Any]]) -> str:
    """The text of segments that open with the number of their paragraph."""
    parts: list[str] = []
    last = None
    for segment in segments:
        parts.append(("\n\n" if last is not None and segment[0] != last else " ") + segment[-1])
        last = segment[0]
    return "".join(parts).strip() + "\n"


def joined(row: dict[str, Any]) -> str:
    """The text of a document given by sentences."""
    parts = [("\n\n" if sentence["newpar"] else " ") + sentence["text"] for sentence in row["sentences"]]
    return "".join(parts).strip() + "\n"


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a compressed file of JSON lines."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        yield from (json.loads(line) for line in lines if line.strip())
