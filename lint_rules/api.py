"""newslint as a library."""

from __future__ import annotations

import os
from collections.abc import Iterable

from lint_rules.engine import runner
from lint_rules.engine.configuration import Asked, Configurations
from lint_rules.engine.discovery import Found, discover
from lint_rules.engine.planning import planned
from lint_rules.engine.runner import Plan, Task
from lint_rules.model import Edit, Finding, Fix, Related, Span
from lint_rules.model.report import FindingReport, RelatedReport


def check_text(
    text: str,
    *,
    path: str = "story.txt",
    severity: str = "warning",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: str | None = None,
) -> list[Finding]:
    """The findings in one story.

    ``path`` tells the format by its ending and need not exist; ``config`` names a configuration file, without which
    the defaults hold. Offsets are code points into ``text``. Raises UserError for what the caller must mend.
    """
    configurations = Configurations(config, Asked(tuple(select), tuple(ignore)))
    configuration = configurations.of(path) if config else configurations.default()
    plan = Plan((configuration.profile(path),), configuration.max_size, False)
    tasks = [Task(path, 0, data=text.encode("utf-8", "surrogatepass"))]
    return _findings(tasks, plan, severity).get(path, [])


def check_paths(
    paths: Iterable[str | os.PathLike[str]],
    *,
    severity: str = "warning",
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    config: str | None = None,
) -> dict[str, list[Finding]]:
    """The findings by path, for files and for the stories in folders, under the nearest configuration.

    Files that cannot be read are left out. Raises UserError for what the caller must mend.
    """
    configurations = Configurations(config, Asked(tuple(select), tuple(ignore)))
    found = discover([os.fspath(path) for path in paths], configurations.excluded)
    tasks, plan = planned(found, configurations, configurations.of_folder("."), {}, keyed=False)
    return _findings(tasks, plan, severity)


def _findings(tasks: list[Task], plan: Plan, severity: str) -> dict[str, list[Finding]]:
    results = runner.check(tasks, plan, jobs=1)
    outcome = runner.report([Found(task.path) for task in tasks], tasks, results, plan, severity=severity)
    return {
        file["path"]: [_finding(f) for f in file["findings"]] for file in outcome.report["files"] if not file["error"]
    }


def _finding(report: FindingReport) -> Finding:
    fix = report["fix"]
    return Finding(
        report["rule"],
        report["severity"],
        report["message"],
        Span(report["start"]["offset"], report["end"]["offset"]),
        report["text"],
        report["suggestion"],
        report["pattern"],
        tuple(map(_related, report["related"])),
        Fix(fix["safe"], tuple(Edit(**edit) for edit in fix["edits"])) if fix else None,
    )


def _related(report: RelatedReport) -> Related:
    span = Span(report["start"]["offset"], report["end"]["offset"])
    return Related(span, report["text"], report["message"], report.get("path"))
