"""Inline suppressions, through the whole engine."""

import pytest

from lint_rules import check_text

DOUBLED = "translation/doubled-word"


def rules(text, path="story.txt", **settings):
    return [(finding.rule, finding.span.start) for finding in check_text(text, path=path, select=[DOUBLED], **settings)]


def test_without_a_comment_the_fault_is_found():
    assert rules("The ferry left left the quay.") == [(DOUBLED, 10)]


@pytest.mark.parametrize("name", [DOUBLED, "translation", "", "names/mixed-form, translation/doubled-word"])
def test_a_comment_alone_on_its_line_speaks_of_the_next_line_of_copy(name):
    text = f"First line.\n\n[newslint: ignore {name} -- the captain's own words]\n\nThe ferry left left the quay.\n"
    assert rules(text, ignore=["internal"]) == []


def test_it_speaks_of_that_line_alone():
    text = "[newslint: ignore translation/doubled-word]\nThe ferry left left the quay.\n\nThe crew crew waved.\n"
    assert rules(text) == [(DOUBLED, text.index("crew crew"))]


def test_off_and_on_frame_a_passage():
    text = "[newslint: off]\n\nThe ferry left left.\n\n[newslint: on]\n\nThe crew crew waved.\n"
    assert rules(text) == [(DOUBLED, text.index("crew crew"))]


def test_off_without_on_holds_to_the_end():
    assert rules("[newslint: off translation]\n\nThe ferry left left.\n\nThe crew crew waved.\n") == []


def test_in_markdown_it_is_a_comment():
    comment = "<!-- newslint: ignore translation/doubled-word -- log book -->"
    text = f"# Ferry\n\nThe ferry left left. {comment}\n\nThe crew crew waved.\n"
    assert rules(text, "story.md") == [(DOUBLED, text.index("crew crew"))]


def test_a_comment_that_silences_nothing_is_reported_at_its_place():
    text = "[newslint: ignore translation/doubled-word]\nThe ferry left.\n"
    assert rules(text) == [("internal/unused-suppression", 0)]


def test_a_name_that_no_rule_bears_is_reported():
    text = "The ferry left.\n\n[newslint: ignore translation/dubbled-word]\nThe crew waved.\n"
    assert rules(text) == [("internal/unused-suppression", text.index("["))]


def test_a_comment_about_a_rule_that_was_not_asked_is_left_in_peace():
    assert rules("[newslint: ignore translation/homoglyph]\nThe ferry left.\n") == []


def test_front_matter_silences_the_whole_story():
    text = "---\ntitle: Ferry\nnewslint:\n  ignore: [translation/doubled-word]\n---\n\nThe ferry left left.\n"
    assert rules(text, "story.md") == []


def test_front_matter_that_silences_nothing_is_reported():
    text = "---\ntitle: Ferry\nnewslint:\n  ignore: translation/doubled-word\n---\n\nThe ferry left.\n"
    assert [rule for rule, _ in rules(text, "story.md")] == ["internal/unused-suppression"]
