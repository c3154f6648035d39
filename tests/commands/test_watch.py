"""``newslint check --watch``."""

import subprocess
import sys

import pytest


@pytest.fixture
def watching(desk):
    """A process that watches the desk's folder."""
    command = [sys.executable, "-m", "lint_rules.commands.main", "check", "--watch", "--no-cache"]
    command += ["--select", "translation/doubled-word", "faulty.txt"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, bufsize=1)
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def test_a_story_is_checked_again_when_it_changes(desk, watching):
    assert watching.stdout.readline().startswith("faulty.txt:3:1: error: “The” stands twice")
    (desk / "faulty.txt").write_text("A line more.\n\nThe bridge opened.\n\nHe he left.\n")
    assert watching.stdout.readline().startswith("faulty.txt:5:1: error: “He” stands twice")


def test_standard_input_cannot_be_watched(newslint):
    code, _, err = newslint("check", "--watch", "-")
    assert code == 2
    assert "standard input is read only once" in err
