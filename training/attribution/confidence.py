"""Learns how far to trust the chain: a logistic model over articles that the chain had not seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from lint_rules.language.attribution import chain, confidence, signals
from training.attribution.corpus import Article

_STRENGTH = 0.15  # the inverse of the regularisation, chosen on held-out articles of the training half
_WORD = 0.4  # how much less a single word may weigh than what the chain found


class Case(NamedTuple):
    """A sentence's features, and whether the annotators found somebody named for it."""

    features: list[str]
    attributed: bool


class Logistic(NamedTuple):
    """The learned model."""

    weights: dict[str, float]
    bias: float


def cases(articles: Iterable[Article], model: chain.Chain) -> Iterator[Case]:
    """The sentences of articles, read by a chain that was not trained on them."""
    for article in articles:
        story = article.story
        attributed = _attributed(article)
        signs = model.signs(story.tokens.text)
        states = signals.quote_states(story.tokens, story.sentences)
        for block in chain.blocks(story.sentences):
            readings = confidence.Block(model.read(signs, states, block), model.unit)
            for place, sentence in enumerate(block):
                if sentence.index in attributed:
                    tokens = slice(sentence.first, sentence.last)
                    features = readings.features(place, signs[tokens], states[tokens])
                    features += sorted({confidence.word_feature(each.norm) for each in signs[tokens]})
                    yield Case(features, attributed[sentence.index])


def learn(known: Sequence[Case]) -> Logistic:
    """The weights of features that occur in at least three sentences."""
    rows = [{feature: _WORD if feature[0] == "w" else 1.0 for feature in case.features} for case in known]
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform(rows)
    kept = (matrix != 0).sum(0).A1 >= 3
    model = LogisticRegression(C=_STRENGTH, max_iter=300)
    model.fit(matrix[:, kept], [case.attributed for case in known])
    names = vectorizer.get_feature_names_out()[kept]
    weights = {
        str(name): float(weight) * (_WORD if name[0] == "w" else 1.0)
        for name, weight in zip(names, model.coef_[0], strict=True)
    }
    return Logistic(weights, float(model.intercept_[0]))


def _attributed(article: Article) -> dict[int, bool]:
    """For our sentences that an annotated sentence mostly is: whether that one is attributed."""
    found: dict[int, bool] = {}
    for gold in article.gold:
        shared, number = max(
            ((min(gold.end, each.end) - max(gold.start, each.start), -each.index) for each in article.story.sentences),
            default=(0, 0),
        )
        if shared > 0:
            found[-number] = found.get(-number, False) or gold.attributed
    return found
