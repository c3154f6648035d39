"""A compiled glance sees what the plain one sees."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.language import weights
from lint_rules.language.attribution.glance import Glance
from lint_rules.language.kernels import kernel
from lint_rules.language.sentences import Sentence

from .conftest import WORDS

SENTENCES = st.lists(st.tuples(WORDS, st.sampled_from([0, 0, 0, 1, 2, 3])), min_size=1, max_size=40)


@cache
def models() -> tuple[weights.LinearWeights, weights.LinearWeights]:
    return weights.shipped("attribution_glance"), weights.shipped("attribution_words")


@settings(deadline=None)
@given(st.lists(SENTENCES, max_size=3))
def test_same_probability(story: list[list[tuple[str, int]]]) -> None:
    quick, plain = kernel("glance").Glance(*models()), Glance(*models())
    for sentence in [*story, *story]:
        texts, states = [text for text, _ in sentence], [state for _, state in sentence]
        assert quick.probability(texts, states) == plain.probability(texts, states)


def test_prose() -> None:
    quick, plain = kernel("glance").Glance(*models()), Glance(*models())
    words = "Harbour masters told reporters on Friday that 12 ferries , which the city leases , will be sold .".split()
    for end in range(1, len(words) + 1):
        assert quick.probability(words[:end], [0] * end) == plain.probability(words[:end], [0] * end)
    assert quick.probability(words, [0] * len(words)) > 0.8


def test_endless_sentence() -> None:
    quick, plain = kernel("glance").Glance(*models()), Glance(*models())
    words = "said Olsen “ naïve 12 the of reports told that Ferry-9 x".split() * 10_000
    assert 0 < quick.probability(words, [0] * len(words)) == plain.probability(words, [0] * len(words))


def test_all_sentences_at_once() -> None:
    quick, plain = kernel("glance").Glance(*models()), Glance(*models())
    words = "“ The quay is 40 years old , ” said Olsen . Nobody asked her . It rained , officials said .".split()
    states = [1, *[2] * 7, 3, *[0] * (len(words) - 9)]
    bounds = [(0, 12), (12, 16), (16, len(words))]
    sentences = [Sentence(number, 0, 0, 0, first, last) for number, (first, last) in enumerate(bounds)]
    told = quick.probabilities(words, states, sentences)
    assert told == plain.probabilities(words, states, sentences)
    assert told == [plain.probability(words[first:last], states[first:last]) for first, last in bounds]
    assert len(set(told)) == 3


@pytest.mark.parametrize(("texts", "states"), [([], []), (["Ferries"], [0, 0])])
def test_no_sentence(texts: list[str], states: list[int]) -> None:
    with pytest.raises(ValueError, match=r"has words|has a state"):
        kernel("glance").Glance(*models()).probability(texts, states)


@pytest.mark.parametrize(("first", "last"), [(0, 3), (-1, 1), (1, 1)])
def test_sentence_out_of_its_document(first: int, last: int) -> None:
    with pytest.raises(ValueError, match="has words"):
        kernel("glance").Glance(*models()).probabilities(["a", "b"], [0, 0], [Sentence(0, 0, 0, 0, first, last)])
