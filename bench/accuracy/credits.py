"""Credits: captions, publishers' pages, feeds and picture files, against labelled data.

The folder given holds ``credits/captions.jsonl`` (captions labelled credited or uncredited), ``credits/pages`` with
``credits/pages.jsonl.gz`` (pages and what a reader of each site takes from them), ``credits/feeds`` and
``credits/images`` with ``expected_exiftool.json``. Every figure is printed with its denominator.
"""

from __future__ import annotations

import gzip
import html
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import regex

from lint_rules.document import Document, read
from lint_rules.document.pictures import metadata
from lint_rules.language.story import Story
from lint_rules.model import UserError
from lint_rules.rules import registry

_ENOUGH = 0.9  # of the words: what an extraction must find, and what must be right of what it finds
_SHINGLE = 4  # words
_PICTURE_FIELDS = {
    "creator": ("XMP-dc:Creator", "IPTC:By-line", "IFD0:Artist"),
    "credit": ("XMP-photoshop:Credit", "IPTC:Credit"),
    "source": ("XMP-photoshop:Source", "IPTC:Source"),
    "copyright": ("XMP-dc:Rights", "IPTC:CopyrightNotice", "IFD0:Copyright"),
    "description": ("XMP-dc:Description", "IPTC:Caption-Abstract", "IFD0:ImageDescription"),
}


def run(data: Path) -> None:
    """Print all figures for the labelled sets in ``data``."""
    folder = data / "credits"
    _captions(folder / "captions.jsonl")
    _pages(folder)
    _feeds(folder / "feeds")
    _images(folder / "images")


def _rows(path: Path) -> list[dict[str, Any]]:
    data = gzip.decompress(path.read_bytes()) if path.suffix == ".gz" else path.read_bytes()
    return [json.loads(line) for line in data.decode("utf-8").splitlines() if line.strip()]


def _draws(document: Document, *names: str) -> bool:
    """Whether one of the rules has a warning or an error for the document."""
    story = Story(document)
    for name in names:
        rule = registry.load(name)
        options = {option: value.default for option, value in rule.options.items()}
        if any((remark.severity or rule.severity) != "info" for remark in rule.check(story, options)):
            return True
    return False


def _joined(value: str | list[str] | None, by: str) -> str:
    return by.join(value) if isinstance(value, list) else value or ""


def _captions(path: Path) -> None:
    counts: Counter[tuple[bool, bool]] = Counter()
    for row in _rows(path):
        if row["label"] not in {"credited", "uncredited"}:
            continue
        credit = _joined(row["credit"], ", ")
        beside = (
            f"<small class='credit'>{html.escape(credit)}</small>"
            if credit and not row["credit_inside_caption"]
            else ""
        )
        caption = html.escape(_joined(row["caption"], " "))
        page = f"<p>Copy.</p><figure><img src='a.jpg'><figcaption>{caption} {beside}</figcaption></figure>"
        found = _draws(read.read("a.html", page.encode()), "credits/uncredited-image", "credits/weak-credit")
        counts[row["label"] == "uncredited", found] += 1
    hit, false, missed = counts[True, True], counts[False, True], counts[True, False]
    print(f"captions  {counts.total()}: uncredited precision {_share(hit, hit + false)}", end="")
    print(f", recall {_share(hit, hit + missed)}")


def _pages(folder: Path) -> None:
    gold: dict[str, list[dict[str, Any]]] = {}
    for row in _rows(folder / "pages.jsonl.gz"):
        gold.setdefault(row["publisher"], []).append(row)
    counts: Counter[str] = Counter()
    for path in sorted((folder / "pages").rglob("*.html.gz")):
        document = read.read(path.name[:-3], gzip.decompress(path.read_bytes()))
        _page(document, gold[path.name.partition("_")[0]], counts)
    print(f"pages     {counts['pages']}: story found and furniture left out {_share(counts['exact'], counts['pages'])}")
    print(f"          authors found {_share(counts['named'], counts['authored'])}", end="")
    print(f", called bylineless {_share(counts['bylineless'], counts['authored'])}")
    print(f"          captions paired with their credits {_share(counts['paired'], counts['pairs'])}")


def _page(document: Document, candidates: list[dict[str, Any]], counts: Counter[str]) -> None:
    everything = _shingles(document.block_text(block) for block in document.blocks)
    scored = [(_part(_shingles(_paragraphs(row)), everything), index) for index, row in enumerate(candidates)]
    recall, index = max(scored)
    row = candidates[index]
    told = [*_paragraphs(row), *_headings(row), row["title"], *(row["summary"] or ())]
    copy = (
        document.block_text(block) for block in document.blocks if block.kind in {"paragraph", "quotation", "list-item"}
    )
    precision = _part(_shingles(copy), _shingles(told))
    counts["pages"] += 1
    counts["exact"] += recall >= _ENOUGH and precision >= _ENOUGH
    if row["authors"]:
        named = set(_words(" ".join(credit.text for credit in document.credits.bylines)))
        counts["authored"] += 1
        counts["named"] += any(set(_words(author)) <= named for author in row["authors"])
        counts["bylineless"] += _draws(document, "credits/missing-byline")
    for image in row["images"] or ():
        if image["caption"] and image["authors"]:
            counts["pairs"] += 1
            counts["paired"] += _is_paired(document, image)


def _is_paired(document: Document, gold: Mapping[str, Any]) -> bool:
    wanted = " ".join(_words(gold["caption"]))[:60]
    for image in document.images:
        caption = document.block_text(document.blocks[image.caption]) if image.caption is not None else ""
        credit = " ".join(_words(f"{image.credit or ''} {caption}"))
        if wanted in " ".join(_words(caption)) and all(" ".join(_words(name)) in credit for name in gold["authors"]):
            return True
    return False


def _paragraphs(row: Mapping[str, Any]) -> list[str]:
    return [paragraph for section in row["sections"] for paragraph in section["paragraphs"]]


def _headings(row: Mapping[str, Any]) -> Iterator[str]:
    for section in row["sections"]:
        yield from section["headline"]


def _words(text: str) -> list[str]:
    return regex.findall(r"\w+", text.lower())


def _shingles(texts: Iterable[str]) -> Counter[tuple[str, ...]]:
    found: Counter[tuple[str, ...]] = Counter()
    for text in texts:
        words = _words(text)
        found.update(tuple(words[at : at + _SHINGLE]) for at in range(max(1, len(words) - _SHINGLE + 1)))
    return found


def _part(some: Counter[tuple[str, ...]], whole: Counter[tuple[str, ...]]) -> float:
    """How much of ``some`` is in ``whole``."""
    return (some & whole).total() / max(1, some.total())


def _feeds(folder: Path) -> None:
    read_ones = drawn = total = 0
    for path in sorted(folder.rglob("*")):
        if path.suffix not in {".json", ".xml"} or "schema" in path.name:
            continue
        total += 1
        try:
            document = read.read(path.name, path.read_bytes())
        except UserError as error:
            print(f"          {error}")
            continue
        read_ones += 1
        credited = bool(document.credits.bylines or document.credits.outlets or document.credits.copyright)
        drawn += credited and _draws(document, "credits/missing-byline", "credits/uncredited-image")
    print(f"feeds     read {_share(read_ones, total)}, credited ones with a finding {drawn}")


def _images(folder: Path) -> None:
    expected = json.loads((folder / "expected_exiftool.json").read_text(encoding="utf-8"))
    agreed = compared = files = told_agreed = told = 0
    for row in expected:
        path = folder / row["SourceFile"]
        if not path.is_file():
            continue
        files += 1
        try:
            found = metadata.read(path.read_bytes(), path.name)
        except UserError as error:
            print(f"          {error}")
            continue
        for field, names in _PICTURE_FIELDS.items():
            value = next((row[name] for name in names if row.get(name)), "")
            wanted = "; ".join(map(str, value)) if isinstance(value, list) else str(value)
            same = wanted.split() == str(getattr(found, field)).split()
            compared, agreed = compared + 1, agreed + same
            told, told_agreed = told + bool(wanted), told_agreed + (same and bool(wanted))
    print(f"pictures  {files}: fields agree {_share(agreed, compared)}, of those filled in {_share(told_agreed, told)}")


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f} ({part}/{whole})" if whole else "- (0)"
