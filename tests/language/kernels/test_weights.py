"""The compiled table answers like the plain one, on models of every layout."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.language import weights
from lint_rules.language.kernels import kernel

FEATURES = st.text(st.characters(exclude_categories=()), max_size=9)
MODELS = st.integers(1, 9).flatmap(
    lambda labels: st.dictionaries(
        FEATURES, st.lists(st.sampled_from([0.0, 0.0, 0.0, 1.0, -2.5]), min_size=labels, max_size=labels), max_size=40
    ).map(lambda rows: (labels, rows))
)


def both(rows: Mapping[str, Sequence[float]], labels: int) -> tuple[weights.LinearWeights, weights.LinearWeights]:
    with tempfile.TemporaryDirectory() as folder, pytest.MonkeyPatch.context() as environment:
        path = Path(folder, "model.bin")
        weights.save(path, [f"label {number}" for number in range(labels)], rows, origin="a pond", recipe="count")
        quick = weights.load(path)
        environment.setenv("NEWSLINT_PURE", "1")
        return quick, weights.load(path)


@settings(deadline=None)
@given(MODELS, st.lists(FEATURES, max_size=9))
def test_same_cells(model: tuple[int, dict[str, list[float]]], others: list[str]) -> None:
    labels, rows = model
    quick, plain = both(rows, labels)
    assert isinstance(quick.table, kernel("weights").Table)
    assert not isinstance(plain.table, kernel("weights").Table)
    for feature in [*rows, *others]:
        assert quick.cells(feature) == plain.cells(feature)
        assert [quick.table.weight(feature, label) for label in range(labels)] == [
            plain.table.weight(feature, label) for label in range(labels)
        ]


def test_whole_model() -> None:
    rows = {f"w{number}": [number % 7 - 3.0, 0.0, number % 3 - 1.0] for number in range(5000)}
    quick, plain = both(rows, 3)
    assert all(quick.cells(feature) == plain.cells(feature) for feature in rows)
    assert quick.cells("w5000") == []


@pytest.mark.parametrize(
    ("features", "cells", "labels", "sparse"), [(2, 4, 2, False), (1, 3, 2, False), (1, 1, 1, True), (-1, 0, 1, True)]
)
def test_body_that_cannot_be(features: int, cells: int, labels: int, sparse: bool) -> None:
    with pytest.raises(ValueError, match=r"body is too short|do not add up"):
        kernel("weights").Table(b"\0" * 11, features, cells, labels, sparse)


def test_hashes_without_order() -> None:
    with pytest.raises(ValueError, match="no order"):
        kernel("weights").Table(b"\1" * 8 + b"\0" * 4, 2, 2, 1, False)


@pytest.mark.parametrize("before", [0, 7, 8, 39])
def test_hashes_side_by_side(before: int) -> None:
    """Far more rows than a shelf has room for."""
    first = weights.feature_hash("reed") - before
    numbers = range(40)
    codes = b"".join((first + number).to_bytes(4, "little") for number in numbers)
    body = codes + b"".join(number.to_bytes(2, "little") for number in numbers)
    table = kernel("weights").Table(body, len(numbers), len(numbers), 1, False)
    assert table.cells("reed") == [(0, before)]
    assert table.cells("sedge") == []


def test_label_out_of_range() -> None:
    table = kernel("weights").Table(b"\0" * 6, 1, 1, 1, False)
    with pytest.raises(IndexError):
        table.weight("reed", 1)
