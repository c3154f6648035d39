"""Logistic regression over named features."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression


class Logistic(NamedTuple):
    """A learned model; what it makes of a case is the logistic function of the bias and the case's weights added up."""

    weights: dict[str, float]
    bias: float

    def probability(self, features: Sequence[str]) -> float:
        """The probability of a case with these features."""
        return float(1 / (1 + np.exp(-self.bias - sum(self.weights.get(name, 0.0) for name in features))))


def fit(
    cases: Sequence[Sequence[str]],
    truth: Sequence[bool],
    *,
    strength: float,
    rare: int,
    prune: float,
    weight: Callable[[str], float] = lambda _: 1.0,
) -> Logistic:
    """The weights of features that occur in at least `rare` cases, as far as they reach `prune`.

    `strength` is the inverse of the regularisation; a feature of a `weight` below 1 is held down more than others.
    """
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([{name: weight(name) for name in case} for case in cases])
    counts = (matrix != 0).sum(0).A1
    kept = counts >= rare
    model = LogisticRegression(C=strength, max_iter=300, solver="liblinear", random_state=0)
    model.fit(matrix[:, kept], truth)
    names = vectorizer.get_feature_names_out()[kept]
    found = {str(name): float(each) * weight(name) for name, each in zip(names, model.coef_[0], strict=True)}
    return Logistic({name: each for name, each in found.items() if abs(each) >= prune}, float(model.intercept_[0]))
