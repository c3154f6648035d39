"""A whole run: every file checked on its own, stories compared, findings suppressed, sifted and put in order."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby, tee
from operator import attrgetter

from lint_rules import __version__
from lint_rules.document import Source
from lint_rules.document.source import decode
from lint_rules.engine import checker, locate, order, silence
from lint_rules.engine.checked import REPORT_BUGS, Checked, failed
from lint_rules.engine.checker import Checker
from lint_rules.engine.discovery import Found
from lint_rules.engine.files import read_bytes
from lint_rules.engine.opening import File
from lint_rules.engine.profile import Profile
from lint_rules.engine.spreading import spread
from lint_rules.model import UserError
from lint_rules.model.display import plain
from lint_rules.model.records import NamedTuple
from lint_rules.model.report import FileReport, FindingReport, RunReport

SCHEMA = 1

Sift = Callable[[str, list[FindingReport]], list[FindingReport]]
Progress = Callable[[int, int], None]


class Task(NamedTuple):
    """One file to check: ``data`` is its content where that is not to be read from ``path``."""

    path: str
    profile: int
    walked: bool = False
    data: bytes | None = None


class Plan(NamedTuple):
    """What workers share: the profiles that tasks point to, the size limit in bytes, and whether keys are wanted."""

    profiles: tuple[Profile, ...]
    max_size: int
    keyed: bool


class Outcome(NamedTuple):
    """A run's report, the lines for standard error, and what the exit code must know beyond the findings."""

    report: RunReport
    notices: tuple[str, ...]
    mistake: bool
    bug: bool


class Result(NamedTuple):
    """What came of a task; ``key`` names it in the cache, None if it is not to be kept."""

    checked: Checked
    key: str | None


class Worker:
    """Checks tasks in this process; models and rules are loaded once."""

    def __init__(self, plan: Plan) -> None:
        self.plan = plan
        self._checkers: dict[int, Checker] = {}

    def checker(self, number: int) -> Checker:
        """The checker of a profile."""
        if number not in self._checkers:
            self._checkers[number] = Checker(self.plan.profiles[number])
        return self._checkers[number]

    def __call__(self, tasks: Iterable[Task]) -> Iterator[Result]:
        """The results of tasks, in their order; never raises but for what the user must mend in the configuration."""
        for profile, alike in groupby(tasks, attrgetter("profile")):
            files, same_files = tee(map(self._file, alike))
            for file, checked in zip(same_files, self.checker(profile).check_files(files), strict=True):
                yield Result(checked, self._key(file, checked, profile))

    def _file(self, task: Task) -> File:
        try:
            data = read_bytes(task.path, self.plan.max_size) if task.data is None else task.data
        except UserError as error:
            return File(task.path, b"", error=str(error))
        return File(task.path, data, task.walked)

    def _key(self, file: File, checked: Checked, profile: int) -> str | None:
        if not self.plan.keyed or not checked["lasting"] or checked["error"]:
            return None
        from lint_rules.engine.cache import key_of

        return key_of(file.data, file.path, file.walked, self.plan.profiles[profile].key())


def check(
    tasks: Sequence[Task], plan: Plan, *, jobs: int = 0, cached: bool = False, progress: Progress | None = None
) -> list[Checked]:
    """The results of the tasks, in their order. ``jobs`` 0 means as many processes as pay."""
    results: list[Checked | None] = [None] * len(tasks)
    missing = list(range(len(tasks)))
    if cached:
        from lint_rules.engine.cache import Cache

        with Cache.open() as store:
            missing = []
            for number, task in enumerate(tasks):
                results[number] = store.get(task, plan)
                if results[number] is None:
                    missing.append(number)
            for number, result in _run(tasks, missing, plan, jobs, progress):
                results[number] = result.checked
                if result.key:
                    store.put(result.key, result.checked)
    else:
        for number, result in _run(tasks, missing, plan, jobs, progress):
            results[number] = result.checked
    return [result for result in results if result is not None]


def _run(
    tasks: Sequence[Task], numbers: Sequence[int], plan: Plan, jobs: int, progress: Progress | None
) -> Iterator[tuple[int, Result]]:
    results = spread(functools.partial(Worker, plan), [tasks[number] for number in numbers], _lost, jobs)
    for done, (number, result) in enumerate(zip(numbers, results, strict=True), 1):
        yield number, result
        if progress:
            progress(done, len(numbers))


def _lost(task: Task) -> Result:
    text = f"{plain(task.path)}: newslint's process was killed while it checked this file; {REPORT_BUGS}"
    return Result(failed(text, bug=True), None)


def report(
    found: Sequence[Found],
    tasks: Sequence[Task],
    results: Sequence[Checked],
    plan: Plan,
    *,
    severity: str = "warning",
    sifts: Iterable[Sift] = (),
) -> Outcome:
    """The report of a run: comparisons added, suppressions and sifts applied, lesser severities left out."""
    checked = {task.path: result for task, result in zip(tasks, results, strict=True)}
    worker = Worker(plan)
    across = _compared(tasks, checked, worker)
    files: list[FileReport] = []
    notices: list[str] = []
    suppressed = 0
    profiles = {task.path: task.profile for task in tasks}
    for item in found:
        if item.notice:
            notices.append(item.notice)
            continue
        result = checked.get(item.path) or failed(item.error or "")
        if result["skipped"]:
            continue
        findings = [*result["findings"], *across.get(item.path, ())]
        if result["silences"]:
            ready = worker.checker(profiles[item.path])
            ran = {rule.name for rule in ready.rules}
            findings, silenced = silence.apply(findings, result["silences"], ran, ready.names)
            findings = [finding for finding in findings if ready.selection.admits(finding["rule"], finding["pattern"])]
            suppressed += silenced
        for sift in sifts:
            left = sift(item.path, findings)
            suppressed += len(findings) - len(left)
            findings = left
        files.append(
            {
                "path": item.path,
                "format": result["format"],
                "error": result["error"],
                "notice": result["notice"],
                "findings": order.ordered(checker.at_least(findings, severity)),
                "scores": result["scores"],
            }
        )
        notices += [text for text in (result["error"], _named(item.path, result["notice"])) if text]
    run: RunReport = {
        "schema": SCHEMA,
        "newslint": __version__,
        "files": files,
        "summary": order.summary(files, suppressed),
    }
    crashed = any(finding["rule"] == checker.CRASH for findings in across.values() for finding in findings)
    bug = crashed or any(result["bug"] for result in checked.values())
    mistake = any(file["error"] for file in files) and not bug
    return Outcome(run, tuple(notices), mistake, bug)


def _named(path: str, notice: str | None) -> str | None:
    return f"{plain(path)}: {notice}" if notice else None


def _compared(tasks: Sequence[Task], checked: Mapping[str, Checked], worker: Worker) -> dict[str, list[FindingReport]]:
    """The findings of the rules that compare stories, by path."""
    by_path: dict[str, list[FindingReport]] = {}
    facts = {path: result["facts"] for path, result in checked.items() if result["facts"]}
    if not facts:
        return by_path
    content = {task.path: task.data for task in tasks}

    @functools.cache
    def source_of(path: str) -> Source:
        data = content[path]
        return decode(read_bytes(path, worker.plan.max_size) if data is None else data, path)

    ready = worker.checker(0)
    for rule, severity, path, remark in ready.compare(facts):
        by_path.setdefault(path, []).append(locate.across_files(source_of, path, rule, severity, remark))
    return by_path
