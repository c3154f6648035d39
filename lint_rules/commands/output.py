"""Where reports go: standard output or files, with the looks that the place allows."""

from __future__ import annotations

import functools
import os
import sys
from collections.abc import Mapping
from itertools import islice

from lint_rules import reporters
from lint_rules.document import Document, Source
from lint_rules.document.source import decode
from lint_rules.engine.files import write_atomically
from lint_rules.model import UserError
from lint_rules.model.display import plain
from lint_rules.model.records import NamedTuple
from lint_rules.model.report import RunReport
from lint_rules.reporters.presentation import Presentation, RuleHelp

_PIECES_AT_ONCE = 1000  # of a report: where output is not buffered, each piece alone would be a call of the system


class Output(NamedTuple):
    """A format and the file it goes to; None is standard output."""

    name: str
    path: str | None

    @classmethod
    def parse(cls, word: str, default: str | None) -> Output:
        """``FORMAT`` or ``FORMAT:FILE``; raises UserError for a format that does not exist."""
        name, _, path = word.partition(":")
        if name not in reporters.FORMATS:
            import difflib

            near = difflib.get_close_matches(name, reporters.FORMATS, 1)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(reporters.FORMATS)}"
            raise UserError(f"no format is called {name!r}; {hint}")
        return cls(name, path or default)

    @property
    def on_terminal(self) -> bool:
        """Whether somebody watches."""
        return self.path is None and sys.stdout.isatty()


def presentation(output: Output, content: Mapping[str, bytes]) -> Presentation:
    """The looks for an output; ``content`` is what was not read from a file."""

    @functools.lru_cache(maxsize=8)
    def source_of(path: str) -> Source | None:
        try:
            data = content[path] if path in content else _read(path)
            return decode(data, path)
        except (OSError, UserError):
            return None

    colour = output.on_terminal and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    return Presentation(source_of, help_of, output.on_terminal, colour, _ladder)


def _ladder(document: Document) -> list[tuple[str, str]]:
    """The rung and the speaker of every attribution in the document."""
    from lint_rules.language.story import Story

    story = Story(document)
    return [
        (found.rung, found.speaker or (document.prose[found.source.start : found.source.end] if found.source else ""))
        for found in story.attribution.attributions
    ]


def _read(path: str) -> bytes:
    with open(path, "rb") as file:
        return file.read()


def help_of(rule: str) -> RuleHelp:
    """What a rule is about; plugins and the engine's own notes are told by their names alone."""
    from lint_rules.rules import registry

    if rule in registry.catalogue():
        loaded = registry.load(rule)
        return RuleHelp(loaded.summary, loaded.documentation)
    return RuleHelp(rule, rule)


def write(output: Output, report: RunReport, looks: Presentation) -> None:
    """Write the report where it belongs; files are replaced at one stroke."""
    pieces = reporters.render(output.name, report, looks)
    if output.path:
        write_atomically(output.path, "".join(pieces).encode("utf-8", "backslashreplace"))
        return
    stream = sys.stdout
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="backslashreplace")
    while some := list(islice(pieces, _PIECES_AT_ONCE)):
        stream.write("".join(some))


def stderr(line: str, *, escape: bool = True) -> None:
    """A line for the person at the terminal."""
    print(plain(line) if escape else line, file=sys.stderr)
