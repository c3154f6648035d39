"""Sentences that judge by their choice of words: no single verdict, but several words that take sides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from lint_rules.language import lexicon

if TYPE_CHECKING:
    from lint_rules.language.sentences import Sentence
    from lint_rules.language.story import Story

_WORD, _SIGN, _SLIGHT_SIGN = 4, 2, 1
_ENOUGH = 6
_ENOUGH_SIGNS = 4  # without a loaded word
_LONGEST = 8  # tokens of a sentence to point at


def loaded_sentences(story: Story) -> Iterator[tuple[Sentence, int, int]]:
    """The sentences that take sides, each with its tokens from the first to behind the last loaded word or lesser sign,
    though not too many of them."""
    lower = story.tokens.lower
    loaded, signs = lexicon.words("loaded.txt", "loaded"), _signs()
    for index in sorted(story.sentences_with(_telling())):
        sentence = story.sentences[index]
        places = list(_outside_quotations(story, sentence))
        heavy = [at for at in places if lower[at] in loaded]
        light = [at for at in places if lower[at] in signs]
        telling = heavy or light
        weight = len(heavy) * _WORD + sum(dict(signs[lower[at]] for at in light).values())
        if weight >= (_ENOUGH if heavy else _ENOUGH_SIGNS):
            yield sentence, telling[0], min(telling[-1], telling[0] + _LONGEST) + 1


def _outside_quotations(story: Story, sentence: Sentence) -> Iterator[int]:
    """The loaded words and signs of the narrator, names and titles left out."""
    tokens, words = story.tokens, _telling()
    for at in range(sentence.first, sentence.last):
        if tokens.lower[at] in words:
            is_name = at > sentence.first and tokens.text[at][0].isupper()
            if not is_name and not story.in_quotation(tokens.start[at], tokens.end[at]):
                yield at


@cache
def _telling() -> frozenset[str]:
    """All loaded words and lesser signs."""
    return lexicon.words("loaded.txt", "loaded") | _signs().keys()


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
