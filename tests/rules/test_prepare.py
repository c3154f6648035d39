"""What the build compiles ahead of time."""

from lint_rules.document import interviews
from lint_rules.rules import prepare


def test_patterns_are_stored_that_no_example_brings_into_play():
    spelled_out = set(prepare._spelled_out())
    assert {interviews._ASKS, interviews._I, r"\r\n?|\n"} <= spelled_out
