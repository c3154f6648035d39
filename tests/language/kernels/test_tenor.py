"""Compiled shares are the plain ones."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint_rules.language import weights
from lint_rules.language.claims.tenor import Shares

from .conftest import WORDS

LONGEST_FORM = 3


def weighed(text: str | None, *, opening: bool) -> tuple[str, int]:
    """A form and a weight that differ by place, as the model's do."""
    return ("QUOTED", 7) if text is None else (text[:LONGEST_FORM].lower(), len(text) + 100 * opening)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.lists(st.one_of(WORDS, st.none()), min_size=1, max_size=40), max_size=3))
def test_same_shares(compiled: Callable[[str], Any], story: list[list[str | None]]) -> None:
    table = weights.shipped("claims").table
    quick, plain = compiled("tenor").Shares(table, weighed), Shares(table, weighed)
    for sentence in [*story, *story]:
        assert quick.of(sentence) == plain.of(sentence)


def test_pairs_count(compiled: Callable[[str], Any]) -> None:
    table = weights.shipped("claims").table

    def plain_form(text: str | None, *, opening: bool) -> tuple[str, int]:
        return text or "QUOTED", 0

    sentence: list[str | None] = "there is no doubt that the talks will fail .".split()
    quick = compiled("tenor").Shares(table, plain_form).of(sentence)
    assert quick == Shares(table, plain_form).of(sentence)
    assert any(quick)
