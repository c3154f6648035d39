"""``python -m training.attribution --data DIR``: rebuilds the attribution models from the corpora in DIR."""

from __future__ import annotations

import argparse
from collections.abc import Mapping, Sequence
from itertools import chain as chained
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from lint_rules.language import weights
from lint_rules.language.attribution import chain, paths
from training.attribution import confidence, glance
from training.attribution import lexicon as lexica
from training.attribution.corpus import Article, articles
from training.attribution.examples import Examples, Vocabulary, examples, joined
from training.attribution.learners import Weights, learn
from training.attribution.logistic import Logistic
from training.attribution.unseen import Unseen, read

FOLDS = 5
RARE = 3  # features of fewer tokens are not learned
PRUNE = 0.028  # weights below this share of the largest are dropped
BEGIN = [paths.LABELS.index(label) for label in ("BS", "BC", "BK")]
EAGER = 0.8  # added to the beginning of every span: the learners miss more spans than they invent
CHAIN, WORDS = "attribution.bin", "attribution_words.bin"
GLANCE, CONFIDENCE = "attribution_glance.bin", "attribution_confidence.bin"
MODELS = Path(__file__).parents[2] / "lint_rules" / "language" / "models"
ORIGIN = (
    "PolNeAR (Newell, Margolin, Ruths 2018), training half; classes of words also from the BBC news set of 2004-05."
    " Weights and word classes only, no text."
)
RECIPE = "python -m training.attribution --data DIR"


def main() -> None:
    """Train and write the models."""
    parser = argparse.ArgumentParser(prog="python -m training.attribution", description=__doc__)
    parser.add_argument("--data", type=Path, required=True, help="folder with attribution/ and clean/")
    parser.add_argument("--output", type=Path, default=MODELS, help="folder for the models (default: the package's)")
    parser.add_argument("--hold-out", type=int, default=0, metavar="N", help="leave every Nth article out, for tuning")
    arguments = parser.parse_args()
    arguments.output.mkdir(parents=True, exist_ok=True)
    classes = lexica.word_classes(lexica.news(arguments.data))
    training = list(articles(arguments.data / "attribution", "train"))
    if arguments.hold_out:
        training = [article for number, article in enumerate(training) if number % arguments.hold_out]
    folds = [training[fold::FOLDS] for fold in range(FOLDS)]
    lexicons = [lexica.lexicon(_others(folds, fold), classes) for fold in range(FOLDS)]
    vocabulary = Vocabulary()
    seen = [examples(fold, lexica.of(traits), vocabulary) for fold, traits in zip(folds, lexicons, strict=True)]
    names = list(vocabulary.numbers)
    unseen: list[list[Unseen]] = []
    with TemporaryDirectory() as folder:
        for fold, held in enumerate(folds):
            features, learned = train([part for number, part in enumerate(seen) if number != fold], names)
            save(Path(folder), features, learned, lexicons[fold])
            model = chain.Chain(weights.load(f"{folder}/{CHAIN}"), weights.load(f"{folder}/{WORDS}"))
            unseen.append(list(read(held, model)))
    features, learned = train(seen, names)
    save(arguments.output, features, learned, lexica.lexicon(training, classes))
    glimpses = [list(glance.cases(each)) for each in unseen]
    save_logistic(arguments.output / GLANCE, glance.learn(chained.from_iterable(glimpses)))
    known: list[confidence.Case] = []
    for fold, held_out in enumerate(unseen):
        glanced = glance.learn(chained.from_iterable(each for number, each in enumerate(glimpses) if number != fold))
        for article in held_out:
            known += confidence.cases(article, glance.probabilities(article, glanced))
    save_logistic(arguments.output / CONFIDENCE, confidence.learn(known))
    for name in (CHAIN, WORDS, GLANCE, CONFIDENCE):
        print(f"{name}: {(arguments.output / name).stat().st_size:,} bytes")


def _others(folds: Sequence[Sequence[Article]], fold: int) -> list[Article]:
    return [article for number, each in enumerate(folds) if number != fold for article in each]


def train(parts: Sequence[Examples], names: Sequence[str]) -> tuple[list[str], Weights]:
    """The features that are not rare, and their weights.

    In each part the steps of a word are those it has in the other parts: in its own article a word would know too much.
    """
    seen = joined(parts)
    kept = np.bincount(seen.features, minlength=len(names)) >= RARE
    numbers = np.where(kept, np.cumsum(kept) - 1, -1)
    features = [name for name, number in zip(names, numbers, strict=True) if number >= 0]
    return features, learn(seen.renumbered(numbers), len(features))


def save(folder: Path, features: Sequence[str], learned: Weights, traits: Mapping[str, lexica.Traits]) -> None:
    """Write the chain and its lexicon."""
    transition = learned.transition.copy()
    for label in BEGIN:
        transition[:, :, label] += EAGER
    largest = float(np.abs(learned.emission).max())
    unit = max(largest, float(np.abs(transition).max())) / 32767
    weights.save(
        folder / CHAIN, paths.LABELS, dict(zip(features, learned.emission.tolist(), strict=True)),
        origin=ORIGIN, recipe=RECIPE, scale=unit, prune=PRUNE * largest,
        extra={"transitions": [transitions(np.rint(row / unit).astype(int)) for row in transition]},
    )  # fmt: skip
    words = {word: [float(value) for value in each] for word, each in traits.items() if any(each)}
    weights.save(folder / WORDS, lexica.Traits._fields, words, origin=ORIGIN, recipe=RECIPE, scale=1.0)


def transitions(row: np.ndarray) -> list[list[int]]:
    """A row as the chain has it (chain.Transitions): the first and a further token of a role lead on alike."""
    source, cue, content = ((row[begun] + row[begun + 1]) // 2 for begun in BEGIN)
    leading = np.stack([row[0], source, cue, content])
    return [leading[:, to].tolist() for to in (0, *BEGIN)] + [
        [int(row[begun, begun + 1]), int(row[begun + 1, begun + 1])] for begun in BEGIN
    ]


def save_logistic(path: Path, learned: Logistic) -> None:
    """Write a model of whether somebody is named for a sentence."""
    weights.save(
        path, ["attributed"], {name: [weight] for name, weight in learned.weights.items()},
        origin=ORIGIN, recipe=RECIPE, extra={"bias": learned.bias},
    )  # fmt: skip


if __name__ == "__main__":
    main()
