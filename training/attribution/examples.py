"""Articles as arrays of feature numbers, the form that the learners take."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from lint_rules.language.attribution import chain, paths, signals
from lint_rules.language.attribution.signals import Lexicon, Signs
from lint_rules.language.attribution.surroundings import Views
from lint_rules.language.sentences import Sentence, by_block
from training.attribution.corpus import Article

_NUMBERS = {label: number for number, label in enumerate(paths.LABELS)}


class Examples(NamedTuple):
    """Tokens in a row.

    The features of token `t` are `features[starts[t]:starts[t + 1]]`; `labels` its label, `rows` its row of transitions
    (see chain.boundary_rows); `offsets` and `lengths` cut the tokens into blocks.
    """

    starts: np.ndarray
    features: np.ndarray
    labels: np.ndarray
    rows: np.ndarray
    offsets: np.ndarray
    lengths: np.ndarray

    def renumbered(self, numbers: np.ndarray) -> Examples:
        """The same with other feature numbers; -1 drops a feature."""
        renamed = numbers[self.features]
        kept = renamed >= 0
        before = np.concatenate([[0], np.cumsum(kept)])
        return self._replace(starts=before[self.starts], features=renamed[kept])


class Vocabulary:
    """Numbers features in the order in which they turn up."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._memo: dict[Any, list[int]] = {}

    def view(self, features: Callable[[Any], list[str]]) -> _Numbers:
        """The numbers of the features that the keys of a view stand for."""
        return _Numbers(self, features)

    def of(self, key: Any, features: Callable[[], list[str]]) -> list[int]:
        """The numbers of the features that `key` stands for."""
        found = self._memo.get(key)
        if found is None:
            numbers = self.numbers
            found = self._memo[key] = [numbers.setdefault(feature, len(numbers)) for feature in features()]
        return found

    def forget(self) -> None:
        """Forget what keys stand for, because words may have got other traits."""
        self._memo.clear()


class _Numbers(dict[Any, list[int]]):
    """The numbers of features by key."""

    def __init__(self, vocabulary: Vocabulary, features: Callable[[Any], list[str]]) -> None:
        super().__init__()
        self._vocabulary = vocabulary
        self._features = features

    def __missing__(self, key: Any) -> list[int]:
        numbers = self._vocabulary.numbers
        found = self[key] = [numbers.setdefault(feature, len(numbers)) for feature in self._features(key)]
        return found


def examples(articles: Iterable[Article], lexicon: Lexicon, vocabulary: Vocabulary) -> Examples:
    """The articles, their words as this lexicon has them."""
    starts, features = array("l", [0]), array("i")
    labels: list[int] = []
    rows: list[int] = []
    lengths: list[int] = []
    vocabulary.forget()
    views = Views(vocabulary.view)
    for article in articles:
        story = article.story
        signs = _signs(story.tokens.text, lexicon)
        states = signals.quote_states(story)
        for block in by_block(story.sentences):
            first, last = block[0].first, block[-1].last
            lengths.append(last - first)
            labels += _legal(article.labels[first:last])
            rows += chain.boundary_rows(states, block)
            for place, sentence in enumerate(block):
                for found in _features(signs, states, sentence, place == 0, vocabulary, views):
                    features.extend(found)
                    starts.append(len(features))
    ends = np.cumsum(lengths)
    return Examples(
        np.array(starts), np.array(features, dtype=np.int32), np.array(labels), np.array(rows),
        np.concatenate([[0], ends[:-1]]), np.array(lengths),
    )  # fmt: skip


def joined(parts: Sequence[Examples]) -> Examples:
    """All parts, one behind the other."""
    features = np.cumsum([0, *(len(part.features) for part in parts)])
    tokens = np.cumsum([0, *(len(part.labels) for part in parts)])
    starts = [part.starts[:-1] + shift for part, shift in zip(parts, features, strict=False)]
    return Examples(
        np.concatenate([*starts, features[-1:]]),
        np.concatenate([part.features for part in parts]),
        np.concatenate([part.labels for part in parts]),
        np.concatenate([part.rows for part in parts]),
        np.concatenate([part.offsets + shift for part, shift in zip(parts, tokens, strict=False)]),
        np.concatenate([part.lengths for part in parts]),
    )


def _signs(words: Sequence[str], lexicon: Lexicon) -> list[Signs]:
    known: dict[str, Signs] = {}
    for word in words:
        if word not in known:
            known[word] = Signs(word, lexicon)
    return [known[word] for word in words]


def _features(
    signs: Sequence[Signs],
    states: Sequence[int],
    sentence: Sentence,
    opening: bool,
    vocabulary: Vocabulary,
    views: Views[list[int]],
) -> Iterator[list[int]]:
    first, last = sentence.first, sentence.last
    worth = views.of(signs[first:last], states[first:last], opening=opening)
    for at, numbers in zip(range(first, last), worth, strict=True):
        found = [number for each in numbers for number in each]
        for offset in chain.OFFSETS:
            if first <= at + offset < last:
                near = signs[at + offset]
                found += vocabulary.of((offset, near), partial(signals.word_view, near, offset))
            else:
                found += vocabulary.of((offset, None), lambda offset=offset: [signals.edge_feature(offset)])
        yield found


def _legal(labels: Sequence[str]) -> Iterator[int]:
    """The label numbers of a block, in which no role goes on that has not begun."""
    before = "O"
    for label in labels:
        if label[0] == "I" and before[1:] != label[1:]:
            label = "B" + label[1:]
        before = label
        yield _NUMBERS[label]
