import pytest

from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.attribution import signals
from lint_rules.language.attribution.signals import CLOSING, INSIDE, OPENING, OUTSIDE
from lint_rules.language.story import Story


def states(text: str) -> list[tuple[str, int]]:
    story = Story(plain.read(Source(text)))
    return list(zip(story.tokens.text, signals.quote_states(story), strict=True))


@pytest.mark.parametrize("text", ['"No," he said.', "“No,” he said.", "''No,'' he said.", "«No,» he said."])
def test_marks_of_every_house_open_and_close(text: str) -> None:
    found = dict(states(text))
    assert found["No"] == INSIDE
    assert found["he"] == OUTSIDE


def test_opening_and_closing_marks_are_told_apart() -> None:
    assert [state for _, state in states('"No"')] == [OPENING, INSIDE, CLOSING]


def test_a_quotation_left_open_goes_on_where_the_next_paragraph_opens_with_a_mark() -> None:
    found = states("“We sail today.\n\n“We sail tomorrow,” he said.")
    assert [state for word, state in found if word == "sail"] == [INSIDE, INSIDE]


def test_a_quotation_left_open_ends_with_its_paragraph_otherwise() -> None:
    found = states("“We sail today.\n\nThe boats were ready.")
    assert dict(found)["boats"] == OUTSIDE


def test_a_quotation_runs_through_the_sentences_of_its_paragraph() -> None:
    found = states('"We sail. We sail again. And again," he said.')
    assert [state for word, state in found if word.lower() in ("sail", "again", "and")] == [INSIDE] * 5
    assert dict(found)["said"] == OUTSIDE


def test_a_single_mark_alone_opens_nothing() -> None:
    assert {state for _, state in states("The 'modern' pier, the captains’ joy ’, is shut.")} == {OUTSIDE}


@pytest.mark.parametrize(
    ("word", "normal", "shape"),
    [("Moll", "moll", "Xxx"), ("12,500", "00,000", "dd,"), ("“", "QQ", "“"), ("’s", "'s", "’x"), ("UN", "un", "XX")],
)
def test_forms_of_words(word: str, normal: str, shape: str) -> None:
    assert signals.normal(word) == normal
    assert signals.shape(word) == shape


def test_steps_rise_with_the_share() -> None:
    steps = [signals.step(share / 100) for share in range(101)]
    assert steps == sorted(steps)
    assert (steps[0], steps[100]) == (0, 9)
