"""A desk's folder to run commands in."""

import pytest

from lint_rules.commands.main import main

STORY = "PARIS — The bridge opened on Monday.\n\nThe the mayor said so, she added.\n"
CLEAN = "The bridge opened on Monday, the mayor said.\n"
ONLY = ["--select", "translation/doubled-word"]


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """The current folder: two stories, a cache of its own, no configuration."""
    home = tmp_path / "desk"
    home.mkdir()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(home)
    (home / "faulty.txt").write_text(STORY, encoding="utf-8")
    (home / "clean.txt").write_text(CLEAN, encoding="utf-8")
    return home


@pytest.fixture
def newslint(capsys):
    """Runs a command in this process: its exit code, standard output and standard error."""

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        told = capsys.readouterr()
        return code, told.out, told.err

    return run


@pytest.fixture
def check(newslint):
    """Runs ``newslint check`` with one rule."""

    def run(*arguments):
        return newslint("check", *ONLY, *arguments)

    return run
