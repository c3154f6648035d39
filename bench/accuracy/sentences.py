"""Sentence boundaries on a treebank's documents: ``python -m bench.accuracy sentences --data DIR``.

Reads ``syntax/gum_dev.jsonl.gz``; the sentences of a document are joined by single spaces, line breaks being a help
that wire copy does not always give. The peer is sentencex, if it is installed.
"""

from __future__ import annotations

import gzip
import json
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path

from lint_rules.document import Block
from lint_rules.language.sentences import split
from lint_rules.language.tokens import Tokens
from lint_rules.model import Span


def run(data: Path) -> None:
    """Print the figures."""
    documents: dict[str, list[str]] = defaultdict(list)
    with gzip.open(data / "syntax" / "gum_dev.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            documents[row["doc"]].append(row["text"])
    texts = list(documents.values())
    _report("newslint", texts, _ours)
    try:
        import sentencex
    except ImportError:
        print("sentencex: not installed, left out")
        return

    def peer(text: str) -> set[int]:
        ends, at = set(), 0
        for sentence in sentencex.segment("en", text):
            at += len(sentence)
            ends.add(at - len(sentence) + len(sentence.rstrip()))
        return ends

    _report("sentencex", texts, peer)


def _ours(text: str) -> set[int]:
    block = Block("paragraph", 0, len(text), Span(0, len(text)))
    return {sentence.end for sentence in split(text, Tokens(text), [block])}


def _report(name: str, documents: list[list[str]], splitter: Callable[[str], set[int]]) -> None:
    found = wrong = missed = 0
    for sentences in documents:
        text, gold, at = " ".join(sentences), set(), 0
        for sentence in sentences:
            at += len(sentence)
            gold.add(at)
            at += 1
        ends = splitter(text) - {len(text)}
        gold.discard(len(text))
        found += len(gold & ends)
        wrong += len(ends - gold)
        missed += len(gold - ends)
    total = found + missed
    print(
        f"{name}: {len(documents)} documents, {total} boundaries: P {found / (found + wrong):.3f} R {found / total:.3f}"
        f" F1 {2 * found / (2 * found + wrong + missed):.3f} (found {found}, wrong {wrong}, missed {missed})"
    )
