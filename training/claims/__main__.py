"""Trains `claims.bin`: does the narrator of a sentence claim what needs a source, and what kind of claim is it?

    python -m training.claims --data DIR

Examples: the invented sentences in `training/claims/sentences`, written for this project, each a claim of a kind or a
fact; as further facts the sentences of edited news (`clean/bbc.jsonl.gz`) that nobody is named for. Logistic
regressions over the features of `lint_rules.language.claims.tenor`: claim or fact, and which kind of claim; words of
one tone (`tone.txt`) share a feature. The bar is set on edited news that the model had not seen.
"""

from __future__ import annotations

import argparse
import gzip
import json
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from lint_rules.document import read as reader
from lint_rules.language import weights
from lint_rules.language.attribution.signals import Lexicon, lexicon_of
from lint_rules.language.claims import tenor
from lint_rules.language.claims.vouching import UNSEEN
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.rules.attribution import _copy
from training.claims.tone import sections

CLAIM, FACT = tenor.CLAIM, "fact"
SENTENCES = Path(__file__).parent / "sentences"
MODEL = Path(__file__).parents[2] / "lint_rules" / "language" / "models" / "claims.bin"
FOLDS = 5
STRENGTH = 1.0  # the inverse of the regularisation
NEWS = 0.3  # what a sentence of edited news weighs: some of them are claims all the same
RARE = 3
TONE = "t"  # before the name of a tone, as a feature
PRUNE = 0.04
FAINT = 0.15  # the same of a weight for a kind
MARGIN = 0.6  # by which a kind must beat the next to be told
RATE = 1.5  # sentences of edited news taken for claims, in 10,000 words
ORIGIN = "sentences written for newslint; the BBC news set of 2004-05. Weights only, no text."
RECIPE = "python -m training.claims --data DIR"


class Example(NamedTuple):
    """A sentence: its features and their scale, its kind (`fact` for none), the number of its story (0 for a sentence
    written for this project), and whether somebody is named for it, so that it only counts as company."""

    features: list[str]
    scale: float
    kind: str
    story: int = 0
    told: bool = False


def main() -> None:
    """Train and write the model."""
    parser = argparse.ArgumentParser(prog="python -m training.claims", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with clean/")
    parser.add_argument("--output", type=Path, default=MODEL)
    arguments = parser.parse_args()
    written = list(_written())
    news, words = _news(arguments.data / "clean" / "bbc.jsonl.gz")
    scores = _unseen(written + news)
    usual = float(scores[len(written) :].mean())
    heard = sorted(_in_company(news, scores[len(written) :], usual))
    bar = heard[-round(RATE * words / 10_000)]
    print(f"bar {bar:.2f}: above it {RATE} sentences in 10,000 words of {words:,} words of news, {usual:.2f} is usual")
    for name, wanted in ((CLAIM, True), (FACT, False)):
        alone = [score for score, each in zip(scores, written, strict=False) if (each.kind != FACT) == wanted]
        print(f"{name}s above the bar, alone and unseen: {sum(score >= bar for score in alone)} of {len(alone)}")
    told = [each for each in written if each.kind != FACT]
    learned, held = [each for number, each in enumerate(told) if number % FOLDS], told[::FOLDS]
    kinds = sorted({each.kind for each in told})
    sorter = Linear(learned, [each.kind for each in learned], kinds)
    found = sorter.scores(held) + sorter.biases
    second, best = np.sort(found, 1)[:, -2:].T
    sure = best - second >= MARGIN
    right = np.array([kinds[number] == each.kind for number, each in zip(found.argmax(1), held, strict=True)])
    print(f"kinds told, unseen: {sure.sum()} of {len(held)}, {right[sure].sum()} of them right")
    claims, sorter = _claims(written + news), Linear(told, [each.kind for each in told], kinds)
    size = save(arguments.output, claims, sorter, bar, usual)
    print(f"{arguments.output.name}: {size:,} bytes")


def _claims(examples: Sequence[Example]) -> Linear:
    """Claims against facts; what somebody is named for is neither."""
    learned = [each for each in examples if not each.told]
    return Linear(learned, [CLAIM if each.kind != FACT else FACT for each in learned], [CLAIM])


def _unseen(examples: Sequence[Example]) -> np.ndarray:
    """What each example scores with a model that has not seen it, nor any other of its story."""
    folds = np.array([(each.story or number) % FOLDS for number, each in enumerate(examples)])
    scores = np.zeros(len(examples))
    for fold in range(FOLDS):
        model = _claims([each for each, other in zip(examples, folds, strict=True) if other != fold])
        chosen = np.flatnonzero(folds == fold)
        scores[chosen] = model.scores([examples[number] for number in chosen])[:, 0]
    return scores


def _in_company(news: Sequence[Example], scores: Sequence[float], usual: float) -> Iterator[float]:
    """What the sentences that nobody is named for score among the others of their stories."""
    for _, pairs in groupby(zip(news, scores, strict=True), key=lambda pair: pair[0].story):
        examples, alone = zip(*pairs, strict=True)
        together = tenor.in_company(alone, usual)
        yield from (score for score, each in zip(together, examples, strict=True) if not each.told)


def _written() -> Iterator[Example]:
    """The sentences written for this project: a file a kind, a sentence a line."""
    for path in sorted(SENTENCES.glob("*.txt")):
        for line in path.read_text(encoding="utf-8").splitlines():
            story = Story(reader.read("sentence.txt", line.encode()))
            yield _example(story, story.sentences[0], path.stem)


def _news(path: Path) -> tuple[list[Example], int]:
    """The sentences of edited news that the model may judge, and the words of all news; comment and sport, where
    reporters may judge, are left out."""
    found: list[Example] = []
    words = 0
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            story = Story(reader.read("story.txt", json.loads(line)["text"].encode()))
            words += len(story.prose.split())
            if _copy.is_comment(story) or _copy.is_sport(story):
                continue
            for sentence, _ in tenor.judged(story):
                told = story.attribution.is_attributed(sentence.index, UNSEEN)
                found.append(_example(story, sentence, FACT)._replace(story=number, told=told))
    return found, words


def _example(story: Story, sentence: Sentence, kind: str) -> Example:
    texts = tenor.written(story.tokens.text, tenor.narrated(story, sentence))
    forms = tenor.forms(texts, _lexicon())
    names = [name for each in tenor.features(forms) for name in each]
    names += [f"{TONE}{sections()[name[1:]]}" for name in names if name[0] == "w" and name[1:] in sections()]
    return Example(names, 1 / tenor.length_factor(forms), kind)


@cache
def _lexicon() -> Lexicon:
    return cache(lexicon_of(weights.shipped("attribution_words")))


class Linear:
    """Logistic regressions over examples: one for each of `kinds` against all others."""

    def __init__(self, examples: Sequence[Example], truth: Sequence[str], kinds: Sequence[str]) -> None:
        counts = Counter(name for each in examples for name in set(each.features))
        self.kinds = kinds
        self.names = sorted(name for name, count in counts.items() if count >= RARE)
        self._numbers = {name: number for number, name in enumerate(self.names)}
        matrix, weight = self._matrix(examples), [NEWS if each.story else 1.0 for each in examples]
        models = [
            LogisticRegression(C=STRENGTH, max_iter=500, solver="liblinear", random_state=0).fit(
                matrix, [each == kind for each in truth], sample_weight=weight
            )
            for kind in kinds
        ]
        self.weights = np.stack([model.coef_[0] for model in models], axis=1)
        self.biases = np.array([model.intercept_[0] for model in models])

    def scores(self, examples: Sequence[Example]) -> np.ndarray:
        """What each example scores, biases left out, in one column for each of `kinds`."""
        found: np.ndarray = self._matrix(examples) @ self.weights
        return found

    def _matrix(self, examples: Sequence[Example]) -> sparse.csr_matrix:
        rows: list[int] = []
        columns: list[int] = []
        values: list[float] = []
        for row, each in enumerate(examples):
            for name in each.features:
                if name in self._numbers:
                    rows.append(row)
                    columns.append(self._numbers[name])
                    values.append(each.scale)
        return sparse.csr_matrix((values, (rows, columns)), shape=(len(examples), len(self.names)))


def save(path: Path, claims: Linear, kinds: Linear, bar: float, usual: float) -> int:
    """Write the model, in which what was learned of a tone is added to all its words; returns its size in bytes."""
    rows: dict[str, list[float]] = defaultdict(lambda: [0.0] * (1 + len(kinds.kinds)))
    for name, (weight,) in zip(claims.names, claims.weights, strict=True):
        rows[name][0] = weight
    for name, columns in zip(kinds.names, kinds.weights, strict=True):
        rows[name][1:] = np.where(abs(columns) < FAINT, 0, columns).tolist()
    for word, section in sections().items():
        heard, learned = rows[tenor.word(word)], rows[f"{TONE}{section}"]
        rows[tenor.word(word)] = [one + other for one, other in zip(heard, learned, strict=True)]
    for section in set(sections().values()):
        del rows[f"{TONE}{section}"]
    return weights.save(
        path, [tenor.CLAIM, *kinds.kinds], rows, origin=ORIGIN, recipe=RECIPE, prune=PRUNE,
        extra={"bar": bar, "usual": usual, "margin": MARGIN, "priors": kinds.biases.tolist()},
    )  # fmt: skip


if __name__ == "__main__":
    main()
