import pytest

from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.story import Story


def sentences(text: str) -> list[str]:
    story = Story(plain.read(Source(text)))
    return [text[sentence.start : sentence.end] for sentence in story.sentences]


@pytest.mark.parametrize(
    "parts",
    [
        ["The U.N. met.", "It sat late."],
        ["Mr. Lee left.", "Dr. Ruiz stayed."],
        ['She said: "No."', "Then she left."],
        ['"We sail," he said.', '"We sail today."'],
        ["He worked at Acme Inc.", "The firm closed."],
        ["He met U.S. Senator J. K. Lee.", "They ate."],
        ["It opened at 9 a.m. on Monday.", "It closed at 5 p.m.", "They left."],
        ["Prices rose 3.5 percent.", "12 boats sank."],
        ["Why?", "Nobody knew!", "All left."],
        ["(It rained.)", "They sailed."],
        ["It sank [3].", "They swam."],
        ["The Nos. 3 and 4 locks shut.", "Boats waited."],
    ],
)
def test_sentences_end_where_an_editor_would_end_them(parts: list[str]) -> None:
    assert sentences(" ".join(parts)) == parts


def test_a_missing_space_does_not_join_two_sentences() -> None:
    assert sentences("The lock opened.Boats waited.") == ["The lock opened.", "Boats waited."]


def test_a_dateline_belongs_to_no_sentence() -> None:
    assert sentences("OSLO — The lock opened. Boats waited.") == ["The lock opened.", "Boats waited."]


def test_a_footnote_mark_stays_with_its_sentence() -> None:
    assert sentences("It sank. [12] They swam.") == ["It sank. [12]", "They swam."]


def test_no_sentence_crosses_a_block() -> None:
    assert sentences("Eels return\n\nThe eels came back. All cheered.") == [
        "Eels return",
        "The eels came back.",
        "All cheered.",
    ]
