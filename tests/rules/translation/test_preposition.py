"""Another language's prepositions."""

import pytest
from phrase_examples import remarks


@pytest.mark.parametrize(
    ("text", "part", "pattern"),
    [
        ("They discussed about eels.", "discussed about", "D74"),
        ("She is responsible of the boats.", "responsible of", "D74"),
        ("The mill is capable to grind.", "capable to", "D74"),
        ("They had difficulties to find a pilot.", "had difficulties to find", "D75"),
        ("It has been dark since six years.", "since six years", "D81"),
        ("Before four weeks, the weir gave way.", "Before four weeks", "D82"),
        ("It must be completed until March.", "be completed until March", "D83"),
        ("Already in 1998, plans were drawn.", "Already in 1998", "D84"),
    ],
)
def test_position(text: str, part: str, pattern: str) -> None:
    (remark,) = remarks("translation/preposition", text)
    assert (text[remark.start : remark.end], remark.pattern) == (part, pattern)


@pytest.mark.parametrize(
    "text",
    [
        "They discussed, about noon, the price of eels.",
        "He arrived to find it dark, six years after the fire and since 2015.",
        "It was the best catch since two years of storms ended.",
        "Before three days had passed, and weeks before two weeks of rain, it gave way.",
        "It will not be completed until March.",
        "The plan was already in place in 1998.",
        "“They discussed about eels,” she said.",
    ],
)
def test_silence(text: str) -> None:
    assert not remarks("translation/preposition", text)
