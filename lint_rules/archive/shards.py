"""What an archive is cut into: row groups of Parquet files, stretches of JSON lines, handfuls of story files.

A record has ``id`` (any scalar; its place where there is none), ``text`` or ``path``, and may have ``format``
(``text``, ``markdown``, ``html``, ``ninjs``, ``newsml``).
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from lint_rules.document.read import STORY_SUFFIXES
from lint_rules.engine.discovery import discover
from lint_rules.model import UserError
from lint_rules.model.records import NamedTuple

RECORDS = pa.schema([("id", pa.string()), ("text", pa.string()), ("path", pa.string()), ("format", pa.string())])
FILES_A_SHARD = 200
BYTES_A_SHARD = 1 << 20  # a second or two of work: less would leave workers waiting for the next one between them
_BATCH = 256


class Shard(NamedTuple):
    """One piece of the input.

    ``kind`` is ``parquet`` (``first`` to ``last`` are row groups), ``jsonl`` (bytes: the lines that begin there) or
    ``files`` (``paths``).
    """

    number: int
    kind: str
    paths: tuple[str, ...]
    first: int = 0
    last: int = 0


def plan(source: str) -> list[Shard]:
    """The shards of a Parquet file, a JSON-lines file, or a folder of them or of stories, in order.

    Raises UserError for an input that holds nothing.
    """
    cuts: list[tuple[str, tuple[str, ...], int, int]] = []
    if os.path.isfile(source):
        cuts += _of_file(source)
    elif os.path.isdir(source):
        tables = sorted(
            os.path.join(folder, name)
            for folder, _, names in os.walk(source)
            for name in names
            if name.endswith((".parquet", ".jsonl"))
        )
        for path in tables:
            cuts += _of_file(path)
        if not tables:
            stories = [found.path for found in discover([source], lambda _: False) if not (found.error or found.notice)]
            cuts += [
                ("files", tuple(stories[at : at + FILES_A_SHARD]), 0, 0) for at in range(0, len(stories), FILES_A_SHARD)
            ]
    else:
        raise UserError(f"{source}: no such file or folder")
    if not cuts:
        raise UserError(f"{source}: holds no Parquet, no JSON lines and no stories")
    return [Shard(number, *cut) for number, cut in enumerate(cuts)]


def _of_file(path: str) -> Iterator[tuple[str, tuple[str, ...], int, int]]:
    if path.endswith(".parquet"):
        yield from (("parquet", (path,), first, last) for first, last in _row_groups(path))
    elif path.endswith(".jsonl"):
        size = os.path.getsize(path)
        yield from (("jsonl", (path,), at, min(at + BYTES_A_SHARD, size)) for at in range(0, size, BYTES_A_SHARD))
    elif os.path.splitext(path)[1].lower() in STORY_SUFFIXES:
        yield "files", (path,), 0, 0
    else:
        raise UserError(f"{path}: newslint archive reads .parquet, .jsonl and stories")


def _row_groups(path: str) -> Iterator[tuple[int, int]]:
    """Row groups of a Parquet file, small ones together."""
    try:
        metadata = pq.ParquetFile(path).metadata
    except (pa.ArrowException, OSError) as error:
        raise UserError(f"{path}: cannot be read as Parquet ({str(error).splitlines()[0]})") from None
    first = size = 0
    for group in range(metadata.num_row_groups):
        size += metadata.row_group(group).total_byte_size
        if size >= BYTES_A_SHARD or group + 1 == metadata.num_row_groups:
            yield first, group + 1
            first, size = group + 1, 0


def batches(shard: Shard) -> Iterator[pa.RecordBatch]:
    """The shard's records in batches of the schema ``RECORDS``."""
    if shard.kind == "parquet":
        file = pq.ParquetFile(shard.paths[0])
        wanted = [name for name in RECORDS.names if name in file.schema_arrow.names]
        row = 0
        for batch in file.iter_batches(_BATCH, row_groups=range(shard.first, shard.last), columns=wanted):
            yield _complete(batch.to_pylist(), f"{shard.paths[0]}#{shard.first}.", row)
            row += batch.num_rows
    elif shard.kind == "jsonl":
        yield from _in_batches(_lines(shard))
    else:
        yield from _in_batches({"id": path, "path": path} for path in shard.paths)


def _lines(shard: Shard) -> Iterator[dict[str, Any]]:
    with open(shard.paths[0], "rb") as file:
        if shard.first:
            file.seek(shard.first - 1)
            file.readline()
        while (at := file.tell()) < shard.last:
            line = file.readline()
            if not line.strip():
                continue
            name = f"{shard.paths[0]}@{at}"
            try:
                record = json.loads(line)
            except (ValueError, RecursionError):
                record = None
            yield {"id": name, **record} if isinstance(record, dict) else {"id": name}


def _in_batches(records: Iterator[dict[str, Any]]) -> Iterator[pa.RecordBatch]:
    held: list[dict[str, Any]] = []
    for record in records:
        held.append(record)
        if len(held) == _BATCH:
            yield _complete(held, "", 0)
            held = []
    if held:
        yield _complete(held, "", 0)


def _whole(text: str) -> str:
    """The text with U+FFFD for half characters, which JSON can hold and Arrow cannot."""
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def _complete(records: list[dict[str, Any]], prefix: str, first: int) -> pa.RecordBatch:
    """The records with every column as text; a record without ``id`` is named after its place."""
    columns: dict[str, list[str | None]] = {name: [] for name in RECORDS.names}
    for number, record in enumerate(records, first):
        for name, column in columns.items():
            value = record.get(name)
            column.append(None if value is None else _whole(str(value)))
        if columns["id"][-1] is None:
            columns["id"][-1] = f"{prefix}{number}"
    return pa.RecordBatch.from_pydict(columns, schema=RECORDS)
