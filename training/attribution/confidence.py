"""Learns how far to trust the chain: a logistic model over articles that neither chain nor glance had seen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lint_rules.language.attribution import chain, confidence, glance
from lint_rules.language.sentences import by_block
from training.attribution.logistic import Logistic, fit
from training.attribution.unseen import Unseen

_STRENGTH = 0.15  # the inverse of the regularisation, chosen on held-out articles of the training half
_WORD = 0.4  # how much less a single word may weigh than what the chain found
_RARE = 3
_PRUNE = 0.02


class Case(NamedTuple):
    """A sentence's features, and whether the annotators found somebody named for it."""

    features: list[str]
    attributed: bool


def cases(unseen: Unseen, glances: Sequence[float]) -> Iterator[Case]:
    """The annotated sentences of an article; `glances` are what a glance at each sentence tells."""
    readings = [
        chain.UNREAD if verdict == "nobody" else reading
        for reading, verdict in zip(unseen.readings, glance.verdicts(glances), strict=True)
    ]
    for block in by_block(unseen.sentences):
        first = block[0].index
        sides = confidence.Block(readings[first : first + len(block)], unseen.unit)
        for place, sentence in enumerate(block):
            if sentence.index in unseen.attributed:
                tokens = slice(sentence.first, sentence.last)
                glanced = glances[sentence.index]
                features = sides.features(place, unseen.signs[tokens], unseen.states[tokens], glanced)
                yield Case(sorted(features), unseen.attributed[sentence.index])


def learn(known: Sequence[Case]) -> Logistic:
    """The weights of features."""
    return fit(
        [case.features for case in known],
        [case.attributed for case in known],
        strength=_STRENGTH,
        rare=_RARE,
        prune=_PRUNE,
        weight=lambda name: _WORD if name[0] == "w" else 1.0,
    )
