"""Weights survive the trip to disk; a damaged file says so."""

import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.language import weights
from lint_rules.language.weights import LinearWeights, WeightsError

LABELS = ("heron", "pike", "eel")


def stored(
    folder: Path, table: dict[str, list[float]], labels: tuple[str, ...] = LABELS, prune: float = 0.0
) -> LinearWeights:
    path = folder / "model.bin"
    weights.save(path, labels, table, origin="a pond", recipe="count them", prune=prune, extra={"order": 2})
    return weights.load(path)


def test_header_survives(tmp_path: Path) -> None:
    model = stored(tmp_path, {"w=reed": [1.0, 0.0, -0.5]})
    assert (model.labels, model.origin, model.recipe, model.extra) == (LABELS, "a pond", "count them", {"order": 2})
    assert len(model) == 1


def test_rows_and_cells(tmp_path: Path) -> None:
    model = stored(tmp_path, {"w=reed": [1.0, 0.0, -0.5], "bias": [0.25, 0.25, 0.25]})
    assert model.row("w=mud") is None
    assert model.cells("w=mud") == []
    reed = model.row("w=reed")
    assert reed is not None
    assert [value * model.scale for value in reed] == pytest.approx([1.0, 0.0, -0.5], abs=1e-4)
    assert [(label, weight) for label, weight in model.cells("w=reed") if weight] == [(0, reed[0]), (2, reed[2])]


def test_small_weights_are_pruned(tmp_path: Path) -> None:
    model = stored(tmp_path, {"loud": [2.0, 0.1, 0.0], "faint": [0.1, -0.1, 0.0]}, prune=0.2)
    assert model.row("loud") == (32767, 0, 0)
    assert model.row("faint") is None


def test_empty_model(tmp_path: Path) -> None:
    model = stored(tmp_path, {})
    assert len(model) == 0
    assert model.row("anything") is None
    assert model.cells("anything") == []


def test_same_weights_make_the_same_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one.bin", tmp_path / "two.bin"
    weights.save(one, LABELS, {"a": [1, 2, 3], "b": [3, 2, 1]}, origin="o", recipe="r")
    weights.save(two, LABELS, {"b": [3, 2, 1], "a": [1, 2, 3]}, origin="o", recipe="r")
    assert one.read_bytes() == two.read_bytes()


def test_wrong_row_width_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="2 weights for 3 labels"):
        weights.save(tmp_path / "model.bin", LABELS, {"a": [1.0, 2.0]}, origin="", recipe="")


def test_damage_is_reported(tmp_path: Path) -> None:
    path = tmp_path / "model.bin"
    weights.save(path, LABELS, {f"w={n}": [n, 1.0, -n] for n in range(200)}, origin="", recipe="")
    content = path.read_bytes()
    flipped = bytearray(content)
    flipped[-7] ^= 1
    for damaged in (b"", b"PK\x03\x04", content[:10], content[:40], content[:-1], bytes(flipped), content + b"\0"):
        path.write_bytes(damaged)
        with pytest.raises(WeightsError, match=r"model\.bin"):
            weights.load(path)


def test_big_endian_machines_read_the_same_numbers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "model.bin"
    weights.save(path, LABELS, {"a": [1, 2, 3]}, origin="", recipe="")
    native = path.read_bytes()
    monkeypatch.setattr(sys, "byteorder", "big" if sys.byteorder == "little" else "little")
    weights.save(path, LABELS, {"a": [1, 2, 3]}, origin="", recipe="")
    assert path.read_bytes() != native
    model = weights.load(path)
    assert model.row("a") == (10922, 21845, 32767)


@settings(max_examples=60)
@given(
    width=st.integers(1, 40),
    cells=st.dictionaries(
        st.text(max_size=5), st.dictionaries(st.integers(0, 39), st.integers(-32767, 32767), max_size=6), max_size=150
    ),
)
def test_both_layouts_return_what_was_saved(
    tmp_path_factory: pytest.TempPathFactory, width: int, cells: dict[str, dict[int, int]]
) -> None:
    table = {feature: [float(row.get(column, 0)) for column in range(width)] for feature, row in cells.items()}
    path = tmp_path_factory.mktemp("weights") / "model.bin"
    weights.save(path, [f"l{n}" for n in range(width)], table, origin="", recipe="", scale=1.0)
    model = weights.load(path)
    for feature, row in table.items():
        expected = tuple(int(value) for value in row)
        assert model.find(feature) == (expected if any(expected) else None)
        assert model.row(feature) == model.row(feature) == model.find(feature)
