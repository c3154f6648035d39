"""What the words of news copy are: how often cue or source, and among which words they stand."""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
from scipy import sparse
from sklearn.cluster import MiniBatchKMeans
from sklearn.utils.extmath import randomized_svd

from lint_rules.language.attribution.signals import Lexicon, Traits, normal, step
from lint_rules.language.tokens import Tokens
from training.attribution.corpus import Article

CLASSES = (48, 160, 500)
_RARE = 3  # below this count a word's steps are not learned
_SEEN = 5  # below this count a word gets no class
_CONTEXTS = 2500
_DIMENSIONS = 120
_PLACES = ((-1, 0), (1, 1), (-2, 2), (2, 3))

Classes = Mapping[str, tuple[int, int, int]]


def lexicon(articles: Iterable[Article], classes: Classes) -> dict[str, Traits]:
    """The traits of words, their steps counted in these articles."""
    seen: Counter[str] = Counter()
    cue: Counter[str] = Counter()
    source: Counter[str] = Counter()
    for article in articles:
        for word, label in zip(article.story.tokens.text, article.labels, strict=True):
            norm = normal(word)
            seen[norm] += 1
            cue[norm] += label[1:] == "C"
            source[norm] += label[1:] == "S"
    found = {}
    for norm in {*seen, *classes}:
        count = seen[norm]
        steps = (step(cue[norm] / (count + 2)), step(source[norm] / (count + 2))) if count >= _RARE else (0, 0)
        found[norm] = Traits(*steps, *classes.get(norm, (0, 0, 0)))
    return found


def of(traits: Mapping[str, Traits]) -> Lexicon:
    """The traits as the signals ask for them."""
    nothing = Traits()
    return lambda norm: traits.get(norm, nothing)


def word_classes(texts: Iterable[str]) -> Classes:
    """Classes of words by their neighbours, numbered from 1, in three sizes: k-means over reduced PMI vectors."""
    copy = [[normal(word) for word in Tokens(text).text] for text in texts]
    counts = Counter(word for words in copy for word in words)
    ordered = sorted(counts, key=lambda word: (-counts[word], word))
    vocabulary = {word: number for number, word in enumerate(ordered) if counts[word] >= _SEEN}
    vectors = _vectors(copy, vocabulary)
    weights = np.minimum(np.sqrt([counts[word] for word in vocabulary]), 30)
    columns = [
        MiniBatchKMeans(size, random_state=0, n_init=3, batch_size=4096, max_iter=60)
        .fit(vectors, sample_weight=weights)
        .labels_
        for size in CLASSES
    ]
    return {
        word: (int(columns[0][row]) + 1, int(columns[1][row]) + 1, int(columns[2][row]) + 1)
        for word, row in vocabulary.items()
    }


def _vectors(copy: Sequence[Sequence[str]], vocabulary: Mapping[str, int]) -> np.ndarray:
    width = min(_CONTEXTS, len(vocabulary)) + 1
    rows: list[int] = []
    columns: list[int] = []
    for words in copy:
        numbers = [vocabulary.get(word, -1) for word in words]
        for at, number in enumerate(numbers):
            if number < 0:
                continue
            for offset, place in _PLACES:
                if 0 <= at + offset < len(numbers):
                    neighbour = numbers[at + offset]
                    rows.append(number)
                    columns.append(place * width + (neighbour if 0 <= neighbour < width - 1 else width - 1))
    counts = sparse.coo_matrix(
        (np.ones(len(rows), np.float32), (rows, columns)), shape=(len(vocabulary), len(_PLACES) * width)
    ).tocsr()
    by_word = np.asarray(counts.sum(1)).ravel()
    by_context = np.asarray(counts.sum(0)).ravel() ** 0.75
    cells = counts.tocoo()
    expected = by_word[cells.row] * np.maximum(by_context[cells.col], 1) / by_context.sum()
    strength = np.maximum(np.log(np.maximum(cells.data / expected, 1e-9)), 0)
    left, scale, _ = randomized_svd(
        sparse.csr_matrix((strength, (cells.row, cells.col)), shape=counts.shape), _DIMENSIONS, random_state=0
    )
    vectors = left * np.sqrt(scale)
    return vectors / (np.linalg.norm(vectors, axis=1, keepdims=True) + 1e-9)


def news(data: Path) -> Iterator[str]:
    """Running copy without labels: the training half's articles and the clean set."""
    for name in ("attribution/polnear_train_texts", "clean/bbc"):
        with gzip.open(data / f"{name}.jsonl.gz", "rt", encoding="utf-8") as lines:
            for line in lines:
                yield json.loads(line)["text"]
