import pytest
from attribution_remarks import remarks, said

from lint_rules.rules.attribution import vague_time as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_words() -> None:
    text = "The forum took place a few days ago in the port."
    assert said(rule, text) == [("warning", "a few days ago")]


def test_a_dated_story_is_only_queried() -> None:
    story = "---\ntitle: Forum\ndate: 2024-05-03\n---\n\nThe forum took place a few days ago.\n"
    assert [remark.severity for remark in remarks(rule, {"text": story, "path": "forum.md"})] == ["info"]


def test_counted_days_can_be_placed() -> None:
    assert not remarks(rule, "The forum took place two days ago in the port.")
