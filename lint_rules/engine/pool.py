"""Several processes at once. The results are the same as one process's, in the same order."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from lint_rules.engine import checker
from lint_rules.engine.checker import REPORT_BUGS
from lint_rules.engine.runner import Plan, Result, Task, Worker
from lint_rules.model.display import plain

_MOST_AT_ONCE = 16  # files a process is handed at a time
_worker: Worker | None = None


def run_parallel(tasks: Sequence[Task], plan: Plan, jobs: int) -> Iterator[Result]:
    """The results of the tasks in their order; a task that kills its process is reported and the others go on."""
    size = max(1, min(_MOST_AT_ONCE, len(tasks) // (jobs * 4)))
    chunks = [tasks[at : at + size] for at in range(0, len(tasks), size)]
    executor = _executor(plan, jobs)
    try:
        futures: list[Future[list[Result]]] = [executor.submit(_run_chunk, chunk) for chunk in chunks]
        for chunk, future in zip(chunks, futures, strict=True):
            try:
                yield from future.result()
            except BrokenProcessPool:
                yield from _one_by_one(chunk, plan)
    except BaseException:
        executor.shutdown(wait=False, cancel_futures=True)
        raise
    executor.shutdown()


def _one_by_one(tasks: Sequence[Task], plan: Plan) -> Iterator[Result]:
    """Each task in a process of its own, so that only the guilty one is lost."""
    for task in tasks:
        with _executor(plan, 1) as executor:
            try:
                yield from executor.submit(_run_chunk, [task]).result()
            except BrokenProcessPool:
                text = f"{plain(task.path)}: newslint's process was killed while it checked this file; {REPORT_BUGS}"
                yield Result(checker.failed(text, bug=True), None)


def _executor(plan: Plan, jobs: int) -> ProcessPoolExecutor:
    # Linux copies this process, which has started no threads yet: quicker, and models already loaded are shared.
    context = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    return ProcessPoolExecutor(jobs, context, _start, (plan,))


def _start(plan: Plan) -> None:
    global _worker
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent hears Ctrl-C and ends the others
    threading.Thread(target=_end_with_parent, daemon=True).start()
    _worker = Worker(plan)


def _end_with_parent() -> None:
    """A parent that was killed cannot tell its workers, which would wait for work for ever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _run_chunk(tasks: Sequence[Task]) -> list[Result]:
    assert _worker is not None
    return [_worker.run(task) for task in tasks]
