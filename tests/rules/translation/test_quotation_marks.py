"""Foreign quotation marks, dashes, spaces and missing partners."""

import pytest
from translation_remarks import fixed, flagged, remarks

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.rules.translation import quotation_marks


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("The \u00abHeron\u00bb plan.", 'The "Heron" plan.'),
        ("The \u00ab Heron \u00bb plan.", 'The "Heron" plan.'),
        ("It\u2019s \u201ea mild winter\u201c for bees.", "It\u2019s \u201ca mild winter\u201d for bees."),
        ("The raft sank ; all swam.", "The raft sank; all swam."),
        ("Who pays ? Nobody.", "Who pays? Nobody."),
    ],
)
def test_fixes(text: str, cure: str) -> None:
    assert fixed(quotation_marks, text) == cure


def test_guillemets_inside_a_quotation_become_single_marks() -> None:
    assert (
        fixed(quotation_marks, 'He said: "The \u00abHeron\u00bb plan is dead."')
        == "He said: \"The 'Heron' plan is dead.\""
    )


def test_opening_dash_shows_both_dashes() -> None:
    text = 'He said: "\u2013 no \u2013 it stays shut."'
    (remark,) = remarks(quotation_marks, text)
    assert (text[remark.start : remark.end], remark.pattern, remark.safe) == ('"\u2013 no \u2013 ', "D106", False)
    assert [edit.text for edit in remark.edits] == ["", ", "]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ('The keeper said: "The sluice is shut. It opens in May.', '"The'),
        ('The sluice is shut", the keeper said.', 'shut"'),
        ('She called it \u201ca mild winter" for bees.', '\u201ca mild winter"'),
    ],
)
def test_missing_partner(text: str, part: str) -> None:
    (remark,) = remarks(quotation_marks, text)
    assert (text[remark.start : remark.end], remark.pattern, remark.severity) == (part, "D108", "warning")


@pytest.mark.parametrize(
    "text",
    [
        '"It is shut.\n\n"It opens in May," he said.',
        'The shelf is 12" deep.',
        "She writes :) under it; the score was 3 : 1.",
        "It waited ... and a .txt file came.",
        '"It is shut," he said. "Come back \u2013 I hope \u2013 in May."',
    ],
)
def test_silence(text: str) -> None:
    assert not flagged(quotation_marks, text)


def test_marks_without_a_partner_are_one_finding_a_story() -> None:
    story = 'The sluice is shut", the keeper said.\n\nIt rained.\n\nThe weir is open", the keeper said.\n'
    (remark,) = remarks(quotation_marks, story)
    assert story[remark.start : remark.end] == 'shut"'
    assert [story[aside.start : aside.end] for aside in remark.related] == ['open"']


@pytest.mark.parametrize(
    ("text", "spaced"),
    [
        ("The pier has `lamps` and `bells`: both are old.\n", 0),
        ("The pier has *lamps* and bells : both are old.\n", 1),
        ("<p>The pier has <code>lamps</code>: both are old.</p>", 0),
        ("<p>The pier has bells&nbsp;: both are old.</p>", 1),
    ],
)
def test_what_is_no_copy_leaves_no_space(text: str, spaced: int) -> None:
    name = "story.html" if text.startswith("<") else "story.md"
    story = Story(read.read(name, text.encode()))
    assert len([remark for remark in quotation_marks.check(story, {}) if "no space" in remark.message]) == spaced
