import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document.formats import markdown, plain
from lint_rules.document.source import Source
from lint_rules.language.story import Story


def quoted(text: str) -> list[str]:
    story = Story(plain.read(Source(text)))
    return [text[quotation.start : quotation.end] for quotation in story.quotations]


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ('He said "no" and left.', ['"no"']),
        ("He said “no” and left.", ["“no”"]),
        ("He said 'we sail' and left.", ["'we sail'"]),
        ("He said ‘we sail’ and left.", ["‘we sail’"]),
        ("He said «no» and „yes“.", ["«no»", "„yes“"]),
        ("The leaders' meeting and Ana's boat.", []),
        ("The boys' club is 'closed' now.", ["'closed'"]),
        ("Rock 'n' roll in the '90s.", []),
        ("A 12' mast and a 6\" plank", []),
        ('"One," he said, "and two."', ['"One,"', '"and two."']),
        ("\"He told me 'no' twice,\" she said.", ["\"He told me 'no' twice,\""]),
    ],
)
def test_quotations_of_every_house(text: str, quotations: list[str]) -> None:
    assert quoted(text) == quotations


def test_a_quotation_left_open_goes_on_in_the_next_paragraph() -> None:
    text = '"We sail today.\n\n"We sail tomorrow too," he said.'
    story = Story(plain.read(Source(text)))
    first, second = story.quotations
    assert (first.closed, first.continued) == (False, False)
    assert (second.closed, second.continued) == (True, True)
    assert story.in_quotation(text.index("tomorrow"), text.index("too"))
    assert not story.in_quotation(text.index("he said"), len(text))


def test_a_block_quotation_is_quoted_from_end_to_end() -> None:
    story = Story(markdown.read(Source("> We sail today.\n\nHe left.\n", "a.md")))
    assert story.in_quotation(0, 14)
    assert not story.in_quotation(16, 18)


@given(st.text(alphabet="a b\"'“”‘’«».,s\n", max_size=60))
def test_quotations_are_in_order_and_do_not_overlap(text: str) -> None:
    story = Story(plain.read(Source(text)))
    at = 0
    for quotation in story.quotations:
        assert at <= quotation.start < quotation.end <= len(text)
        at = quotation.end


@given(st.text(alphabet='ab "“”', max_size=40), st.integers(0, 40), st.integers(1, 40))
def test_between_finds_what_touches(text: str, start: int, length: int) -> None:
    quotations = Story(plain.read(Source(text))).quotations
    end = start + length
    touching = [each for each in quotations if each.start < end and start < each.end]
    assert quotations.between(start, end) == touching
    assert quotations.touching(start, end) == (touching[0] if touching else None)


@given(st.text(alphabet='Ab. "“”\n', max_size=60))
def test_a_sentence_is_quoted_that_a_quotation_touches(text: str) -> None:
    story = Story(plain.read(Source(text)))
    touched = [each.index for each in story.sentences if story.quotations.touching(each.start, each.end)]
    assert sorted(story.quoted) == touched
