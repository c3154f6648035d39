"""Work on many files, in this process or spread over several: the results are the same, in the same order."""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from lint_rules.engine.sweeping import sweep_rarely

_FEW_FILES = 24  # below this, starting processes costs more than they save

T = TypeVar("T")
R = TypeVar("R")
OpenWorker = Callable[[], Callable[[Sequence[T]], Iterable[R]]]


def spread(open_worker: OpenWorker[T, R], tasks: Sequence[T], lost: Callable[[T], R], jobs: int = 0) -> Iterator[R]:
    """What a worker makes of the tasks, a result for each, in their order.

    Each process opens one worker and keeps it; the tasks, the results and `open_worker` must be picklable. `lost` is
    the result of a task that killed its process. `jobs` is the number of processes, 0 for as many as pay.
    """
    if len(tasks) >= _FEW_FILES and not gc.isenabled():
        sweep_rarely()
    wanted = jobs or (1 if len(tasks) < _FEW_FILES else os.cpu_count() or 1)
    if wanted > 1 and len(tasks) > 1:
        from lint_rules.engine.pool import run_parallel

        return run_parallel(open_worker, tasks, lost, min(wanted, len(tasks)))
    return iter(open_worker()(tasks))
