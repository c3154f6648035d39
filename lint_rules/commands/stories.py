"""The stories that a command is about: files, folders and standard input, read as documents."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence

from lint_rules.commands.output import stderr
from lint_rules.document import Document
from lint_rules.document import read as reading
from lint_rules.document.source import decode
from lint_rules.engine.configuration import Configurations
from lint_rules.engine.discovery import Found, discover
from lint_rules.engine.files import read_bytes
from lint_rules.language.story import Story
from lint_rules.model import UserError

STDIN = "-"


class Reading:
    """Reads stories one after another; ``mistakes`` counts the files that could not be read and were told about."""

    def __init__(self, arguments: argparse.Namespace) -> None:
        self._arguments = arguments
        self._configurations = Configurations(getattr(arguments, "config", None))
        self.mistakes = 0

    def stories(self) -> Iterator[Story]:
        """The stories in the order of their paths; what cannot be read is told on standard error and passed over."""
        from lint_rules.rules import packs

        for document in self.documents():
            yield Story(document, packs.matcher())

    def documents(self) -> Iterator[Document]:
        """The documents in the order of their paths."""
        name = getattr(self._arguments, "stdin_filename", None)
        found, content = gathered(self._arguments.paths, self._configurations, name)
        for item in found:
            try:
                if item.error:
                    raise UserError(item.error)
                document = None if item.notice else self._document(item, content.get(item.path))
            except UserError as error:
                self.mistakes += 1
                stderr(str(error))
                continue
            if document:
                yield document

    def _document(self, item: Found, data: bytes | None) -> Document | None:
        if data is None:
            data = read_bytes(item.path, self._configurations.of(item.path).max_size)
        if item.walked and item.path.lower().endswith(tuple(reading.FEED_SUFFIXES)):
            try:
                reading.format_of(decode(data, item.path))
            except UserError:
                return None  # JSON or XML that is no news item: nobody asked for it
        return reading.read(item.path, data)


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
