"""``newslint baseline``: accept today's findings, so that only new ones are reported."""

from __future__ import annotations

import argparse

from lint_rules.commands.check import add_selection, asked
from lint_rules.commands.output import stderr
from lint_rules.commands.stories import STDIN, add_paths, gathered
from lint_rules.engine import baseline, runner
from lint_rules.engine.configuration import Configurations
from lint_rules.engine.planning import planned
from lint_rules.engine.schema import SEVERITY_CHOICES
from lint_rules.model import UserError
from lint_rules.reporters.presentation import count


def configure(parser: argparse.ArgumentParser) -> None:
    """The options of ``newslint baseline``."""
    add_paths(parser)
    add_selection(parser)
    parser.add_argument(
        "--output", metavar="FILE", help=f"where to write (default: the configured baseline, or {baseline.NAME})"
    )
    parser.add_argument(
        "--severity", choices=SEVERITY_CHOICES, help="lowest severity that is accepted (default: as shown)"
    )


def run(arguments: argparse.Namespace) -> int:
    """Write the baseline; refuses while files cannot be read, for their findings would be lost."""
    if STDIN in arguments.paths:
        raise UserError("a baseline is about files; standard input has no name to keep findings under")
    configurations = Configurations(arguments.config, asked(arguments))
    base = configurations.of_folder(".")
    found, _ = gathered(arguments.paths, configurations, None)
    tasks, plan = planned(found, configurations, base, {}, keyed=False)
    results = runner.check(tasks, plan, jobs=base.get("jobs"))
    outcome = runner.report(found, tasks, results, plan, severity=arguments.severity or base.get("severity"))
    for notice in outcome.notices:
        stderr(notice)
    if outcome.bug or outcome.mistake:
        raise UserError("no baseline was written: not every file could be checked")
    path = arguments.output or base.path_of("baseline") or baseline.NAME
    total = baseline.write(path, outcome.report)
    stderr(f"{path}: accepts {count(total, 'finding')} in {count(outcome.report['summary']['files'], 'story')}")
    return 0
