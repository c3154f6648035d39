"""Two learners of one linear chain: an averaged perceptron, which finds spans, and a conditional random field, which
knows where they end. Their averaged weights, added up, do better than either.

Compiled by numba: a pass over the training half takes about a second.
"""

from __future__ import annotations

from typing import NamedTuple

import numba
import numpy as np

from lint_rules.language.attribution import paths
from training.attribution.examples import Examples

_LABELS = len(paths.LABELS)
_START = paths.START
_ALLOWED = np.ones((_LABELS, _LABELS), dtype=np.bool_)
for _inner in paths.INNER:
    _ALLOWED[:, _inner] = False
    _ALLOWED[[_inner - 1, _inner], _inner] = True
_NEVER = -1e12


class Weights(NamedTuple):
    """`emission[feature, label]`, `transition[row, from, to]`; a block opens from label 0 in the last row."""

    emission: np.ndarray
    transition: np.ndarray

    def plus(self, other: Weights) -> Weights:
        """The sum of both, the other brought to this one's spread."""
        factor = self.emission.std() / other.emission.std()
        return Weights(self.emission + factor * other.emission, self.transition + factor * other.transition)


def learn(examples: Examples, size: int, *, perceptron_passes: int = 10, field_passes: int = 5) -> Weights:
    """The weights of `size` features."""
    return _field(examples, size, field_passes).plus(_perceptron(examples, size, perceptron_passes))


def decode(examples: Examples, weights: Weights) -> np.ndarray:
    """The best labels of all tokens."""
    found: np.ndarray = _decode(
        examples.starts, examples.features, examples.rows, examples.offsets, examples.lengths, *weights, _ALLOWED
    )
    return found


def _perceptron(examples: Examples, size: int, passes: int) -> Weights:
    shuffled = np.random.default_rng(1)
    weights, transitions = np.zeros((size, _LABELS)), np.zeros((paths.ROWS, _LABELS, _LABELS))
    late_weights, late_transitions = np.zeros_like(weights), np.zeros_like(transitions)
    clock = 1
    for _ in range(passes):
        order = shuffled.permutation(len(examples.offsets))
        clock = _perceptron_pass(
            *examples[:6], order, weights, late_weights, transitions, late_transitions, _ALLOWED, clock
        )
    return Weights(weights - late_weights / clock, transitions - late_transitions / clock)


def _field(examples: Examples, size: int, passes: int, rate: float = 0.03, dropout: float = 0.5) -> Weights:
    """AdaGrad; the weights of the last passes are averaged."""
    shuffled = np.random.default_rng(1)
    weights, transitions = np.zeros((size, _LABELS)), np.zeros((paths.ROWS, _LABELS, _LABELS))
    seen, seen_transitions = np.full_like(weights, 0.1), np.full_like(transitions, 0.1)
    averaged: list[tuple[np.ndarray, np.ndarray]] = []
    for number in range(passes):
        order = shuffled.permutation(len(examples.offsets))
        _field_pass(*examples[:6], order, weights, seen, transitions, seen_transitions, _ALLOWED, rate, dropout, number)
        if number >= 2 or number == passes - 1:
            averaged.append((weights.copy(), transitions.copy()))
    return Weights(sum(each for each, _ in averaged) / len(averaged), sum(each for _, each in averaged) / len(averaged))


@numba.njit(cache=True)
def _best_path(  # type: ignore[no-untyped-def]
    starts, features, rows, offset, length, weights, transitions, allowed, scores, pointers, path
):
    labels = weights.shape[1]
    for t in range(length):
        for label in range(labels):
            scores[t, label] = 0.0
        for place in range(starts[offset + t], starts[offset + t + 1]):
            for label in range(labels):
                scores[t, label] += weights[features[place], label]
        row = rows[offset + t]
        for label in range(labels):
            best, best_from = _NEVER, 0
            for before in range(labels):
                if allowed[before, label]:
                    if t == 0:
                        score = transitions[row, 0, label] if before == 0 else _NEVER
                    else:
                        score = scores[t - 1, before] + transitions[row, before, label]
                    if score > best:
                        best, best_from = score, before
            scores[t, label] += best
            pointers[t, label] = best_from
    label = np.argmax(scores[length - 1])
    for t in range(length - 1, -1, -1):
        path[t] = label
        label = pointers[t, label]


@numba.njit(cache=True)
def _decode(starts, features, rows, offsets, lengths, weights, transitions, allowed):  # type: ignore[no-untyped-def]
    longest = lengths.max()
    scores, pointers = np.zeros((longest, weights.shape[1])), np.zeros((longest, weights.shape[1]), np.int64)
    path = np.zeros(longest, np.int64)
    found = np.zeros(len(rows), np.int64)
    for block in range(len(offsets)):
        offset, length = offsets[block], lengths[block]
        _best_path(starts, features, rows, offset, length, weights, transitions, allowed, scores, pointers, path)
        found[offset : offset + length] = path[:length]
    return found


@numba.njit(cache=True)
def _perceptron_pass(  # type: ignore[no-untyped-def]
    starts, features, labels, rows, offsets, lengths, order, weights, late, transitions, late_transitions, allowed,
    clock,
):  # fmt: skip
    longest = lengths.max()
    scores, pointers = np.zeros((longest, weights.shape[1])), np.zeros((longest, weights.shape[1]), np.int64)
    path = np.zeros(longest, np.int64)
    for block in order:
        offset, length = offsets[block], lengths[block]
        _best_path(starts, features, rows, offset, length, weights, transitions, allowed, scores, pointers, path)
        for t in range(length):
            right, wrong = labels[offset + t], path[t]
            right_before = labels[offset + t - 1] if t else 0
            wrong_before = path[t - 1] if t else 0
            if right != wrong:
                for place in range(starts[offset + t], starts[offset + t + 1]):
                    feature = features[place]
                    weights[feature, right] += 1
                    weights[feature, wrong] -= 1
                    late[feature, right] += clock
                    late[feature, wrong] -= clock
            if right != wrong or right_before != wrong_before:
                row = rows[offset + t]
                transitions[row, right_before, right] += 1
                transitions[row, wrong_before, wrong] -= 1
                late_transitions[row, right_before, right] += clock
                late_transitions[row, wrong_before, wrong] -= clock
        clock += 1
    return clock


@numba.njit(cache=True, fastmath=True)
def _field_pass(  # type: ignore[no-untyped-def]
    starts, features, labels, rows, offsets, lengths, order, weights, seen, transitions, seen_transitions, allowed,
    rate, dropout, seed,
):  # fmt: skip
    np.random.seed(seed)
    count = weights.shape[1]
    longest = lengths.max()
    emission, forward = np.zeros((longest, count)), np.zeros((longest, count))
    backward, scale = np.zeros((longest, count)), np.zeros(longest)
    steps = np.zeros((transitions.shape[0], count, count))
    for block in order:
        offset, length = offsets[block], lengths[block]
        for row in range(transitions.shape[0]):
            for before in range(count):
                for label in range(count):
                    steps[row, before, label] = np.exp(transitions[row, before, label]) * allowed[before, label]
        for t in range(length):
            for label in range(count):
                emission[t, label] = 0.0
            for place in range(starts[offset + t], starts[offset + t + 1]):
                for label in range(count):
                    emission[t, label] += weights[features[place], label]
            largest = emission[t].max()
            row = rows[offset + t]
            total = 0.0
            for label in range(count):
                emission[t, label] = np.exp(emission[t, label] - largest)
                reached = 0.0
                if t == 0:
                    reached = steps[row, 0, label]
                else:
                    for before in range(count):
                        reached += forward[t - 1, before] * steps[row, before, label]
                forward[t, label] = reached * emission[t, label]
                total += forward[t, label]
            scale[t] = total
            for label in range(count):
                forward[t, label] /= total
        for label in range(count):
            backward[length - 1, label] = 1.0
        for t in range(length - 1, 0, -1):
            row = rows[offset + t]
            for before in range(count):
                reached = 0.0
                for label in range(count):
                    reached += steps[row, before, label] * emission[t, label] * backward[t, label]
                backward[t - 1, before] = reached / scale[t]
        for t in range(length):
            row = rows[offset + t]
            right = labels[offset + t]
            right_before = labels[offset + t - 1] if t else 0
            for before in range(count if t else 1):
                for label in range(count):
                    if allowed[before, label]:
                        reached = forward[t - 1, before] if t else 1.0
                        slope = reached * steps[row, before, label] * emission[t, label] * backward[t, label]
                        slope /= scale[t]
                        if before == right_before and label == right:
                            slope -= 1.0
                        seen_transitions[row, before, label] += slope * slope
                        transitions[row, before, label] -= (
                            0.3 * rate * slope / (1e-6 + np.sqrt(seen_transitions[row, before, label]))
                        )
        for t in range(length):
            total = 0.0
            for label in range(count):
                forward[t, label] *= backward[t, label]
                total += forward[t, label]
            largest = 0.0
            for label in range(count):
                forward[t, label] /= total
                if label == labels[offset + t]:
                    forward[t, label] -= 1.0
                largest = max(largest, abs(forward[t, label]))
            if largest < 1e-3:
                continue
            for place in range(starts[offset + t], starts[offset + t + 1]):
                if np.random.random() < dropout:
                    continue
                feature = features[place]
                for label in range(count):
                    slope = forward[t, label]
                    seen[feature, label] += slope * slope
                    weights[feature, label] -= rate * slope / (1e-6 + np.sqrt(seen[feature, label]))
