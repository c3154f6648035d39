"""The averaged perceptron that the linear models are trained with."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]


class AveragedPerceptron:
    """Weights for numbered features and labels; what is kept in the end is their average over all steps."""

    def __init__(self, labels: int) -> None:
        self._labels = labels
        self._ids: dict[str, int] = {}
        self._weights = np.zeros((1 << 16, labels), dtype=np.float32)
        self._totals = np.zeros_like(self._weights)
        self._steps = 0

    def ids(self, features: Sequence[str]) -> Ids:
        """The numbers of features, new ones included."""
        known = self._ids
        numbers = np.array([known.setdefault(feature, len(known)) for feature in features], dtype=np.int32)
        while len(known) > len(self._weights):
            self._weights = np.concatenate([self._weights, np.zeros_like(self._weights)])
            self._totals = np.concatenate([self._totals, np.zeros_like(self._totals)])
        return numbers

    def scores(self, ids: Ids) -> NDArray[np.float32]:
        """One score per label."""
        total: NDArray[np.float32] = self._weights[ids].sum(axis=0)
        return total

    def update(self, ids: Ids, right: int, guess: int, rate: float = 1.0) -> None:
        """Counts a step; moves the weights towards the right label when the guess was another."""
        self._steps += 1
        if right != guess:
            # The totals collect each change times the steps before it: the average then needs no pass over all.
            np.add.at(self._weights[:, right], ids, rate)
            np.add.at(self._weights[:, guess], ids, -rate)
            np.add.at(self._totals[:, right], ids, rate * self._steps)
            np.add.at(self._totals[:, guess], ids, -rate * self._steps)

    def averaged(self) -> dict[str, list[float]]:
        """The average weights of every feature."""
        mean = self._weights - self._totals / max(self._steps, 1)
        return {feature: mean[number].tolist() for feature, number in self._ids.items()}
