"""The run itself, by Ray Data: shards go out, counts come back, findings are already on disk.

Tasks carry no state but what a process caches, and Ray repeats a task whose worker or node has died; as a shard's file
is named by the plan and renamed into place, a repeated task changes nothing. There is no shuffle: shards never meet.
"""

from __future__ import annotations

import logging
import os
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import pyarrow as pa

from lint_rules.archive.linting import Settings, archivist
from lint_rules.archive.shards import Shard, batches
from lint_rules.archive.store import Store
from lint_rules.model import UserError
from lint_rules.model.records import NamedTuple

SHARDS_A_TASK = 8  # ten seconds of work or so, the most that a node which dies loses on each of its cores


class Total(NamedTuple):
    """What a run did: shards and stories linted, records and shards that could not be, seconds of work on all cores.

    ``reason`` says why a failed shard could not even be noted.
    """

    shards: int = 0
    stories: int = 0
    letters: int = 0
    failed: int = 0
    seconds: float = 0.0
    reason: str = ""

    def plus(self, other: Total) -> Total:
        """The sum."""
        return Total(
            self.shards + other.shards,
            self.stories + other.stories,
            self.letters + other.letters,
            self.failed + other.failed,
            self.seconds + other.seconds,
            self.reason or other.reason,
        )


def lint_shard(shard: Shard, folder: str, settings: Settings) -> Total:
    """Lint one shard and write its file; a shard that fails is noted and never raises."""
    begun = time.perf_counter()
    store = Store(folder)
    try:
        ready = archivist(settings)
        stories, letters = store.finish(shard, map(ready.lint, batches(shard)))
    except Exception as error:
        reason = ""
        try:
            store.fail(shard, f"{type(error).__name__}: {error}")
        except UserError as unwritable:
            reason = str(unwritable)
        return Total(failed=1, seconds=time.perf_counter() - begun, reason=reason)
    return Total(1, stories, letters, 0, time.perf_counter() - begun)


def run(
    shards: Sequence[Shard],
    folder: str,
    settings: Settings,
    *,
    address: str | None = None,
    jobs: int = 0,
    progress: Callable[[int, int, Total], None] | None = None,
) -> Total:
    """Lint the shards on this machine, or on the cluster at ``address``, and return the sum.

    ``progress`` is told the number of shards done, their number, and the sum so far.
    """
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    import ray

    begun_here = not ray.is_initialized()
    if begun_here:
        local: dict[str, Any] = {"num_cpus": jobs or os.cpu_count(), "include_dashboard": False}
        ray.init(address=address, logging_level=logging.ERROR, log_to_driver=False, **({} if address else local))
    try:
        total = _run(ray, shards, folder, settings, progress)
    finally:
        if begun_here:
            ray.shutdown()
    Store(folder).sweep()
    return total


def _run(
    ray: Any,
    shards: Sequence[Shard],
    folder: str,
    settings: Settings,
    progress: Callable[[int, int, Total], None] | None,
) -> Total:
    context = ray.data.DataContext.get_current()
    context.enable_progress_bars = False
    context.print_on_execution_start = False
    context.op_resource_reservation_enabled = False  # it lets one task run alone, until that tells how much it returns

    def work(row: dict[str, Any]) -> dict[str, Any]:
        shard = Shard(row["number"], row["kind"], tuple(row["paths"]), row["first"], row["last"])
        return lint_shard(shard, folder, settings)._asdict()

    workers = max(1, int(ray.cluster_resources().get("CPU", 1)))  # none yet in a cluster that grows when asked
    tasks = [pa.Table.from_pylist([shard._asdict() for shard in task]) for task in portions(shards, workers)]
    done = ray.data.from_arrow(tasks).map(work, num_cpus=1, max_retries=-1)
    total = Total()
    for count, row in enumerate(done.iter_rows(), 1):
        total = total.plus(Total(**row))
        if progress:
            progress(count, len(shards), total)
    return total


def portions(shards: Sequence[Shard], workers: int) -> Iterator[Sequence[Shard]]:
    """The shards that one task does, and those of the next, in order: several, as Ray takes its time between two tasks,
    and fewer and fewer towards the end, so that all workers come to it together."""
    first = 0
    while first < len(shards):
        last = first + max(1, min(SHARDS_A_TASK, (len(shards) - first) // (3 * workers)))
        yield shards[first:last]
        first = last
