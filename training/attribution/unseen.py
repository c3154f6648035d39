"""Articles as a chain reads them that was not trained on them: what the models above the chain learn from."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from lint_rules.language.attribution import chain, signals
from lint_rules.language.sentences import Sentence, by_block
from training.attribution.corpus import Article


class Unseen(NamedTuple):
    """An article: the signs and states of its tokens, the readings of its sentences in units of ``unit``, and by number
    of sentence whether the annotators found somebody named for it."""

    sentences: Sequence[Sentence]
    signs: Sequence[chain.WordSigns]
    states: Sequence[int]
    readings: Sequence[chain.Reading]
    unit: float
    attributed: dict[int, bool]


def read(articles: Iterable[Article], model: chain.Chain) -> Iterator[Unseen]:
    """The articles as the model reads them."""
    for article in articles:
        story = article.story
        signs = model.signs(story.tokens.text)
        states = signals.quote_states(story)
        blocks = by_block(story.sentences)
        readings = [each for block in blocks for each in model.read(story.tokens.text, states, block)]
        yield Unseen(story.sentences, signs, states, readings, model.unit, _attributed(article))


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
