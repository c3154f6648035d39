"""Missing, needless and wrong articles."""

import pytest
from phrase_examples import remarks

from lint_rules.rules.translation import _sounds


@pytest.mark.parametrize(
    ("text", "part", "suggestion", "pattern"),
    [
        ("The Norway sold nine trawlers.", "The Norway", "Norway", "D71"),
        ("Prices fell in the Brazil last year.", "the Brazil", "Brazil", "D71"),
        ("The NATO has sent a ship.", "The NATO", "NATO", "D71"),
        ("Envoys voted in United Nations.", "in United Nations", "in the United Nations", "D72"),
        ("Kremlin said it would wait.", "Kremlin", "The Kremlin", "D72"),
        ("It was an heavy keel.", "an heavy", "a heavy", "D73"),
    ],
)
def test_position_and_cure(text: str, part: str, suggestion: str, pattern: str) -> None:
    (remark,) = remarks("translation/article", text)
    assert (text[remark.start : remark.end], remark.suggestion, remark.pattern) == (part, suggestion, pattern)
    (edit,) = remark.edits
    assert text[: edit.start] + edit.text + text[edit.end :] == text.replace(part, suggestion, 1)


@pytest.mark.parametrize(
    "text",
    [
        "The Norway team beat the Peru of his youth.",
        "The Oslo, Bergen and Tromso exchanges merged.",
        "The NATO ships left; the United States and the Netherlands agreed.",
        "United Nations inspectors met a Kremlin spokesman.",
        "Class A is full, said an MP, a European, an heir and a one-off guest.",
        "“It was an heavy keel,” he said.",
    ],
)
def test_silence(text: str) -> None:
    assert not remarks("translation/article", text)


@pytest.mark.parametrize(
    ("word", "article"),
    [
        ("hour", "an"), ("heavy", "a"), ("university", "a"), ("uninvited", "an"), ("European", "a"), ("one-off", "a"),
        ("onion", "an"), ("useful", "a"), ("usher", "an"), ("8", "an"), ("11-year-old", "an"), ("18", "an"), ("1", "a"),
        ("UN", None), ("MP", None), ("IMF", "an"), ("BBC", "a"), ("X-ray", None), ("historic", None), ("user", "a"),
    ],
)  # fmt: skip
def test_sounds(word: str, article: str | None) -> None:
    assert _sounds.article(word) == article
