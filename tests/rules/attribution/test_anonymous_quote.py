import pytest
from attribution_remarks import flagged, remarks, said

from lint_rules.rules.attribution import anonymous_quote as rule


@pytest.mark.parametrize("example", rule.FAILS)
def test_documented_faults(example: str) -> None:
    assert remarks(rule, example)


@pytest.mark.parametrize("example", rule.PASSES)
def test_documented_near_misses(example: str) -> None:
    assert not remarks(rule, example)


def test_the_formula_is_a_query() -> None:
    text = "The clerk, who spoke on condition of anonymity, said the dam leaks."
    assert said(rule, text) == [("info", "on condition of anonymity")]


def test_a_quotation_from_somebody() -> None:
    text = "“The dam will not hold,” a senior official said. “It will,” said Dorvan Brel, an engineer."
    assert flagged(rule, text) == ["a senior official"]


def test_a_spokesman_speaks_for_a_house() -> None:
    assert not flagged(rule, "“The dam will hold,” a spokesman for the mill said.")


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("“The dam will not hold,” shrugged one crane owner.", "one crane owner"),
        ("“The dam will not hold,” sums up a taxi driver who came from Lenne in May.", "a taxi driver"),
        ("“The dam will not hold,” a man in the crowd shouted.", "a man"),
        ("“The dam will not hold”, according to a porter.", "a porter"),
        ("“The dam will not hold,” in the words of a porter.", "a porter"),
        ("“The dam will not hold,” one of the pilots told us.", "one of the pilots"),
        ("“The dam will not hold,” complained another.", "another"),
        ("One fisherman put it this way: “The dam will not hold.”", "One fisherman"),
        ("As one clerk put it, “the dam will not hold”.", "one clerk"),
        ("In the words of a retired pilot, “the dam will not hold”.", "a retired pilot"),
    ],
)
def test_somebody_beside_the_marks(text: str, words: str) -> None:
    assert flagged(rule, text) == [words]


@pytest.mark.parametrize(
    "text",
    [
        "“The dam will not hold,” said one of the pilots, Ana Brodik.",
        "“The dam will not hold,” said a girl named Ana.",
        "“The dam will not hold,” a tearful Ana Brodik said.",
        "“The dam will not hold,” she said, a smile on her face.",
        "“The dam will not hold,” he told a driver at the pier.",
        "“The dam will not hold,” ran a line in the report.",
        "“The dam will not hold,” says a new book by Ana Brodik.",
        "The law says a driver “must carry a lamp at all times”.",
        "“Harbour Lights”, a song of the port.",
    ],
)
def test_a_name_or_no_person_beside_the_marks(text: str) -> None:
    assert not flagged(rule, text)


def test_it_points_at_the_words() -> None:
    text = "“The dam will not hold,” a senior official said."
    (remark,) = remarks(rule, text)
    assert [text[other.start : other.end] for other in remark.related] == ["“The dam will not hold,”"]


@pytest.mark.parametrize(
    "text", ['"The dam will not hold," sh', '"The dam will not hold,"', 'A "dam', ': "The dam will not hold."']
)
def test_copy_that_is_cut_off_names_nobody(text: str) -> None:
    assert not remarks(rule, text)
