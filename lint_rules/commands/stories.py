"""The stories that a command is about: files, folders and standard input, read as documents."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Generic, TypeVar

from lint_rules.commands.output import stderr
from lint_rules.document import Document
from lint_rules.document import read as reading
from lint_rules.document.source import decode
from lint_rules.engine.checked import REPORT_BUGS
from lint_rules.engine.configuration import Configurations
from lint_rules.engine.discovery import Found, discover
from lint_rules.engine.files import read_bytes
from lint_rules.engine.spreading import spread
from lint_rules.language.story import Story
from lint_rules.model import UserError
from lint_rules.model.display import plain
from lint_rules.model.records import NamedTuple

STDIN = "-"
T = TypeVar("T")


class Reading:
    """Reads stories one after another; ``mistakes`` counts the files that could not be read and were told about."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._configurations = Configurations(getattr(arguments, "config", None))
        self.mistakes = 0

    def stories(self) -> Iterator[Story]:
        """The stories in the order of their paths; what cannot be read is told on standard error and passed over."""
        return self._told(map(partial(_made, full_story), self._tasks()))

    def each(self, make: Callable[[Document], T]) -> Iterator[T]:
        """What `make`, a function of a module, makes of each document in the order of their paths; of many in several
        processes, as `--jobs` or the configuration says."""
        jobs = self._arguments.jobs
        if jobs is None:
            jobs = self._configurations.of_folder(common_folder(self._arguments.paths)).get("jobs")
        return self._told(spread(partial(partial, map, partial(_made, make)), self._tasks(), _lost, jobs))

    def _tasks(self) -> list[_Task]:
        name = getattr(self._arguments, "stdin_filename", None)
        found, content = gathered(self._arguments.paths, self._configurations, name)
        return [
            _Task(item, content.get(item.path), self._configurations.of(item.path).max_size)
            for item in found
            if item.error or not item.notice
        ]

    def _told(self, made: Iterable[_Made[T]]) -> Iterator[T]:
        for each in made:
            if each.error:
                self.mistakes += 1
                stderr(each.error)
            elif each.value is not None:
                yield each.value


class _Task(NamedTuple):
    """A file to read: its content where that is not to be read from its path, and the size limit in bytes."""

    item: Found
    data: bytes | None
    max_size: int


class _Made(NamedTuple, Generic[T]):
    """What was made of a story, or why none could be read; neither for a file that nobody asked for."""

    value: T | None = None
    error: str | None = None


def full_story(document: Document) -> Story:
    """The story of a document, with all phrase packs."""
    from lint_rules.rules import packs

    return Story(document, packs.matcher())


def _made(make: Callable[[Document], T], task: _Task) -> _Made[T]:
    try:
        document = _document(task)
    except UserError as error:
        return _Made(error=str(error))
    return _Made(make(document) if document else None)


def _lost(task: _Task) -> _Made[T]:
    return _Made(error=f"{plain(task.item.path)}: newslint's process was killed while it read this file; {REPORT_BUGS}")


def _document(task: _Task) -> Document | None:
    item, data = task.item, task.data
    if item.error:
        raise UserError(item.error)
    if data is None:
        data = read_bytes(item.path, task.max_size)
    if item.walked and item.path.lower().endswith(tuple(reading.FEED_SUFFIXES)):
        try:
            reading.format_of(decode(data, item.path))
        except UserError:
            return None  # JSON or XML that is no news item: nobody asked for it
    return reading.read(item.path, data)


def common_folder(paths: Sequence[str]) -> str:
    """The folder whose configuration speaks for the run as a whole: the first path's own."""
    first = next((path for path in paths if path != STDIN), ".")
    return first if os.path.isdir(first) else os.path.dirname(first) or "."


def gathered(
    paths: Sequence[str], configurations: Configurations, stdin_name: str | None
) -> tuple[list[Found], dict[str, bytes]]:
    """The files to read, and the content of standard input under the name that it is reported by."""
    content: dict[str, bytes] = {}
    if STDIN in paths:
        if sys.stdin is None:
            raise UserError("standard input is closed; there is nothing to read for -")
        content[stdin_name or "<stdin>"] = sys.stdin.buffer.read()
    found = discover([path for path in paths if path != STDIN], configurations.excluded)
    return sorted([*found, *map(Found, content)], key=lambda item: item.path), content


def add_paths(parser: argparse.ArgumentParser) -> None:
    """The arguments that say which stories a command is about."""
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files and folders; - is standard input"
    )
    parser.add_argument(
        "--stdin-filename", metavar="NAME", help="the name that standard input is read and reported under"
    )
    parser.add_argument("--config", metavar="FILE", help="the configuration to use instead of the nearest")


def add_jobs(parser: argparse.ArgumentParser) -> None:
    """The argument that says how many processes a command may use."""
    parser.add_argument("--jobs", type=_whole, metavar="N", help="processes to use; 0 means as many as pay")


def _whole(word: str) -> int:
    if not word.isdigit():
        raise UserError(f"--jobs must be a whole number, not {word!r}")
    return int(word)
