"""The sequence model: which tokens are a source, a cue, content.

A linear chain over seven labels (outside, and first and further token of each role), decoded by Viterbi block by block.
The seven weights of a key are kept as one long integer with a lane of 32 bits each, so that adding up the evidence for
a token is a handful of additions.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import itemgetter
from struct import Struct
from typing import Any

from lint_rules.language import weights
from lint_rules.language.attribution import signals
from lint_rules.language.attribution.paths import IMPOSSIBLE, INNER, LABELS, START, Paths
from lint_rules.language.attribution.signals import Signs
from lint_rules.language.attribution.surroundings import Views
from lint_rules.language.kernels import kernel
from lint_rules.language.memo import LIMIT, Memo
from lint_rules.language.sentences import Sentence
from lint_rules.model.records import NamedTuple

OFFSETS = (-2, -1, 0, 1, 2)
_LANE = 32
# No sum of weights reaches 2 ** 22; a small bias keeps the scores of a block in the integers that Python adds fast.
_BIAS = sum(1 << (_LANE * lane + 22) for lane in range(len(LABELS)))
_unpack = Struct("<7I").unpack
Lent = tuple[int, int, int, int, int]


class Reading(NamedTuple):
    """A sentence as the chain reads it: the runs of tokens that play a role, each with the role's number in `ROLES`,
    its first token and the one behind its last, counted in the sentence; and in units of the model how much better
    these are than none; where there are none, by how much the likeliest role of any token beats having none.
    """

    roles: Sequence[tuple[int, int, int]]
    margin: int


UNREAD = Reading((), IMPOSSIBLE)
"""The reading of a sentence that is passed over."""


def roles(labels: Sequence[int]) -> list[tuple[int, int, int]]:
    """The roles in a sentence whose tokens have these labels (numbers in LABELS)."""
    found: list[tuple[int, int, int]] = []
    at, count = 0, len(labels)
    while at < count:
        label = labels[at]
        at += 1
        if label:
            first, role = at - 1, (label - 1) // 2  # each role has two labels, of which the second continues it
            while at < count and labels[at] == INNER[role]:
                at += 1
            found.append((role, first, at))
    return found


def boundary_rows(states: Sequence[int], sentences: Sequence[Sentence], *, opening: bool = True) -> list[int]:
    """Per token of neighbouring sentences, of which the first may open a block, the row of transitions to it."""
    rows: list[int] = []
    for sentence in sentences:
        rows.append(2 if states[sentence.first] in (signals.INSIDE, signals.CLOSING) else 1)
        rows += [0] * (sentence.last - sentence.first - 1)
    if opening:
        rows[0] = START
    return rows


class _Weigher:
    """Packs the weights of features, lane by lane."""

    __slots__ = ("_model", "_packed")

    def __init__(self, model: weights.LinearWeights) -> None:
        self._model = model
        self._packed: dict[str, int] = {}

    def __call__(self, features: list[str]) -> int:
        total = 0
        packed = self._packed
        for feature in features:
            weight = packed.get(feature)
            if weight is None:
                if len(packed) > LIMIT:
                    packed.clear()
                weight = packed[feature] = self.feature(feature)
            total += weight
        return total

    def feature(self, feature: str) -> int:
        """The weights of one feature, which are not remembered."""
        return self._model.packed(feature, _LANE)


class WordSigns(Signs):
    """Signs with the packed weights that the word lends to the tokens around it, two to the right first."""

    __slots__ = ("lends",)

    def __init__(
        self, word: str, lexicon: signals.Lexicon, weigh: _Weigher, lent: Callable[[signals.Trait], Lent]
    ) -> None:
        super().__init__(word, lexicon)
        far, left, own, right, beyond = map(sum, zip(*(lent(trait) for trait in self.traits), strict=True))
        left += weigh.feature(signals.form_feature(self.norm, -1))
        own += weigh.feature(signals.form_feature(self.norm, 0))
        right += weigh.feature(signals.form_feature(self.norm, 1))
        self.lends: Lent = (far, left, own, right, beyond)


class Chain:
    """The model, ready to label the sentences of a block."""

    def __init__(self, model: weights.LinearWeights, lexicon: weights.LinearWeights) -> None:
        self._traits = signals.lexicon_of(lexicon)
        self._weigh = _Weigher(model)
        self._words: dict[str, WordSigns] = {}
        self._readings: dict[Any, list[Reading]] = {}
        self._remembered = 0
        weigh = self._weigh
        self._views = Views(lambda view: Memo(lambda key: weigh(view(key))))
        self._lent: dict[signals.Trait, Lent] = {}
        self._edges = [weigh.feature(signals.edge_feature(offset)) for offset in OFFSETS]
        self.unit = model.scale
        self._paths = Paths(model.extra["transitions"])

    def signs(self, words: Sequence[str]) -> list[WordSigns]:
        """What is known of each word's form."""
        known = self._words
        if len(known) > LIMIT:
            known.clear()
        found = []
        for word in words:
            signs = known.get(word)
            if signs is None:
                signs = known[word] = WordSigns(word, self._traits, self._weigh, self._lend)
            found.append(signs)
        return found

    def _lend(self, trait: signals.Trait) -> Lent:
        known = self._lent.get(trait)
        if known is None:
            far, left, own, right, beyond = (self._weigh(signals.lent_features(trait, offset)) for offset in OFFSETS)
            known = self._lent[trait] = (far, left, own, right, beyond)
        return known

    def remember(self, blocks: int) -> None:
        """Keep the readings of so many blocks, for an editor that asks for a story again at every keystroke."""
        self._remembered = blocks

    def read(
        self,
        words: Sequence[str],
        states: Sequence[int],
        block: Sequence[Sentence],
        quiet: Container[int] = frozenset(),
    ) -> list[Reading]:
        """What the sentences of one block say; `words` and `states` are those of the whole document. Sentences whose
        numbers are among the `quiet` are passed over, as if nobody spoke there."""
        passed = tuple(sentence.index in quiet for sentence in block)
        if not self._remembered:
            return self._read(words, states, block, passed)
        first, last = block[0].first, block[-1].last
        lengths = tuple(sentence.last - sentence.first for sentence in block)
        key = (tuple(words[first:last]), tuple(states[first:last]), lengths, passed)
        known = self._readings.get(key)
        if known is None:
            if len(self._readings) >= self._remembered:
                self._readings.clear()
            known = self._readings[key] = self._read(words, states, block, passed)
        return known

    def _read(
        self, words: Sequence[str], states: Sequence[int], block: Sequence[Sentence], passed: Sequence[bool]
    ) -> list[Reading]:
        readings: list[Reading] = []
        for is_passed, run in groupby(zip(block, passed, strict=True), key=itemgetter(1)):
            sentences = [sentence for sentence, _ in run]
            if is_passed:
                readings += [UNREAD] * len(sentences)
            else:
                readings += self._run(words, states, sentences, opening=not readings)
        return readings

    def _run(
        self, words: Sequence[str], states: Sequence[int], sentences: Sequence[Sentence], *, opening: bool
    ) -> Iterator[Reading]:
        """What neighbouring sentences say, of which the first may open the block."""
        lanes: list[tuple[int, ...]] = []
        for sentence in sentences:
            lanes += self._evidence(words, states, sentence, opening=opening and sentence is sentences[0])
        rows = boundary_rows(states, sentences, opening=opening)
        labels = self._paths.best(lanes, rows)
        for sentence in sentences:
            first, last = sentence.first - sentences[0].first, sentence.last - sentences[0].first
            yield Reading(roles(labels[first:last]), self._paths.margin(lanes, rows, labels, first, last))

    def _evidence(
        self, words: Sequence[str], states: Sequence[int], sentence: Sentence, *, opening: bool
    ) -> Iterator[tuple[int, ...]]:
        """Per token the scores of the seven labels; all carry the same bias, which changes no comparison."""
        here = self.signs(words[sentence.first : sentence.last])
        worth = self._views.of(here, states[sentence.first : sentence.last], opening=opening)
        edge = self._edges
        far, left, own, right, beyond = zip(*(each.lends for each in here), strict=True)
        beside = zip(
            (edge[0], edge[0], *far), (edge[1], *left), own, (*right[1:], edge[3]), (*beyond[2:], edge[4], edge[4]),
            strict=False,
        )  # fmt: skip
        for views, lent in zip(worth, beside, strict=False):
            yield _unpack(sum(views, sum(lent, _BIAS)).to_bytes(28, "little"))


@cache
def shipped() -> Chain:
    """The model of this package."""
    compiled = kernel("chain")
    make: type[Chain] = compiled.Chain if compiled else Chain
    return make(weights.shipped("attribution"), weights.shipped("attribution_words"))
