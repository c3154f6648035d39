"""``newslint archive INPUT OUTPUT``: an archive too big for one run; Parquet, JSON lines or a folder to Parquet."""

from __future__ import annotations

import argparse
import os
import time

from lint_rules.commands.output import stderr
from lint_rules.model import SEVERITIES, UserError


def configure(parser: argparse.ArgumentParser) -> None:
    """The options."""
    parser.add_argument("input", metavar="INPUT", help="a .parquet or .jsonl file, or a folder of them or of stories")
    parser.add_argument(
        "output", metavar="OUTPUT", help="a folder that every node reaches; begun runs are gone on with"
    )
    parser.add_argument("--address", help="a Ray cluster (ray://host:10001, auto); default: this machine alone")
    parser.add_argument(
        "--jobs", type=int, default=0, metavar="N", help="processes on this machine (default: its cores)"
    )
    parser.add_argument("--config", metavar="FILE", help="configuration file; none is looked for otherwise")
    parser.add_argument("--select", action="append", default=[], metavar="RULE", help="only these rules or families")
    parser.add_argument("--ignore", action="append", default=[], metavar="RULE", help="leave these out")
    parser.add_argument("--severity", choices=SEVERITIES, default="warning", help="lowest severity kept")


def run(arguments: argparse.Namespace) -> int:
    """Lint the archive; 0 when every record was read, 2 when some could not be."""
    try:
        import pyarrow  # noqa: F401
        import ray  # noqa: F401
    except ModuleNotFoundError:
        raise UserError("newslint archive needs an extra: pip install 'newslint[archive]'") from None
    from lint_rules.archive import shards
    from lint_rules.archive.linting import Archivist, Settings
    from lint_rules.archive.run import Total
    from lint_rules.archive.run import run as lint
    from lint_rules.archive.store import Store

    words = [
        tuple(word for value in values for word in value.split(",")) for values in (arguments.select, arguments.ignore)
    ]
    config = os.path.abspath(arguments.config) if arguments.config else None
    settings = Settings(config, words[0], words[1], arguments.severity)
    Archivist(settings)  # a mistake in the settings is told here, once, and not by every worker
    cut = shards.plan(os.path.abspath(arguments.input))
    folder = os.path.abspath(arguments.output)
    todo = Store(folder).begin(cut, settings)
    if len(todo) < len(cut):
        stderr(f"{len(cut) - len(todo)} of {len(cut)} shards were done before")
    begun = last = time.monotonic()

    def progress(done: int, of: int, total: Total) -> None:
        nonlocal last
        if time.monotonic() - last >= 5 or done == of:
            last = time.monotonic()
            stderr(f"{done} of {of} shards, {total.stories} stories, {total.stories / (last - begun):.0f} a second")

    total = (
        lint(todo, folder, settings, address=arguments.address, jobs=arguments.jobs, progress=progress)
        if todo
        else Total()
    )
    if total.reason:
        stderr(total.reason)
    stderr(
        f"{total.stories} stories in {total.shards} shards; {total.letters} records and {total.failed} shards in"
        f" {os.path.join(arguments.output, 'dead-letters')}"
    )
    return 2 if total.letters or total.failed else 0
