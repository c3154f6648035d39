"""Several processes at once. The results are the same as one process's, in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Any, TypeVar

from lint_rules.engine.spreading import OpenWorker
from lint_rules.engine.sweeping import sweep_rarely

_MOST_AT_ONCE = 32  # tasks a process is handed at a time
_worker: Callable[[Sequence[Any]], Iterable[Any]] | None = None

T = TypeVar("T")
R = TypeVar("R")


def run_parallel(open_worker: OpenWorker[T, R], tasks: Sequence[T], lost: Callable[[T], R], jobs: int) -> Iterator[R]:
    """The results of the tasks in their order; a task that kills its process is `lost`, and the others go on."""
    size = max(1, min(_MOST_AT_ONCE, len(tasks) // (jobs * 4)))
    chunks = [tasks[at : at + size] for at in range(0, len(tasks), size)]
    executor = _executor(open_worker, jobs)
    try:
        futures = [executor.submit(_run_chunk, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from _one_by_one(open_worker, chunk, lost)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _one_by_one(open_worker: OpenWorker[T, R], tasks: Sequence[T], lost: Callable[[T], R]) -> Iterator[R]:
    """Each task in a process of its own, so that only the guilty one is lost."""
    for task in tasks:
        with _executor(open_worker, 1) as executor:
            try:
                yield from executor.submit(_run_chunk, [task]).result()
            except BrokenProcessPool:
                yield lost(task)


def _executor(open_worker: OpenWorker[Any, Any], jobs: int) -> ProcessPoolExecutor:
    # Linux copies this process, which has started no threads yet: quicker, and models already loaded are shared.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, context, _start, (open_worker,))


def _start(open_worker: OpenWorker[Any, Any]) -> None:
    global _worker
    sweep_rarely()
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = open_worker()


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_chunk(tasks: Sequence[Any]) -> list[Any]:
    assert _worker is not None
    return list(_worker(tasks))
