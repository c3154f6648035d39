"""Weights of the linear models that newslint ships: parts of speech, attribution, name pairs.

A model is a matrix of 16-bit integers, one row per feature and one column per label. A feature is a string; the file
keeps only its 32-bit hash, so that a model is a few flat arrays that load in about a millisecond and are searched by
bisection. Multiply a sum of weights by `scale` to have it in the units of training.

File format (little endian): a magic line; a header line of JSON with `labels`, `scale`, `origin`, `recipe`, `extra`,
`features`, `cells`, `layout` and the CRC-32 of the body; then the body: the sorted hashes (u32), followed

* in the `dense` layout by the rows (i16, features x labels);
* in the `sparse` layout by the number of non-zero weights of each feature (u8), the position of every 64th feature's
  first cell (u32), the label numbers of the cells (u8, rising in each row) and their weights (i16).

`save` picks the smaller layout; both answer alike.
"""

import json
import os
import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from itertools import accumulate
from math import exp
from typing import Any, Protocol
from zlib import crc32

from lint_rules.language.kernels import kernel

_MAGIC = b"newslint weights 1\n"
_BLOCK = 64
_SHELF = 23  # hashes that share the bits above these stand on one shelf: a search looks at one shelf only
_LARGEST = 32767
SUREST = 700.0  # in logarithms of odds nothing is surer, however long what is judged: `exp` ends at 709
_MEMO_LIMIT = 1 << 17

Row = tuple[int, ...]


class WeightsError(ValueError):
    """A weights file that is damaged, cut short or not a weights file; the message names it."""


class Table(Protocol):
    """The rows of a model by feature."""

    def cells(self, feature: str) -> list[tuple[int, int]]:
        """The number of each label for which the feature weighs something, with its weight; none for an unknown one."""

    def weight(self, feature: str, label: int) -> int:
        """What a feature weighs for one label, given by its number."""


class PlainTable:
    """The rows of a model as arrays. A row holds weights for some labels (`sparse`) or for all."""

    __slots__ = ("_cells", "_columns", "_first", "_hashes", "_shelves")

    def __init__(self, body: memoryview, features: int, cells: int, labels: int, sparse: bool) -> None:
        reader = _Reader(body)
        self._hashes = reader.read("I", features)
        self._shelves = [bisect_left(self._hashes, shelf << _SHELF) for shelf in range((1 << 32 - _SHELF) + 1)]
        if sparse:
            counts = reader.read("B", features)
            reader.read("I", -(-features // _BLOCK))
            self._first: Sequence[int] = array("I", accumulate(counts, initial=0))
            self._columns = reader.read("B", cells).tobytes()
        else:
            self._first = range(0, cells + 1, labels)
            self._columns = b""
        self._cells = reader.read("h", cells)

    def cells(self, feature: str) -> list[tuple[int, int]]:
        """See `Table`."""
        code = feature_hash(feature)
        shelf = code >> _SHELF
        hashes, shelves = self._hashes, self._shelves
        index = bisect_left(hashes, code, shelves[shelf], shelves[shelf + 1])
        if index == len(hashes) or hashes[index] != code:
            return []
        begin, end = self._first[index], self._first[index + 1]
        weights = self._cells[begin:end]
        return list(zip(self._columns[begin:end], weights, strict=True) if self._columns else enumerate(weights))

    def weight(self, feature: str, label: int) -> int:
        """See `Table`."""
        return next((weight for number, weight in self.cells(feature) if number == label), 0)


class LinearWeights:
    """A loaded model. `labels` names the columns; `origin` says what the weights were learned from and `recipe` how to
    rebuild them; `extra` holds what else the model needs (JSON values); `table` holds the rows."""

    __slots__ = ("_features", "_memo", "cells", "extra", "labels", "origin", "recipe", "scale", "table")

    def __init__(self, header: Mapping[str, Any], body: memoryview) -> None:
        self.labels: tuple[str, ...] = tuple(header["labels"])
        self.scale: float = header["scale"]
        self.origin: str = header["origin"]
        self.recipe: str = header["recipe"]
        self.extra: Mapping[str, Any] = header["extra"]
        self._features: int = header["features"]
        compiled = kernel("weights")
        make: type[PlainTable] = compiled.Table if compiled else PlainTable
        self.table: Table = make(body, self._features, header["cells"], len(self.labels), header["layout"] == "sparse")
        self.cells = self.table.cells
        self._memo: dict[str, Row | None] = {}

    def __len__(self) -> int:
        """The number of features."""
        return self._features

    def packed(self, feature: str, lane: int) -> int:
        """The weights of a feature in one integer: that of label number `n` shifted by `n * lane` bits."""
        return sum(weight << lane * label for label, weight in self.cells(feature))

    def find(self, feature: str) -> Row | None:
        """The weights of a feature, one per label, or None when the model has none."""
        cells = self.cells(feature)
        if not cells:
            return None
        row = [0] * len(self.labels)
        for label, weight in cells:
            row[label] = weight
        return tuple(row)

    def row(self, feature: str) -> Row | None:
        """Like `find`, with answers remembered: for features that come back."""
        memo = self._memo
        if feature in memo:
            return memo[feature]
        if len(memo) >= _MEMO_LIMIT:
            memo.clear()
        found = memo[feature] = self.find(feature)
        return found


class _Reader:
    """Reads consecutive little-endian arrays from a buffer."""

    __slots__ = ("_buffer", "_position")

    def __init__(self, buffer: memoryview) -> None:
        self._buffer = buffer
        self._position = 0

    def read(self, code: str, count: int) -> "array[int]":
        values: array[int] = array(code)
        end = self._position + count * values.itemsize
        values.frombytes(self._buffer[self._position : end])
        self._position = end
        return _little_endian(values)


def logistic(log_odds: float) -> float:
    """The probability, 0 to 1, that the logarithm of its odds stands for."""
    return 1 / (1 + exp(min(-log_odds, SUREST)))


def feature_hash(feature: str) -> int:
    """The 32-bit hash of a feature, the same on every machine and in every run."""
    return crc32(feature.encode("utf-8", "surrogatepass"))


def load(path: str | os.PathLike[str]) -> LinearWeights:
    """Read a weights file. Raises WeightsError when it is damaged, OSError when it cannot be read."""
    with open(path, "rb") as file:
        content = file.read()
    if not content.startswith(_MAGIC):
        raise WeightsError(f"{path}: not a newslint weights file")
    end = content.find(b"\n", len(_MAGIC))
    body = memoryview(content)[end + 1 :]
    try:
        header = json.loads(content[len(_MAGIC) : end]) if end > 0 else {}
        if crc32(body) == header["crc"]:
            return LinearWeights(header, body)
    except (ValueError, KeyError, TypeError) as error:
        raise WeightsError(f"{path}: damaged weights header") from error
    raise WeightsError(f"{path}: damaged or truncated weights")


@cache
def shipped(name: str) -> LinearWeights:
    """The model `language/models/NAME.bin` of this package, loaded once."""
    return load(os.path.join(os.path.dirname(__file__), "models", f"{name}.bin"))


def save(
    path: str | os.PathLike[str],
    labels: Sequence[str],
    weights: Mapping[str, Sequence[float]],
    *,
    origin: str,
    recipe: str,
    scale: float | None = None,
    prune: float = 0.0,
    extra: Mapping[str, Any] | None = None,
) -> int:
    """Write a model and return the size of the file in bytes.

    `weights` maps a feature to one real weight per label. They are stored as multiples of `scale` (default: the
    largest weight over 32,767); weights nearer to zero than `prune`, and features left without any, are dropped. Of
    two features with one hash, the one with the heavier row stays.
    """
    if len(labels) > 256:
        raise ValueError("at most 256 labels fit in a weights file")
    largest = max((abs(value) for row in weights.values() for value in row), default=0.0)
    unit = scale or largest / _LARGEST or 1.0
    rows: dict[int, list[int]] = {}
    for feature in sorted(weights):
        row = [_quantised(value, unit) if abs(value) >= prune else 0 for value in weights[feature]]
        if len(row) != len(labels):
            raise ValueError(f"feature {feature!r} has {len(row)} weights for {len(labels)} labels")
        code = feature_hash(feature)
        if any(row) and _weight(row) > _weight(rows.get(code, ())):
            rows[code] = row
    ordered = [rows[code] for code in sorted(rows)]
    body, layout, cells = _packed(sorted(rows), ordered)
    header = {
        "labels": list(labels),
        "scale": unit,
        "origin": origin,
        "recipe": recipe,
        "layout": layout,
        "features": len(rows),
        "cells": cells,
        "crc": crc32(body),
        "extra": dict(extra or {}),
    }
    content = _MAGIC + json.dumps(header, ensure_ascii=False, sort_keys=True).encode() + b"\n" + body
    with open(path, "wb") as file:
        file.write(content)
    return len(content)


def _packed(hashes: list[int], rows: list[list[int]]) -> tuple[bytes, str, int]:
    """The body in the smaller layout, the name of the layout and its number of cells."""
    counts = [sum(1 for value in row if value) for row in rows]
    starts = [0, *accumulate(counts)][: len(rows) : _BLOCK]
    dense = _bytes("I", hashes) + _bytes("h", (value for row in rows for value in row))
    sparse = b"".join(
        (
            _bytes("I", hashes),
            _bytes("B", (min(count, 255) for count in counts)),
            _bytes("I", starts),
            _bytes("B", (column for row in rows for column, value in enumerate(row) if value)),
            _bytes("h", (value for row in rows for value in row if value)),
        )
    )
    if len(dense) <= len(sparse) or max(counts) > 255:
        return dense, "dense", sum(len(row) for row in rows)
    return sparse, "sparse", sum(counts)


def _bytes(code: str, values: Iterable[int]) -> bytes:
    return _little_endian(array(code, values)).tobytes()


def _little_endian(values: "array[int]") -> "array[int]":
    """Swaps the bytes of an array, in place, on a big-endian machine."""
    if sys.byteorder == "big":
        values.byteswap()
    return values


def _quantised(value: float, unit: float) -> int:
    return max(-_LARGEST, min(_LARGEST, round(value / unit)))


def _weight(row: Sequence[int]) -> int:
    return sum(abs(value) for value in row)
