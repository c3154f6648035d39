"""Learns what one glance at a sentence tells, from the annotators and from chains that had not seen the articles."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lint_rules.language.attribution import glance
from lint_rules.language.sentences import Sentence
from training.attribution.logistic import Logistic, fit
from training.attribution.unseen import Unseen

_STRENGTH = 0.15  # the inverse of the regularisation, chosen on held-out articles of the training half
_WORD = 0.5  # how much less a single word may weigh than the sentence's build
_RARE = 5
_PRUNE = 0.1


class Case(NamedTuple):
    """A sentence's features, whether the annotators found somebody named for it, and whether a chain did."""

    features: list[str]
    attributed: bool
    found: bool


def cases(unseen: Iterable[Unseen]) -> Iterator[Case]:
    """The annotated sentences."""
    for each in unseen:
        for number, attributed in each.attributed.items():
            yield Case(features(each, each.sentences[number]), attributed, bool(each.readings[number].roles))


def features(unseen: Unseen, sentence: Sentence) -> list[str]:
    """The features of a sentence, its words' among them."""
    signs, states = unseen.signs[sentence.first : sentence.last], unseen.states[sentence.first : sentence.last]
    words = [glance.Word(sign.norm, sign.cue, 0) for sign in signs]
    told = {glance.word_feature(sign.norm) for sign, state in zip(signs, states, strict=True) if not state}
    return [*sorted(told), *glance.features(words, states)]


def learn(known: Iterable[Case]) -> Logistic:
    """The model: each sentence counts once as the annotators have it and once as a chain does."""
    learned = list(known)
    return fit(
        [case.features for case in learned] * 2,
        [case.attributed for case in learned] + [case.found for case in learned],
        strength=_STRENGTH,
        rare=_RARE,
        prune=_PRUNE,
        weight=lambda name: _WORD if name[0] == "w" else 1.0,
    )


def probabilities(unseen: Unseen, learned: Logistic) -> list[float]:
    """What the model makes of each sentence of an article."""
    return [learned.probability(features(unseen, sentence)) for sentence in unseen.sentences]
