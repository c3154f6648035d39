"""The command line: chooses the command; the one place where mistakes, bugs and interruptions become exit codes."""

from __future__ import annotations

import argparse
import errno
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from typing import NoReturn

from lint_rules import __version__
from lint_rules.model import UserError

CLEAN, FINDINGS, MISTAKE, BUG, INTERRUPTED = 0, 1, 2, 3, 130
ISSUES = "https://github.com/newslint/newslint/issues"

COMMANDS: Mapping[str, str] = {
    "check": "lint files and folders (default: .); - reads standard input",
    "rules": "list the rules",
    "explain": "what a rule or phrase is about, with examples",
    "sources": "the sourcing ledger: every attribution, its speaker and its rung",
    "names": "the name ledger: every name, its forms, where they stand",
    "baseline": "accept today's findings, so that only new ones are reported",
    "archive": "lint an archive too big for one run, on this machine or a cluster",
    "lsp": "the language server on standard input and output",
    "init": "write a commented configuration and a pre-commit stanza",
    "docs": "write the generated pages of the documentation",
}
_HIDDEN = ("docs",)
_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO)  # a disk or a device that takes no more
_WIDTH = 100


class _Help(argparse.HelpFormatter):
    """Lines of a fixed width: asking the terminal would load half a dozen modules in every run."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_WIDTH, max_help_position=28)


class Parser(argparse.ArgumentParser):
    """Tells mistakes in one line."""

    def __init__(self, prog: str, description: str) -> None:
        super().__init__(prog=prog, description=description, allow_abbrev=False, formatter_class=_Help)

    def error(self, message: str) -> NoReturn:
        raise UserError(f"{message} ({self.prog} --help)")


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command and return its exit code; as the program itself (``argv`` None) end the process with it."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    # Looking for garbage while packs and models load costs a fifth of a short run; long ones do it seldom.
    gc.disable()
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:  # closed by whoever started us
            setattr(sys, name, open(os.devnull, "w"))  # noqa: SIM115
    try:
        code = _run(arguments)
        sys.stdout.flush()
        if argv is None and arguments[:1] == ["check"]:
            # Everything is written and closed. Taking down the interpreter would cost a quarter of a short run.
            sys.stderr.flush()
            os._exit(code)
        return code
    except UserError as error:
        _say(str(error))
        return MISTAKE
    except KeyboardInterrupt:
        _say("interrupted")
        return INTERRUPTED
    except BrokenPipeError:
        _silence_stdout()  # whoever was reading has gone
        return CLEAN
    except Exception as error:
        if isinstance(error, OSError) and error.errno in _FULL:
            _silence_stdout()
            _say(f"the output cannot be written ({error.strerror})")
            return MISTAKE
        if os.environ.get("NEWSLINT_TRACEBACK"):
            raise
        described = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        _say(f"bug in newslint {__version__} ({described}); report it: {ISSUES} (NEWSLINT_TRACEBACK=1 shows where)")
        return BUG
    finally:
        gc.enable()


def _run(arguments: list[str]) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        print(usage())
        return CLEAN if arguments else MISTAKE
    if arguments[0] in ("-V", "--version"):
        print(f"newslint {__version__}")
        return CLEAN
    name = arguments[0]
    if name not in COMMANDS:
        raise UserError(_unknown(name))
    if name != "check":
        from lint_rules.engine.sweeping import sweep_rarely

        sweep_rarely()
    command = import_module(f"lint_rules.commands.{name}")
    parser = Parser(f"newslint {name}", COMMANDS[name].capitalize() + ".")
    command.configure(parser)
    code: int = command.run(parser.parse_args(arguments[1:]))
    return code


def usage() -> str:
    """The overview of the commands."""
    listed = "\n".join(f"  {name:<10}{meaning}" for name, meaning in COMMANDS.items() if name not in _HIDDEN)
    return (
        "usage: newslint COMMAND [OPTION...] [PATH...]\n\n"
        "A linter for news copy: who says so, one name spelled twice, missing credits,\n"
        "phrasing that was never English.\n\n"
        f"{listed}\n\nnewslint COMMAND --help tells a command's options; newslint --version the version."
    )


def _unknown(name: str) -> str:
    import difflib

    near = difflib.get_close_matches(name, COMMANDS, 1)
    if near:
        return f"no command {name!r}; did you mean newslint {near[0]}?"
    if os.path.exists(name):
        return f"no command {name!r}; did you mean newslint check {name}?"
    return f"no command {name!r}; newslint --help lists them"


def _silence_stdout() -> None:
    """Nothing more can be said there, not even by Python at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def _say(line: str) -> None:
    from lint_rules.model.display import plain

    with suppress(OSError):  # standard error may be closed: there is nobody left to tell
        print(f"newslint: {plain(line)}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
