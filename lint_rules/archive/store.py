"""The output folder: the plan, one Parquet file a finished shard, and what could not be linted.

``findings/part-00000.parquet`` is written beside and renamed, so it is whole or absent.
``dead-letters/part-00000.jsonl`` names each record of that shard that could not be read and why;
``dead-letters/shard-00000.json`` a shard that failed as a whole and will be tried again by the next run.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable, Sequence
from contextlib import suppress

import pyarrow as pa
import pyarrow.parquet as pq

from lint_rules import __version__
from lint_rules.archive.linting import RESULTS, Settings
from lint_rules.archive.shards import Shard
from lint_rules.engine.files import write_atomically
from lint_rules.model import UserError


class Store:
    """An output folder. All nodes must reach it under the same path."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def begin(self, shards: Sequence[Shard], settings: Settings) -> list[Shard]:
        """The shards that are still to do; what a killed run left unfinished is thrown away.

        Raises UserError if the folder belongs to another plan or cannot be written.
        """
        digest = _digest(shards, settings)
        plan = os.path.join(self.folder, "plan.json")
        try:
            os.makedirs(os.path.join(self.folder, "findings"), exist_ok=True)
            os.makedirs(os.path.join(self.folder, "dead-letters"), exist_ok=True)
            self.sweep()
        except OSError as error:
            raise UserError(f"{self.folder}: cannot be written ({error.strerror})") from error
        if os.path.exists(plan):
            if _known(plan) != digest:
                raise UserError(
                    f"{self.folder}: holds results of another input, configuration or version; choose an empty folder"
                )
        else:
            written = {"newslint": __version__, "digest": digest, "shards": len(shards)}
            write_atomically(plan, json.dumps(written, indent=1).encode())
        return [shard for shard in shards if not os.path.exists(self.part(shard.number))]

    def sweep(self) -> None:
        """Throw away what workers that were killed left half written."""
        findings = os.path.join(self.folder, "findings")
        for name in os.listdir(findings):
            if name.endswith(".tmp"):
                with suppress(OSError):
                    os.unlink(os.path.join(findings, name))

    def part(self, number: int) -> str:
        """The path of a finished shard's findings."""
        return os.path.join(self.folder, "findings", f"part-{number:05}.parquet")

    def finish(self, shard: Shard, results: Iterable[pa.RecordBatch]) -> tuple[int, int]:
        """Write a shard's results; the number of stories and of dead letters among them."""
        temporary = f"{self.part(shard.number)}.{os.getpid()}.tmp"
        letters: list[str] = []
        stories = 0
        try:
            with pq.ParquetWriter(temporary, RESULTS, compression="zstd") as writer:
                for batch in results:
                    writer.write_batch(batch)
                    stories += batch.num_rows
                    for row in batch.select(["id", "path", "error"]).to_pylist():
                        if row["error"]:
                            letters.append(json.dumps(row, ensure_ascii=False))
            if letters:
                write_atomically(self._letters(f"part-{shard.number:05}.jsonl"), "\n".join([*letters, ""]).encode())
            os.replace(temporary, self.part(shard.number))
        finally:
            with suppress(FileNotFoundError):
                os.unlink(temporary)
        with suppress(FileNotFoundError):
            os.unlink(self._letters(f"shard-{shard.number:05}.json"))
        return stories, len(letters)

    def fail(self, shard: Shard, reason: str) -> None:
        """Note that a whole shard could not be linted, unless another worker has done it in the meantime."""
        if os.path.exists(self.part(shard.number)):
            return
        written = {"shard": shard.number, "paths": shard.paths, "first": shard.first, "last": shard.last}
        write_atomically(
            self._letters(f"shard-{shard.number:05}.json"), json.dumps({**written, "reason": reason}).encode()
        )

    def _letters(self, name: str) -> str:
        return os.path.join(self.folder, "dead-letters", name)


def _known(plan: str) -> str | None:
    """The digest of the plan that a folder belongs to; None if its file was spoilt."""
    try:
        with open(plan, encoding="utf-8") as file:
            digest = json.load(file)["digest"]
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return None
    return digest if isinstance(digest, str) else None


def _digest(shards: Sequence[Shard], settings: Settings) -> str:
    sizes = {path: os.path.getsize(path) for shard in shards for path in shard.paths}
    content = None
    if settings.config:
        with open(settings.config, encoding="utf-8") as file:
            content = file.read()
    described = json.dumps([__version__, shards, sizes, settings, content], sort_keys=True)
    return hashlib.sha256(described.encode()).hexdigest()
