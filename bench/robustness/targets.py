"""What hostile input is given to: every parser, the rules, the fixers, and the files and messages that users send.

A target raises nothing but UserError, and AssertionError where something it did is wrong.
"""

from __future__ import annotations

import json
import os
import random
import tempfile
from collections.abc import Callable
from contextlib import chdir
from functools import cache
from itertools import pairwise
from pathlib import Path

from lint_rules.document import Document
from lint_rules.document import read as reading
from lint_rules.document.source import Source, decode
from lint_rules.engine import fixes
from lint_rules.engine.checker import Checker
from lint_rules.engine.profile import Profile
from lint_rules.model import Span
from lint_rules.model.report import FindingReport

_MOST_RULED = 3000  # bytes that all rules are asked about in one case

Target = Callable[[bytes], None]


def whole(document: Document) -> None:
    """Raises AssertionError where a position does not lead back to the author's characters."""
    text, prose, offsets = document.source.text, document.prose, document.offsets
    at = 0
    for block in document.blocks:
        assert at <= block.start <= block.body <= block.end <= len(prose), "blocks overlap or run out of the prose"
        assert 0 <= block.source.start <= block.source.end <= len(text), "a block runs out of the source"
        at = block.end
        step = max(1, (block.end - block.start) // 7)
        for start in range(block.start, block.end, step):
            end = min(start + step, block.end)
            span = offsets.source_span(start, end)
            assert 0 <= span.start <= span.end <= len(text), "a range runs out of the source"
            if offsets.is_literal(start, end):
                assert text[span.start : span.end] == prose[start:end], "a literal range is not its source"
    for image in document.images:
        assert 0 <= image.source.start <= image.source.end <= len(text), "an image runs out of the source"
        assert image.caption is None or 0 <= image.caption < len(document.blocks), "an image has no such caption"


def read_as(name: str) -> Target:
    """A target that reads bytes under a name."""

    def target(data: bytes) -> None:
        whole(reading.read(name, data))

    return target


def configuration(data: bytes) -> None:
    """The settings of a hostile repository."""
    from lint_rules.engine.configuration import Configurations

    path = _written(".newslint.yaml", data)
    Configurations(path).of(path).profile(path)


def accepted(data: bytes) -> None:
    """A baseline that somebody edited."""
    from lint_rules.engine.baseline import Baseline

    baseline = Baseline.read(_written(".newslint-baseline.json", data))
    baseline.sift("story.txt", [])
    baseline.stale()


def names_ledger(data: bytes) -> None:
    """A desk's name ledger."""
    from lint_rules.engine import ledger

    path = _written("names.yaml", data)
    ledger.read(path)
    ledger.decide(path, "same", "Ana Brodik", "Ana «Brodík»")
    ledger.read(path)


def suppressions(data: bytes) -> None:
    """Directives in comments."""
    from lint_rules.document.suppressions import in_plain_text, parse

    text = data.decode("utf-8", "replace")
    in_plain_text(text)
    parse(text, Span(0, len(text)))


def typing(data: bytes) -> None:
    """What an editor sends while somebody types."""
    from lsprotocol import types

    from lint_rules.lsp.buffers import Buffer

    text = data.decode("utf-8", "replace")
    chance = random.Random(len(text))
    buffer = Buffer("file:///a.md", "/a.md", "markdown", 1, text[: len(text) // 2])
    for version in range(2, 6):
        first, last = sorted(chance.randrange(40) for _ in range(2))
        place = types.Range(types.Position(first, chance.randrange(90)), types.Position(last, chance.randrange(90)))
        buffer.apply([types.TextDocumentContentChangePartial(range=place, text=text[-40:])], version)
        end = len(buffer.text)
        assert buffer.offset(buffer.position(end)) == end, "a position does not lead back"


def rules(data: bytes) -> None:
    """Every rule, its fixes applied, and the mended story read and checked again."""
    name = ("story.txt", "story.md", "story.html")[len(data) % 3]
    source = decode(data[:_MOST_RULED], name)
    findings = _checked(source)
    edits = fixes.chosen(findings, unsafe=len(data) % 2 == 0)
    if edits:
        _checked(Source(fixes.edited(source.text, edits), name))


def _checked(source: Source) -> list[FindingReport]:
    document = reading.read_source(Source(source.text, source.path))
    findings = _checker().check(document)["findings"]
    size = len(source.text)
    for finding in findings:
        start, end = finding["start"], finding["end"]
        assert finding["rule"] not in ("internal/rule-crash", "internal/time-limit"), finding["message"]
        assert 0 <= start["offset"] <= end["offset"] <= size, "a finding runs out of the source"
        assert source.line_column(start["offset"]) == (start["line"], start["column"]), "line and column are wrong"
        if document.format == "text":
            assert source.text[start["offset"] : end["offset"]] == finding["text"], "a finding is not its text"
        for other in finding["related"]:
            assert 0 <= other["start"]["offset"] <= other["end"]["offset"] <= size, "a related place runs out"
        for edit in finding["fix"]["edits"] if finding["fix"] else ():
            assert 0 <= edit["start"] <= edit["end"] <= size, "an edit runs out of the source"
    return findings


@cache
def _checker() -> Checker:
    return Checker(Profile())


@cache
def _folder() -> str:
    return tempfile.mkdtemp(prefix="newslint-robustness-")


def _written(name: str, data: bytes) -> str:
    path = os.path.join(_folder(), name)
    Path(path).write_bytes(data)
    return path


def archive_records(data: bytes) -> None:
    """JSON lines of an archive: every record comes out once, or is named as broken."""
    from lint_rules.archive import shards

    path = _written("records.jsonl", data)
    cut = [
        shards.Shard(number, "jsonl", (path,), first, last) for number, (first, last) in enumerate(_thirds(len(data)))
    ]
    found = sum(batch.num_rows for shard in cut for batch in shards.batches(shard))
    assert found == sum(bool(line.strip()) for line in data.split(b"\n")), "a record was lost or doubled"


def _thirds(size: int) -> list[tuple[int, int]]:
    cuts = sorted({0, size // 3, size * 2 // 3, size})
    return list(pairwise(cuts))


def messages(data: bytes) -> None:
    """A session of the language server, its messages bent."""
    from bench.robustness import editor

    with chdir(_folder()):  # what it is bent into may begin a ledger where the server stands
        editor.session(data)


def lines(*records: object) -> bytes:
    """A sample of JSON lines."""
    return b"".join(json.dumps(record).encode() + b"\n" for record in records)
