"""``newslint check``: lint files and folders."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from lint_rules.commands.output import Output, presentation, stderr, write
from lint_rules.commands.stories import add_jobs, add_paths, common_folder, gathered
from lint_rules.engine import runner
from lint_rules.engine.configuration import Asked, Configuration, Configurations
from lint_rules.engine.discovery import Found
from lint_rules.engine.planning import planned
from lint_rules.engine.runner import Outcome, Sift
from lint_rules.engine.schema import FAIL_ON_CHOICES, SEVERITY_CHOICES
from lint_rules.model import rank
from lint_rules.model.report import RunReport
from lint_rules.reporters import FORMATS
from lint_rules.reporters.presentation import count

if TYPE_CHECKING:
    from lint_rules.engine.baseline import Baseline
    from lint_rules.engine.changes import Changes

_MOST_PASSES = 8  # rounds of fixes; one fix may make room for another


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint check``."""
    add = parser.add_argument
    add_paths(parser)
    add(
        "--format",
        action="append",
        metavar="FORMAT[:FILE]",
        help=f"how to report: {', '.join(FORMATS)}; may be repeated",
    )
    add("--output", metavar="FILE", help="where to write the report that names no file of its own")
    add_selection(parser)
    add("--severity", choices=SEVERITY_CHOICES, help="lowest severity shown (default: warning)")
    add("--fail-on", choices=FAIL_ON_CHOICES, help="lowest severity that makes the exit code 1 (default: error)")
    add_jobs(parser)
    add("--no-cache", action="store_true", help="neither use nor keep results of earlier runs")
    add("--statistics", action="store_true", help="count the findings by rule")
    add("--quiet", action="store_true", help="errors alone, and no closing line")
    add("--fix", action="store_true", help="mend what can be mended safely")
    add("--unsafe-fixes", action="store_true", help="mend also what an editor should look at afterwards")
    add("--diff", action="store_true", help="show what --fix would change, and change nothing")
    add("--changed-since", metavar="REV", help="only findings in lines that changed since a git revision")
    add("--baseline", metavar="FILE", help="leave out the findings that this file holds")
    add("--watch", action="store_true", help="check again whenever a file changes")


def add_selection(parser: argparse.ArgumentParser) -> None:
    """The options that choose rules and configuration, common to several commands."""
    add = parser.add_argument
    add(
        "--select",
        action="append",
        metavar="RULE",
        help="check only these rules, families or phrases (commas, repeatable)",
    )
    add("--ignore", action="append", metavar="RULE", help="leave these rules, families or phrases out")


def run(arguments: argparse.Namespace) -> int:
    """Lint, report, and return the exit code."""
    if arguments.watch:
        from lint_rules.commands.watch import watch

        return watch(arguments, lambda: once(arguments))
    return once(arguments)


def once(arguments: argparse.Namespace) -> int:
    """One run."""
    configurations = Configurations(arguments.config, asked(arguments))
    base = configurations.of_folder(common_folder(arguments.paths))
    outputs = [Output.parse(word, arguments.output) for word in arguments.format or ["text"]]
    found, content = gathered(arguments.paths, configurations, arguments.stdin_filename)
    known, changes = _accepted(arguments, base), _changes(arguments, found)
    if changes:
        found = [item for item in found if changes.touches(item.path)]
    sifts = [sieve.sift for sieve in (changes, known) if sieve]
    check = _Check(arguments, configurations, base, found, content, sifts)
    outcome = check.run()
    fail_on = arguments.fail_on or base.get("fail-on")
    if arguments.diff:
        from lint_rules.engine import fixes

        for piece in fixes.preview(outcome.report, unsafe=arguments.unsafe_fixes):
            sys.stdout.write(piece)
        return exit_code(outcome, fail_on)
    if arguments.fix or arguments.unsafe_fixes:
        outcome = _mended(check, outcome, unsafe=arguments.unsafe_fixes)
    for notice in [*outcome.notices, *(known.stale() if known else ())]:
        stderr(notice)
    _report(outcome.report, outputs, arguments, content)
    return exit_code(outcome, fail_on)


def _accepted(arguments: argparse.Namespace, base: Configuration) -> Baseline | None:
    path = arguments.baseline or base.path_of("baseline")
    if not path:
        return None
    from lint_rules.engine.baseline import Baseline

    return Baseline.read(path)


def _changes(arguments: argparse.Namespace, found: Sequence[Found]) -> Changes | None:
    if not arguments.changed_since:
        return None
    from lint_rules.engine.changes import Changes

    return Changes.since(arguments.changed_since, [item.path for item in found])


class _Check:
    """A run that can be repeated after fixes."""

    def __init__(
        self,
        arguments: argparse.Namespace,
        configurations: Configurations,
        base: Configuration,
        found: Sequence[Found],
        content: dict[str, bytes],
        sifts: Sequence[Sift],
    ) -> None:
        self._found = found
        self._severity = "error" if arguments.quiet else arguments.severity or base.get("severity")
        self._sifts = sifts
        self._jobs = arguments.jobs if arguments.jobs is not None else base.get("jobs")
        self._cached = not arguments.no_cache
        self._quiet = arguments.quiet
        self.tasks, self.plan = planned(found, configurations, base, content, keyed=self._cached)

    def run(self) -> Outcome:
        """The outcome now."""
        from lint_rules.commands.progress import progress

        with progress(len(self.tasks), quiet=self._quiet) as step:
            results = runner.check(self.tasks, self.plan, jobs=self._jobs, cached=self._cached, progress=step)
        return runner.report(self._found, self.tasks, results, self.plan, severity=self._severity, sifts=self._sifts)


def asked(arguments: argparse.Namespace) -> Asked:
    """What the command line selects and ignores."""
    return Asked(tuple(_words(arguments.select)), tuple(_words(arguments.ignore)))


def _words(values: Sequence[str] | None) -> Iterator[str]:
    for value in values or ():
        yield from (word.strip() for word in value.split(",") if word.strip())


def _mended(check: _Check, outcome: Outcome, *, unsafe: bool) -> Outcome:
    """The outcome after fixes; what they changed, and what they could not change, is told on standard error."""
    from lint_rules.engine import fixes

    changed: set[str] = set()
    mistake = False
    for _ in range(_MOST_PASSES):
        mended, notices = fixes.apply(outcome.report, unsafe=unsafe)
        for notice in notices:
            stderr(notice)
        mistake = mistake or bool(notices)
        if not mended:
            break
        changed |= mended
        outcome = check.run()
    for path in sorted(changed):
        stderr(f"mended {path}")
    return outcome._replace(mistake=outcome.mistake or mistake)


def exit_code(outcome: Outcome, fail_on: str) -> int:
    """3 for a bug, 2 for a file that could not be read, 1 for findings at or above ``fail_on``, else 0."""
    if outcome.bug:
        return 3
    if outcome.mistake:
        return 2
    if fail_on == "never":
        return 0
    least = rank(fail_on)
    failing = any(rank(f["severity"]) >= least for file in outcome.report["files"] for f in file["findings"])
    return int(failing)


def _report(
    report: RunReport, outputs: Sequence[Output], arguments: argparse.Namespace, content: dict[str, bytes]
) -> None:
    for output in outputs:
        write(output, report, presentation(output, content))
    if arguments.statistics:
        stderr(statistics(report), escape=False)
    elif not arguments.quiet and not any(output.name == "text" and output.on_terminal for output in outputs):
        stderr(_closing(report))


def _closing(report: RunReport) -> str:
    summary = report["summary"]
    hidden = f", {summary['suppressed']} suppressed" if summary["suppressed"] else ""
    counted = (
        count(summary["errors"], "error"),
        count(summary["warnings"], "warning"),
        count(summary["infos"], "query"),
    )
    return f"{', '.join(counted)}{hidden} in {count(summary['files'], 'file')}"


def statistics(report: RunReport) -> str:
    """How often each rule spoke, the most frequent first, with the rate per 10,000 words."""
    counts: dict[tuple[str, str], int] = {}
    for file in report["files"]:
        for finding in file["findings"]:
            key = finding["severity"], finding["rule"]
            counts[key] = counts.get(key, 0) + 1
    words = sum(file["scores"].get("words", 0) for file in report["files"])
    lines = [
        f"{number:>7}  {number * 10_000 / words if words else 0:>7.1f}  {severity:<8} {rule}"
        for (severity, rule), number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    ]
    return "\n".join([f"{'found':>7}  {'per 10k':>7}  ({words:,.0f} words)", *lines])
