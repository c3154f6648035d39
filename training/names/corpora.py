"""The corpora that the name models learn from, read from a data folder given by path."""

from __future__ import annotations

import gzip
import html
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple


class Article(NamedTuple):
    """One story: the corpus it is from, its name there and its text."""

    corpus: str
    doc: str
    text: str


class Pair(NamedTuple):
    """Two labelled name forms; `label` as in the data, counts as given (1 where the data has none)."""

    corpus: str
    doc: str
    a: str
    b: str
    label: str
    count_a: int = 1
    count_b: int = 1
    context_a: str = ""
    context_b: str = ""


def rows(path: Path) -> Iterator[dict[str, Any]]:
    """The JSON objects of a JSON-lines file, gzipped or not; nothing when the file is absent."""
    if not path.exists():
        return
    opener = gzip.open if path.suffix == ".gz" else open
    with opener(path, "rt", encoding="utf-8") as file:
        for line in file:
            if line.strip():
                yield json.loads(line)


def articles(data: Path) -> Iterator[Article]:
    """Every English news story of the data folder: edited copy and original English news."""
    for path in sorted((data / "attribution").glob("polnear_*_texts.jsonl.gz")):
        for row in rows(path):
            yield Article("polnear", row["doc"], row["text"])
    for row in rows(data / "clean" / "bbc.jsonl.gz"):
        yield Article("bbc", row["doc"], row["text"])
    for row in rows(data / "clean" / "wikinews.jsonl.gz"):
        parts = []
        for sentence in row["sentences"]:
            parts.append(("\n\n" if sentence.get("newpar") and parts else " " if parts else "") + sentence["text"])
        yield Article("gum", row["doc"], "".join(parts))
    for row in rows(data / "clean" / "english_originals.jsonl.gz"):
        yield Article("wmt_en", f"{row['set']}.{row['doc']}", "\n".join(text for *_, text in row["segs"]))


def clean(data: Path) -> Iterator[Article]:
    """The stories on which a finding is most likely a false alarm: BBC and the PolNeAR training half."""
    for article in articles(data):
        if article.corpus in {"bbc", "polnear"}:
            yield article


def other_english(data: Path) -> Iterator[Article]:
    """English that is no clean story: translations by people and machines, pages, examples. Good for counting words."""
    for row in rows(data / "translation" / "news_documents_dev.jsonl.gz"):
        for part in ("refs", "hyps"):
            for name, segments in row[part].items():
                yield Article("translation", f"{row['doc']}/{name}", "\n".join(_segment(s) for s in segments))
    for row in rows(data / "translation" / "mqm_zhen_dev.jsonl.gz"):
        yield Article("mqm", row["doc"], row["target"])
    for row in rows(data / "attribution" / "anonymous_sources.jsonl"):
        yield Article("snippets", "", " ".join(value for value in row.values() if isinstance(value, str)))
    for path in sorted((data / "credits" / "pages").rglob("*.html.gz")):
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") as file:
            text = re.sub(r"(?s)<(script|style).*?</\1>|<[^>]+>", "\n", file.read())
        yield Article("pages", path.name, html.unescape(text))


def _segment(segment: Any) -> str:
    return str(segment[-1]) if isinstance(segment, list) else str(segment)


def translations(data: Path) -> Iterator[Article]:
    """Machine translations of whole documents; `doc` is `set/lp/doc/system`."""
    for row in rows(data / "translation" / "news_documents_dev.jsonl.gz"):
        for system, segments in row["hyps"].items():
            text = "\n".join(_segment(segment) for segment in segments)
            yield Article("translation", f"{row['set']}/{row['lp']}/{row['doc']}/{system}", text)


def in_article(data: Path) -> list[Pair]:
    """Hand-labelled pairs inside one published article."""
    return [
        Pair(r["corpus"], r["doc"], r["a"], r["b"], r["label"], r["n_a"], r["n_b"], r["ctx_a"], r["ctx_b"])
        for r in rows(data / "names" / "in_article_pairs.jsonl")
    ]


def in_translation(data: Path) -> list[Pair]:
    """Silver-labelled pairs inside one machine-translated document."""
    return [
        Pair(
            "translation",
            f"{r['set']}/{r['lp']}/{r['doc']}/{r['system']}",
            r["a"],
            r["b"],
            r["label"],
            r["n_a"],
            r["n_b"],
        )
        for r in rows(data / "names" / "in_translation_pairs.jsonl")
    ]
