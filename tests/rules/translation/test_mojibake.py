"""Letters garbled by a wrong encoding."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from translation_remarks import fixed, flagged, remarks

from lint_rules.rules.translation import mojibake


@pytest.mark.parametrize(
    "meant", ["\u2019", "\u00e9", "\u00a3", "\u2014", "\u0142", "\u20ac", "\u0151", "\u00e9\u00e8"]
)
def test_restored(meant: str) -> None:
    garbled = meant.encode().decode("cp1252")
    assert fixed(mojibake, f"The mill{garbled}s wheel.") == f"The mill{meant}s wheel."


def test_garbled_twice() -> None:
    garbled = "\u2019".encode().decode("cp1252").encode().decode("cp1252")
    assert fixed(mojibake, f"The mill{garbled}s wheel.") == "The mill\u2019s wheel."


def test_lost_character_has_no_cure() -> None:
    (remark,) = remarks(mojibake, "The mill\ufffds wheel.")
    assert (remark.start, remark.end, remark.edits) == (8, 9, ())


def test_closing_mark_that_lost_its_last_byte() -> None:
    assert fixed(mojibake, "\u00e2\u20ac\u0153Calm,\u00e2\u20ac she said.") == "\u201cCalm,\u201d she said."


@pytest.mark.parametrize(
    "text",
    ["Ch\u00e2teau d\u2019\u00c9toile", "S\u00e3o Roque", "CAF\u00c9\u00ae", "\u00c5ngstr\u00f6m\u2019s", "\u00a312"],
)
def test_accents_in_their_place(text: str) -> None:
    assert not flagged(mojibake, text)


@given(st.text(alphabet=st.characters(codec="cp1252"), max_size=40))
def test_restoring_never_fails(text: str) -> None:
    meant = mojibake.restored(text) if text else None
    assert meant is None or meant != text
