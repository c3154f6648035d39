"""The boundary: commands, mistakes, bugs."""

import pytest

from lint_rules import __version__
from lint_rules.commands import check as check_command


def test_help_lists_the_commands_and_version_the_version(newslint):
    code, out, _ = newslint("--help")
    assert code == 0
    for name in ("check", "rules", "explain", "sources", "names", "lsp", "init"):
        assert f"  {name} " in out
    assert newslint("--version") == (0, f"newslint {__version__}\n", "")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["chek", "."], "no command 'chek'; did you mean newslint check?"),
        (["faulty.txt"], "no command 'faulty.txt'; did you mean newslint check faulty.txt?"),
        (["frobnicate"], "no command 'frobnicate'; newslint --help lists them"),
    ],
)
def test_an_unknown_command_is_a_mistake_with_a_hint(desk, newslint, arguments, says):
    assert newslint(*arguments) == (2, "", f"newslint: {says}\n")


def test_a_bug_is_one_line_that_says_how_to_report_it(desk, newslint, monkeypatch):
    def fail(arguments):
        raise ZeroDivisionError("by\nzero")

    monkeypatch.setattr(check_command, "run", fail)
    code, _, err = newslint("check", "faulty.txt")
    assert code == 3
    assert err.count("\n") == 1
    assert "ZeroDivisionError: by zero" in err
    assert "report it: https://" in err


def test_an_interruption_is_130(desk, newslint, monkeypatch):
    def interrupt(arguments):
        raise KeyboardInterrupt

    monkeypatch.setattr(check_command, "run", interrupt)
    assert newslint("check", "faulty.txt") == (130, "", "newslint: interrupted\n")
