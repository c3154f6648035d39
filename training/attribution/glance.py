"""Learns what one glance at a sentence tells, from the annotators and from chains that had not seen the articles."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from lint_rules.language.attribution import glance, signals
from lint_rules.language.attribution.signals import Lexicon
from training.attribution.logistic import Logistic, fit

_STRENGTH = 0.15  # the inverse of the regularisation, chosen on held-out articles of the training half
_WORD = 0.5  # how much less a single word may weigh than the sentence's build
_RARE = 5


class Case(NamedTuple):
    """A sentence's features, whether the annotators found somebody named for it, and whether a chain did."""

    features: list[str]
    attributed: bool
    found: bool


def features(texts: Sequence[str], states: Sequence[int], lexicon: Lexicon) -> list[str]:
    """The features of a sentence, its words' among them."""
    norms = [signals.normal(text) for text in texts]
    words = [glance.Word(norm, lexicon(norm).cue, 0) for norm in norms]
    told = {glance.word_feature(norm) for norm, state in zip(norms, states, strict=True) if not state}
    return [*sorted(told), *glance.features(words, states)]


def learn(known: Iterable[Case]) -> Logistic:
    """The model: each sentence counts once as the annotators have it and once as a chain does."""
    cases = list(known)
    return fit(
        [case.features for case in cases] * 2,
        [case.attributed for case in cases] + [case.found for case in cases],
        strength=_STRENGTH,
        rare=_RARE,
        weight=lambda name: _WORD if name[0] == "w" else 1.0,
    )
