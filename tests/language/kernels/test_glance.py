"""A compiled glance sees what the plain one sees."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lint_rules.language import weights
from lint_rules.language.attribution.glance import Glance

from .conftest import WORDS

SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from([0, 0, 0, 1, 2, 3])), min_size=1, max_size=40)


@cache
def models() -> tuple[weights.LinearWeights, weights.LinearWeights]:
    return weights.shipped("attribution_glance"), weights.shipped("attribution_words")


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(SENTENCES, max_size=3))
def test_same_probability(compiled: Callable[[str], Any], story: list[list[tuple[str, int]]]) -> None:
    quick, plain = compiled("glance").Glance(*models()), Glance(*models())
    for sentence in [*story, *story]:
        texts, states = [text for text, _ in sentence], [state for _, state in sentence]
        assert quick.probability(texts, states) == plain.probability(texts, states)


def test_prose(compiled: Callable[[str], Any]) -> None:
    quick, plain = compiled("glance").Glance(*models()), Glance(*models())
    words = "Harbour masters told reporters on Friday that 12 ferries , which the city leases , will be sold .".split()
    for end in range(1, len(words) + 1):
        assert quick.probability(words[:end], [0] * end) == plain.probability(words[:end], [0] * end)
    assert quick.probability(words, [0] * len(words)) > 0.8


@pytest.mark.parametrize(("texts", "states"), [([], []), (["Ferries"], [0, 0])])
def test_no_sentence(compiled: Callable[[str], Any], texts: list[str], states: list[int]) -> None:
    with pytest.raises(ValueError, match="a state for each"):
        compiled("glance").Glance(*models()).probability(texts, states)
