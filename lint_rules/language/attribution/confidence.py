"""How sure it is that somebody is named for a sentence: a calibrated probability.

A logistic model over what the chain found (how clearly, in which roles, with which cue) in the sentence and beside it
in its block, over what a glance at the sentence tells, and over its words.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from lint_rules.language import weights
from lint_rules.language.attribution import signals
from lint_rules.language.attribution.chain import Reading
from lint_rules.language.attribution.paths import ROLES
from lint_rules.language.attribution.signals import Signs
from lint_rules.language.memo import Memo

# Bounds of margins in the chain's real units.
_MARGINS = (-10, -8, -6.5, -5.5, -4.5, -3.5, -2.5, -1.5, -0.5, 0, 0.7, 1.5, 2.5, 4, 6, 8, 11, 15, 20, 30)
# Bounds of the probabilities that a glance gives.
_GLANCES = (
    0.007, 0.018, 0.04, 0.076, 0.12, 0.18, 0.27, 0.38, 0.5, 0.62, 0.73, 0.82, 0.88, 0.92, 0.96, 0.98, 0.993, 0.9975,
    0.9994,
)  # fmt: skip
_LENGTHS = (4, 7, 11, 16, 23, 33)
_CUE, _CONTENT = map(ROLES.index, "CK")


class Block:
    """The readings of one block's sentences, seen side by side; `unit` is what one unit of a margin is worth."""

    def __init__(self, readings: Sequence[Reading], unit: float) -> None:
        self._readings = readings
        self._unit = unit

    def features(self, place: int, signs: Sequence[Signs], states: Sequence[int], glanced: float) -> list[str]:
        """What is known of sentence number `place` of the block, whose tokens have these signs and states; `glanced` is
        the probability that a glance gives to it."""
        reading = self._readings[place]
        step = self._step(place)
        profile = "".join([ROLES[role] for role in sorted({role for role, _, _ in reading.roles})])
        count = len(signs)
        content = sum([last - first for role, first, last in reading.roles if role == _CONTENT])
        before = self._step(place - 1) if place else "^"
        after = self._step(place + 1) if place + 1 < len(self._readings) else "$"
        carried = states[0] in (signals.INSIDE, signals.CLOSING)
        found = [
            f"m{step}", f"r{profile}|{step // 3}", f"k{10 * content // count}|{profile}", f"b{before}", f"a{after}",
            f"n{bisect_right(_LENGTHS, count)}", f"q{carried}|{signals.OPENING in states}|{profile}", f"p{place == 0}",
        ]  # fmt: skip
        found.append(f"g{bisect_right(_GLANCES, glanced)}")
        found += map(word_feature, {sign.norm for sign in signs})
        cue = [sign.norm for role, first, last in reading.roles if role == _CUE for sign in signs[first:last]]
        if cue:
            found.append(f"c{' '.join(cue)}")
        return found

    def _step(self, place: int) -> int:
        return bisect_right(_MARGINS, self._readings[place].margin * self._unit)


def word_feature(norm: str) -> str:
    """The feature of a word of the sentence."""
    return f"w{norm}"


class Confidence:
    """The model."""

    def __init__(self, model: weights.LinearWeights) -> None:
        table = model.table
        self._scale: float = model.scale
        self._bias: float = model.extra["bias"]
        self._weights: Memo[int] = Memo(lambda feature: table.weight(feature, 0))

    def probability(self, features: Sequence[str]) -> float:
        """The probability, 0 to 1, that a sentence with these features is attributed."""
        return weights.logistic(sum(map(self._weights.__getitem__, features)) * self._scale + self._bias)


@cache
def shipped() -> Confidence:
    """The model of this package."""
    return Confidence(weights.shipped("attribution_confidence"))
