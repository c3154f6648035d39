"""Forms that their neighbours do not allow."""

import pytest
from phrase_examples import remarks


@pytest.mark.parametrize(
    ("text", "part", "pattern"),
    [
        ("He asked for informations about it.", "informations", "D76"),
        ("Many people was on the pier.", "Many people was", "D77"),
        ("Venk is one of the town that got a pump.", "one of the town", "D78"),
        ("It is one of the deepest lock in the county.", "one of the deepest lock", "D78"),
        ("The new ropes are more stronger than the old.", "are more stronger than", "D79"),
        ("The town must to pay for it.", "must to pay", "D80"),
        ("He did not came to the fair.", "did not came", "D80"),
    ],
)
def test_position(text: str, part: str, pattern: str) -> None:
    assert (part, pattern) in [(text[r.start : r.end], r.pattern) for r in remarks("translation/agreement", text)]


def test_the_noun_is_put_in_the_plural() -> None:
    (remark,) = remarks("translation/agreement", "She was one of the witness who stayed.")
    assert remark.suggestion == "one of the witnesses"


def test_the_verb_is_put_in_its_base_form() -> None:
    (remark,) = remarks("translation/agreement", "He didn't saw the weir.")
    assert remark.suggestion == "didn't see"


@pytest.mark.parametrize(
    "text",
    [
        "It is one of the town's mills and one of the few.",
        "She was one of the crew on day one of the race.",
        "It is one of the city council members.",
        "There were more younger voters; the most honest of them left.",
        "They did all they could to help, and it is a must to see.",
        "What they did led to a fine; they did put it out.",
        "The police station is shut.",
        "“He did not came,” she said.",
    ],
)
def test_silence(text: str) -> None:
    assert not remarks("translation/agreement", text)
