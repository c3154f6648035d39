"""Lines that changed since a git revision."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Mapping, Sequence

from lint_rules.model import UserError
from lint_rules.model.patterns import compiled
from lint_rules.model.report import FindingReport, Position

_HUNK = r"(?m)^@@ -\S+ \+(\d+)(?:,(\d+))? @@"
_PATIENCE = 120  # seconds

Lines = list[tuple[int, int]]


class Changes:
    """Which lines of which files changed: 1-based ranges, ends included; an untracked file changed throughout."""

    def __init__(self, lines: Mapping[str, Lines | None]) -> None:
        self._lines = lines

    @classmethod
    def since(cls, revision: str, paths: Sequence[str]) -> Changes:
        """The changes since a revision in the files as they lie there now; raises UserError where git cannot tell."""
        lines: dict[str, Lines | None] = {}
        for root in sorted({_root(os.path.dirname(os.path.abspath(path))) for path in paths}):
            lines.update(_changed(root, revision))
            for name in _git(root, "ls-files", "-z", "--others", "--exclude-standard").split("\0"):
                if name:
                    lines[_real(root, name)] = None
        return cls(lines)

    def touches(self, path: str) -> bool:
        """Whether anything in the file changed."""
        return os.path.realpath(path) in self._lines

    def sift(self, path: str, findings: list[FindingReport]) -> list[FindingReport]:
        """The findings that stand in changed lines, or speak of words that do."""
        ranges = self._lines.get(os.path.realpath(path), [])
        if ranges is None:
            return findings
        return [finding for finding in findings if _concerned(finding, ranges)]


def _concerned(finding: FindingReport, ranges: Lines) -> bool:
    places = [(finding["start"], finding["end"])]
    places += [(related["start"], related["end"]) for related in finding["related"] if "path" not in related]
    return any(_within(start, end, ranges) for start, end in places)


def _within(start: Position, end: Position, ranges: Lines) -> bool:
    return any(start["line"] <= last and first <= end["line"] for first, last in ranges)


def _changed(root: str, revision: str) -> dict[str, Lines | None]:
    options = (
        "--no-color",
        "--no-ext-diff",
        "--no-textconv",
        "--unified=0",
        "--no-renames",
        "--src-prefix=a/",
        "--dst-prefix=b/",
    )
    names = _git(root, "diff", "-z", "--name-only", "--no-renames", "--diff-filter=AM", "--end-of-options", revision)
    changed: dict[str, Lines | None] = {}
    for name in filter(None, names.split("\0")):
        diff = _git(root, "diff", *options, "--end-of-options", revision, "--", f":(top,literal){name}")
        ranges: Lines = []
        for match in compiled(_HUNK).finditer(diff):
            first, length = int(match[1]), int(match[2] or 1)
            if length:
                ranges.append((first, first + length - 1))
        changed[_real(root, name)] = None if "Binary files" in diff[:2000] and not ranges else ranges
    return changed


def _root(folder: str) -> str:
    return _git(folder, "rev-parse", "--show-toplevel").rstrip("\n")


def _real(root: str, name: str) -> str:
    return os.path.realpath(os.path.join(root, name))


def _git(folder: str, *arguments: str) -> str:
    command = ["git", "-c", "core.quotepath=off", "-c", "core.fsmonitor=false", *arguments]
    try:
        done = subprocess.run(command, cwd=folder, capture_output=True, timeout=_PATIENCE, check=False)
    except FileNotFoundError as error:
        raise UserError("--changed-since needs git, which is not installed") from error
    except subprocess.TimeoutExpired as error:
        raise UserError(f"git took longer than {_PATIENCE} s") from error
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["no reason given"]
        raise UserError(f"git cannot tell what changed: {said[0]}")
    return os.fsdecode(done.stdout)
