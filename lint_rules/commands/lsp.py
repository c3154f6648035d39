"""``newslint lsp``: the language server on standard input and output."""

from __future__ import annotations

import argparse

from lint_rules.model import UserError


def configure(parser: argparse.ArgumentParser) -> None:
    """The options: ``--stdio`` is what some editors always pass, and the only way there is."""
    parser.add_argument("--stdio", action="store_true", help="speak on standard input and output (the default)")


def run(arguments: argparse.Namespace) -> int:
    """Serve until the client leaves."""
    try:
        from lint_rules.lsp import server
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in ("pygls", "lsprotocol"):
            raise UserError("the language server needs an extra: pip install 'newslint[lsp]'") from None
        raise
    server.run()
    return 0
