"""Reasons and additions without a main clause."""

import pytest
from phrase_examples import remarks


@pytest.mark.parametrize(
    ("text", "part", "pattern"),
    [
        ("The pool is shut. Because the boiler burst.", "Because the boiler burst.", "D48"),
        ("The pool is shut. Because nobody knew when it would rain.", "Because nobody knew when it would rain.", "D48"),
        ("Crafts die out. Especially the making of nets.", "Especially the making of nets.", "D49"),
        ("Two things are missing. Namely a pump and a pilot.", "Namely a pump and a pilot.", "D49"),
    ],
)
def test_position(text: str, part: str, pattern: str) -> None:
    (remark,) = remarks("translation/fragment", text)
    assert (text[remark.start : remark.end], remark.pattern) == (part, pattern)


@pytest.mark.parametrize(
    "text",
    [
        "Because the boiler burst, the pool is shut.",
        "Because of the boiler the pool is shut.",
        "Why is it shut? Because the boiler burst.",
        "“Because the boiler burst,” she said.",
        "Especially in winter, the road is closed.",
        "In particular, its price drew complaints.",
        "Including the trawler brings the number to four.",
    ],
)
def test_silence(text: str) -> None:
    assert not remarks("translation/fragment", text)
