"""Compiled shares are the plain ones."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.language import weights
from lint_rules.language.claims.tenor import Shares
from lint_rules.language.kernels import kernel

from .conftest import WORDS

SENTENCES = st.lists(st.lists(st.one_of(WORDS.filter(bool), st.none()), min_size=1, max_size=40), max_size=3)
CLAIM = (
    "There is no doubt that I wanted to fight and the 3,000 self-styled Naïve Generals of O’Brien will fail ,".split()
)


def both() -> tuple[Any, Shares]:
    models = weights.shipped("claims"), weights.shipped("attribution_words")
    return kernel("tenor").Shares(*models), Shares(*models)


@settings(deadline=None)
@given(SENTENCES)
def test_same_shares(story: list[list[str | None]]) -> None:
    quick, plain = both()
    for sentence in [*story, *story]:
        assert quick.of(sentence) == plain.of(sentence)
        assert quick.total(sentence) == plain.total(sentence)
        assert quick.by_label(sentence) == plain.by_label(sentence)


@pytest.mark.parametrize("word", ["wandering", "caféing", "caféings", "ing", "éing", "İng", "«İİİing", "''", "``", '"'])
def test_endings_and_marks(word: str) -> None:
    quick, plain = both()
    for sentence in (["to", word], ["to", word.title()], [word], [word.upper()]):
        assert quick.by_label(sentence) == plain.by_label(sentence)


def test_words_classes_endings_and_pairs_count() -> None:
    quick, plain = both()
    shares = plain.of(CLAIM)
    assert quick.of(CLAIM) == shares
    assert quick.total(CLAIM) == sum(shares)
    assert quick.total(CLAIM * 20) == plain.total(CLAIM * 20)
    assert quick.by_label(CLAIM) == plain.by_label(CLAIM)
    assert quick.by_label(CLAIM)[0] == sum(shares)
    assert all(quick.by_label(CLAIM))


def test_names_are_told_from_words_of_the_same_letters() -> None:
    quick, plain = both()
    for sentence in ("Hope is hope and HOPE , A3-b or a4-B", "hope Hope hope Hope", "A a A a", "I i I", "Mot-4 mot-5"):
        words = sentence.split()
        assert quick.of(words) == plain.of(words)
        assert quick.total(words) == plain.total(words)
        assert quick.by_label(words) == plain.by_label(words)


def test_forms_that_no_longer_find_room_are_worked_out_again() -> None:
    quick, plain = both()
    letters = "abcdefghijklmnopqrstuvwxyz"
    for first, second in product(letters, repeat=2):
        quick.total([f"{first}{second}{third}{fourth}" for third, fourth in product(letters, repeat=2)])
    assert quick.of(CLAIM) == plain.of(CLAIM)
