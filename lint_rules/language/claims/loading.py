"""Sentences that judge by their choice of words: no single verdict, but several words that take sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby
from typing import TYPE_CHECKING

from lint_rules.language import lexicon

if TYPE_CHECKING:
    from lint_rules.language.sentences import Sentence
    from lint_rules.language.story import Story

_WORD, _SIGN, _SLIGHT_SIGN = 4, 2, 1
_ENOUGH = 6
_ENOUGH_SIGNS = 4  # without a loaded word
_FEWEST = 2  # words that weigh enough together; none is both loaded and a sign
_LONGEST = 8  # tokens of a sentence to point at


def loaded_sentences(story: Story) -> Iterator[tuple[Sentence, int, int]]:
    """The sentences that take sides, each with its tokens from the first to behind the last loaded word or lesser sign,
    though not too many of them."""
    lower = story.tokens.lower
    loaded, signs = lexicon.words("loaded.txt", "loaded"), _signs()
    for index, told in groupby(story.concordance.tokens_with(_telling()), key=story.concordance.sentence_of):
        places = list(told)
        if index < 0 or len(places) < _FEWEST:
            continue
        sentence = story.sentences[index]
        places = [at for at in places if _is_narrators(story, sentence, at)]
        heavy = [at for at in places if lower[at] in loaded]
        light = [at for at in places if lower[at] in signs]
        telling = heavy or light
        weight = len(heavy) * _WORD + sum(dict(signs[lower[at]] for at in light).values())
        if weight >= (_ENOUGH if heavy else _ENOUGH_SIGNS):
            yield sentence, telling[0], min(telling[-1], telling[0] + _LONGEST) + 1


def _is_narrators(story: Story, sentence: Sentence, at: int) -> bool:
    """Whether a word is the narrator's own, and no name or title."""
    tokens = story.tokens
    is_name = at > sentence.first and tokens.text[at][0].isupper()
    return not is_name and not story.in_quotation(tokens.start[at], tokens.end[at])


@cache
def _telling() -> frozenset[str]:
    """All loaded words and lesser signs."""
    return frozenset(lexicon.words("loaded.txt", "loaded") | _signs().keys())


@cache
def _signs() -> Mapping[str, tuple[str, int]]:
    """Each lesser sign with its line, since the signs of one line count once, and its weight."""
    weights = {"signs": _SIGN, "slight-signs": _SLIGHT_SIGN}
    return {
        word: (line, weight)
        for section, weight in weights.items()
        for line in lexicon.sections("loaded.txt")[section]
        for word in line.split()
    }
