"""The compiled letters find what the plain ones find."""

from __future__ import annotations

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lint_rules.language import near_names, romanisation
from lint_rules.language.kernels import kernel
from lint_rules.language.letters import CONFUSIONS, FOLDS
from lint_rules.language.near_names import PlainNear

from .conftest import WORDS

SOUNDS = sorted({side for row in CONFUSIONS for side in (row.one, row.other) if side} | {one for one, _ in FOLDS})
SPELLINGS = st.lists(st.sampled_from([*SOUNDS, *"abcdefghijklmnopqrstuvwxyz", "é", "-", "ж"]), min_size=1, max_size=12)
NAMES = SPELLINGS.map("".join).map(str.capitalize)
CHECKED = settings(deadline=None)
RELATED = "Barantsev Parantsev Barantseff Barantzew Fennimore Fenimore Morozov Morozova Sulayman Slimane Min-hee Min-ho"


@CHECKED
@given(NAMES, NAMES)
@example("Shchekochikhin", "Schtschekotschichin")
@example("Brandt", "Bradnt")
@example("A", "B")
def test_same_alignment(one: str, other: str) -> None:
    a, b = (romanisation.plain(name)[: romanisation.LONGEST] for name in (one, other))
    assert kernel("spellings").align(a, b) == romanisation.align(a, b)


@CHECKED
@given(WORDS, WORDS)
def test_same_alignment_of_whatever_letters(one: str, other: str) -> None:
    assert kernel("spellings").align(one, other) == romanisation.align(one, other)


def test_words_that_are_too_long() -> None:
    with pytest.raises(ValueError, match="so many letters"):
        kernel("spellings").align("a" * (romanisation.LONGEST + 1), "b")


@CHECKED
@given(st.lists(st.one_of(NAMES, WORDS), max_size=40, unique=True))
@example(RELATED.split())
@example(
    ["Bar" * 13, "Bar" * 12 + "Bat", "Bar" * 5, "Bar" * 4 + "Bat", "B9rt", "Brt", "B9rd", "Aᴷaaa", "Akaaa", "Ekaa"]
)
@example(["B" + "a" * 38 + "-", "B" + "a" * 39 + "-", "B" + "a" * 37])
@example([f"Baran{a}{b}ev" for a in "tszdk" for b in "tszdkbpvg"] + RELATED.split())
def test_same_pairs(words: list[str]) -> None:
    near = kernel("spellings").Near()
    found = PlainNear().pairs(words)
    assert near.pairs(words) == found
    assert near.pairs(words) == found  # what it has seen already


def test_more_pairs_than_are_looked_at() -> None:
    words = [f"Kar{a}an{b}{c}" for a in "bpv" for b in "aeiou" for c in ["its", "itz", "ys", "yts", "us", "yz", "os"]]
    assert kernel("spellings").Near().pairs(words) == PlainNear().pairs(words)


def test_related_names_are_near() -> None:
    found = kernel("spellings").Near().pairs(RELATED.split())
    assert ("Barantsev", "Parantsev") in found
    assert ("Morozov", "Morozova") not in found


def test_without_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_PURE", "1")
    assert isinstance(near_names.shipped.__wrapped__(), PlainNear)
