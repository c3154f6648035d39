"""Trains `names_full.bin`: are two full names, without a story, one person's or one body's?

    python -m training.names.full_names DATA [OUTPUT]

Learns from the name-matching cases of OpenSanctions (MIT), respelled names of sanctions lists and near names of
different members of one legislature. Prints held-out figures over the cases.
"""

from __future__ import annotations

import sys
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from lint_rules.language import full_names, weights
from training.names import corpora

FOLDS = 10
ORIGIN = "opensanctions/nomenklatura name cases (MIT); OFAC and UN lists; EveryPolitician"
_WEIGHTS = {"case": 1.0, "list": 0.03}


class Example(NamedTuple):
    """Two names, where the pair is from, and whether they are one's."""

    kind: str
    schema: str
    one: str
    other: str
    same: bool


def examples(data: Path) -> list[Example]:
    """Every labelled pair of full names."""
    folder = data / "names"
    found = [
        Example("case", row["schema"], row["name1"], row["name2"], row["is_match"] == "true")
        for row in corpora.rows(folder / "opensanctions_cases.jsonl")
    ]
    random = Random(3)
    respelled = list(corpora.rows(folder / "same_person_respelled.jsonl"))
    for row in random.sample(respelled, min(800, len(respelled))):
        found.append(Example("list", "Person", row["a"], row["b"], True))
    for row in corpora.rows(folder / "different_person_near_name.jsonl"):
        found.append(Example("list", "Person", row["a"], row["b"], False))
    return found


def fit(table: np.ndarray, rows: list[Example]) -> np.ndarray:
    """Weights, one per feature."""
    model = LogisticRegression(C=0.5, max_iter=3000, fit_intercept=False)
    model.fit(table, [row.same for row in rows], [_WEIGHTS[row.kind] for row in rows])
    return np.asarray(model.coef_[0])


def main(data: Path, output: Path) -> None:
    """Train, report, write."""
    rows = examples(data)
    described = [full_names.features(row.one, row.other) for row in rows]
    names = sorted({name for values in described for name in values})
    table = np.array([[values.get(name, 0.0) for name in names] for values in described])
    fold = np.array([sum(map(ord, min(row.one, row.other))) % FOLDS for row in rows])
    scores = np.zeros(len(rows))
    for number in range(FOLDS):
        learn = np.flatnonzero(fold != number)
        scores[fold == number] = table[fold == number] @ fit(table[learn], [rows[i] for i in learn])
    for threshold in (-0.4, -0.2, 0.0, 0.2):
        for schema in ("", "Person"):
            chosen = [
                (s >= threshold, r.same)
                for s, r in zip(scores, rows, strict=True)
                if r.kind == "case" and schema in r.schema
            ]
            right = sum(c and s for c, s in chosen)
            flagged, real = sum(c for c, _ in chosen), sum(s for _, s in chosen)
            print(
                f"{threshold:+.1f} {schema or 'all':<7} P {right / flagged:.3f} R {right / real:.3f} "
                f"F1 {2 * right / (flagged + real):.3f}"
            )
    coefficients = fit(table, rows)
    learned = {name: (value,) for name, value in zip(names, coefficients, strict=True)}
    weights.save(output, ("same",), learned, origin=ORIGIN, recipe="python -m training.names.full_names DATA")
    for name, value in sorted(zip(names, coefficients, strict=True), key=lambda pair: pair[1]):
        print(f"{value:+.2f} {name}", end="; ")
    print()


if __name__ == "__main__":
    shipped = Path(__file__).parents[2] / "lint_rules" / "language" / "models" / "names_full.bin"
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else shipped)
