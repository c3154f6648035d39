"""What checked stories leave behind in memory."""

import gc
from pathlib import Path

import pytest

from lint_rules.engine.checker import Checker
from lint_rules.engine.opening import File
from lint_rules.engine.profile import Profile

SEEDS = Path(__file__).parents[2] / "seeds"


@pytest.fixture
def swept():
    """Nobody looks for garbage but the test."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def test_checked_stories_leave_nothing_that_holds_on_to_itself(swept):
    checker = Checker(Profile())
    files = [File(path.name, path.read_bytes()) for path in sorted(SEEDS.glob("*.*"))]
    for _ in checker.check_files(files):
        pass  # what is loaded and remembered once is there now
    gc.collect()
    for _ in checker.check_files(files):
        pass
    assert len(files) > 10
    assert gc.collect() == 0
