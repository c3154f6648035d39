import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import reader_directing as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_it_points_at_the_phrase() -> None:
    text = "The dam leaks. It should be noted that the mill knew."
    assert said(rule, text) == [("error", "It should be noted that")]


def test_the_narrators_we() -> None:
    text = "The ferry is late. As a result, we do not know who will come. “We do not know,” said Ana Brodik, the pilot."
    assert flagged(rule, text) == ["we do not know"]


def test_an_enumerating_adverb_is_no_aside() -> None:
    assert not flagged(rule, "The town lost three piers, most notably the northern one.")
    assert not flagged(rule, "Remarkably few boats came.")


def test_comment_may_nudge() -> None:
    story = "---\ntitle: Dams\ngenre: opinion\n---\n\nIt should be noted that the dam leaks.\n"
    (remark,) = remarks(rule, {"text": story, "path": "dams.md"})
    assert remark.severity == "info"
    assert remarks(rule, {"text": story, "path": "dams.md"}, comment="warning")[0].severity == "warning"
