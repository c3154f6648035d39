"""What one glance at a sentence tells: somebody is surely named for it, surely nobody is, or the chain has to read it.

A logistic model over the words outside quotations, the neighbours of those that are cues, and how the sentence is
quoted. It costs a twentieth of what the chain costs, and settles most sentences.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import Literal

from lint_rules.language import weights
from lint_rules.language.attribution import signals
from lint_rules.language.kernels import kernel
from lint_rules.language.memo import LIMIT
from lint_rules.language.sentences import Sentence

Verdict = Literal["told", "nobody", "unsure"]

# Chosen on articles of the training half that the models had not seen. Of the sentences from `TOLD` on the annotators
# find somebody named in 97 of 100; of those below `NOBODY` the chain finds nobody in 98 of 100.
TOLD = 0.91
NOBODY = 0.22
CUE = 4  # from this step on a word's neighbours count
FAR = 6
LENGTH = 4  # tokens in one step of the length
LONGEST = 10


class Word:
    """What is known of a word form; forms that differ only in case or digits share one."""

    __slots__ = ("code", "cue", "norm", "weight")

    def __init__(self, norm: str, cue: int, weight: int) -> None:
        self.code = weights.feature_hash(word_feature(norm))
        self.norm = norm
        self.cue = cue
        self.weight = weight


def word_feature(norm: str) -> str:
    """The feature of a word outside quotations."""
    return f"w{norm}"


def features(words: Sequence[Word], states: Sequence[int]) -> Iterator[str]:
    """The features of a sentence other than its words; `states` are those of signals.quote_states."""
    count = len(words)
    best = place = 0
    for at, word in enumerate(words):
        if word.cue >= CUE and not states[at]:
            yield f"l{words[at - 1].norm if at else '^'} {word.norm}"
            yield f"r{word.norm} {words[at + 1].norm if at + 1 < count else '$'}"
        if word.cue > best and not states[at]:
            best, place = word.cue, at
    quoted = f"{states[0]}{states[-1]}{4 * (count - states.count(signals.OUTSIDE)) // count}"
    length = min(count // LENGTH, LONGEST)
    yield f"q{quoted}"
    yield f"Q{quoted}|{best}"
    yield f"N{length}"
    yield f"M{length}|{best // 2}"
    yield f"F{words[0].norm}"
    yield f"D{best}|{min(place, FAR)}|{min(count - 1 - place, FAR)}"


class Glance:
    """The model."""

    def __init__(self, model: weights.LinearWeights, lexicon: weights.LinearWeights) -> None:
        self._model = model
        self._lexicon = lexicon
        self._bias: float = model.extra["bias"]
        self._norms: dict[str, Word] = {}
        self._words: dict[str, Word] = {}
        self._weights: dict[str, int] = {}

    def words(self, texts: Sequence[str]) -> list[Word]:
        """What is known of each word as written."""
        known = self._words
        if len(known) > LIMIT:
            known.clear()
        found = []
        for text in texts:
            word = known.get(text)
            if word is None:
                word = known[text] = self._word(signals.normal(text))
            found.append(word)
        return found

    def probabilities(self, texts: Sequence[str], states: Sequence[int], sentences: Iterable[Sentence]) -> list[float]:
        """The probability of each sentence, given the words of the whole document and their states of quotation."""
        return [self.probability(texts[each.first : each.last], states[each.first : each.last]) for each in sentences]

    def probability(self, texts: Sequence[str], states: Sequence[int]) -> float:
        """The probability, 0 to 1, that somebody is named for a sentence of these words in these states of quotation
        (signals.quote_states)."""
        words = self.words(texts)
        told = {word.code: word.weight for word, state in zip(words, states, strict=True) if not state}
        total = sum(told.values())
        known = self._weights
        for feature in features(words, states):
            weight = known.get(feature)
            if weight is None:
                weight = known[feature] = self._model.table.weight(feature, 0)
            total += weight
        if len(known) > LIMIT:
            known.clear()
        return weights.logistic(total * self._model.scale + self._bias)

    def _word(self, norm: str) -> Word:
        found = self._norms.get(norm)
        if found is None:
            if len(self._norms) > LIMIT:
                self._norms.clear()
            weight = self._model.table.weight(word_feature(norm), 0)
            found = self._norms[norm] = Word(norm, self._lexicon.table.weight(norm, 0), weight)
        return found


def verdicts(probabilities: Iterable[float]) -> list[Verdict]:
    """What probabilities at first glance settle."""
    return ["told" if each >= TOLD else "nobody" if each < NOBODY else "unsure" for each in probabilities]


@cache
def shipped() -> Glance:
    """The model of this package."""
    compiled = kernel("glance")
    make: type[Glance] = compiled.Glance if compiled else Glance
    return make(weights.shipped("attribution_glance"), weights.shipped("attribution_words"))
