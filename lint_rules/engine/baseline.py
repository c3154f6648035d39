"""Findings that a desk has accepted for now, told by what they say and not by where they stand."""

from __future__ import annotations

import json
import os
from collections.abc import Mapping

from lint_rules.engine.files import write_atomically
from lint_rules.model import UserError
from lint_rules.model.display import plain
from lint_rules.model.records import NamedTuple
from lint_rules.model.report import FindingReport, RunReport

NAME = ".newslint-baseline.json"
_VERSION = 1


class Accepted(NamedTuple):
    """One accepted finding: ``rule`` and ``text`` are for people, ``times`` is how often it stands in the file."""

    rule: str
    text: str
    times: int


class Baseline:
    """The accepted findings, by path (slashes, from the baseline's folder on) and fingerprint."""

    def __init__(self, path: str, accepted: Mapping[str, Mapping[str, Accepted]]) -> None:
        self._path = path
        self._folder = os.path.dirname(os.path.abspath(path))
        self._accepted = accepted
        self._met: dict[str, dict[str, int]] = {}

    @classmethod
    def read(cls, path: str) -> Baseline:
        """The baseline in a file; raises UserError for one that cannot be read or is none."""
        try:
            with open(path, encoding="utf-8") as file:
                content = json.load(file)
            accepted = {
                name: {print_: _entry(*entry) for print_, entry in entries.items()}
                for name, entries in content["files"].items()
            }
        except OSError as error:
            raise UserError(f"{plain(path)}: cannot be read ({error.strerror})") from error
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            raise UserError(f"{plain(path)}: is no baseline; newslint baseline writes one") from error
        return cls(path, accepted)

    def sift(self, path: str, findings: list[FindingReport]) -> list[FindingReport]:
        """The findings that are new."""
        name = _name(path, self._folder)
        accepted = self._accepted.get(name, {})
        met = self._met[name] = {}
        fresh = []
        for finding in findings:
            print_ = finding["fingerprint"]
            met[print_] = met.get(print_, 0) + 1
            if print_ not in accepted or met[print_] > accepted[print_].times:
                fresh.append(finding)
        return fresh

    def stale(self) -> list[str]:
        """A line if files that were checked no longer hold findings that the baseline accepts."""
        gone = 0
        for name, met in self._met.items():
            entries = self._accepted.get(name, {})
            gone += sum(max(0, entry.times - met.get(print_, 0)) for print_, entry in entries.items())
        gone += sum(
            sum(entry.times for entry in entries.values())
            for name, entries in self._accepted.items()
            if name not in self._met and not os.path.exists(os.path.join(self._folder, name))
        )
        if not gone:
            return []
        noun = "finding that is" if gone == 1 else "findings that are"
        return [f"{plain(self._path)}: accepts {gone} {noun} no longer there; newslint baseline drops them"]


def write(path: str, report: RunReport) -> int:
    """Accept every finding of a report; how many there are."""
    folder = os.path.dirname(os.path.abspath(path))
    files: dict[str, dict[str, list[str | int]]] = {}
    total = 0
    for file in report["files"]:
        counts: dict[str, int] = {}
        entries: dict[str, list[str | int]] = {}
        for finding in file["findings"]:
            print_ = finding["fingerprint"]
            counts[print_] = counts.get(print_, 0) + 1
            entries[print_] = [finding["rule"], " ".join(finding["text"].split())[:60], counts[print_]]
            total += 1
        if entries:
            files[_name(file["path"], folder)] = dict(sorted(entries.items()))
    content = {"newslint-baseline": _VERSION, "files": dict(sorted(files.items()))}
    write_atomically(path, (json.dumps(content, indent=1, ensure_ascii=True) + "\n").encode())
    return total


def _entry(rule: object, text: object, times: object) -> Accepted:
    """One accepted finding; raises ValueError for what `write` would not have written."""
    if not (isinstance(rule, str) and isinstance(text, str) and isinstance(times, int)):
        raise ValueError("not a finding")
    return Accepted(rule, text, times)


def _name(path: str, folder: str) -> str:
    return os.path.relpath(path, folder).replace(os.sep, "/")
