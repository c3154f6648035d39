"""The sequence model: which tokens are a source, a cue, content.

A linear chain over seven labels (outside, and first and further token of each role), decoded by Viterbi block by block.
The seven weights of a key are kept as one long integer with a lane of 32 bits each, so that adding up the evidence for
a token is a handful of additions.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from functools import cache
from itertools import groupby
from operator import add, attrgetter, getitem
from struct import Struct
from typing import Any, NamedTuple

from lint_rules.language import weights
from lint_rules.language.attribution import signals
from lint_rules.language.attribution.signals import VIEWS, Signs, Traits
from lint_rules.language.sentences import Sentence
from lint_rules.language.tokens import Tokens

LABELS = ("O", "BS", "IS", "BC", "IC", "BK", "IK")
INNER = (2, 4, 6)  # labels that continue the role whose first token has the label before
OFFSETS = (-2, -1, 0, 1, 2)
# Rows of transitions: within a sentence (0); into a sentence (1) and into a sentence inside a quotation (2) of the same
# block; into a block, from the label O (3).
ROWS = 4
START = ROWS - 1
_IMPOSSIBLE = -(1 << 40)
_LANE = 32
_BIAS = sum(1 << (_LANE * lane + _LANE - 1) for lane in range(len(LABELS)))
_unpack = Struct("<7I").unpack
_MEMO_LIMIT = 100_000


class Reading(NamedTuple):
    """A sentence as the chain reads it: a label (number in LABELS) per token, and in units of the model how much better
    these labels are than none; where there are none, by how much the likeliest role of any token beats having none.
    """

    labels: Sequence[int]
    margin: int


def blocks(sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The sentences block by block; labels are found for a block at a time."""
    for _, group in groupby(sentences, key=attrgetter("block")):
        yield list(group)


def boundary_rows(states: Sequence[int], block: Sequence[Sentence]) -> list[int]:
    """Per token of a block the row of transitions that leads to it."""
    rows: list[int] = []
    for sentence in block:
        rows.append(2 if states[sentence.first] in (signals.INSIDE, signals.CLOSING) else 1)
        rows += [0] * (sentence.last - sentence.first - 1)
    rows[0] = START
    return rows


class _Weigher:
    """Packs the weights of features, lane by lane."""

    __slots__ = ("_hashes", "_model", "_packed")

    def __init__(self, model: weights.LinearWeights) -> None:
        self._model = model
        self._hashes = frozenset(model.hashes)
        self._packed: dict[str, int] = {}

    def __call__(self, features: list[str]) -> int:
        total = 0
        packed = self._packed
        for feature in features:
            weight = packed.get(feature)
            if weight is None:
                if len(packed) > _MEMO_LIMIT:
                    packed.clear()
                weight = packed[feature] = self._weigh(feature)
            total += weight
        return total

    def _weigh(self, feature: str) -> int:
        # Most features of a new text are unknown to the model: ask the set before the bisection.
        if zlib.crc32(feature.encode("utf-8", "surrogatepass")) not in self._hashes:
            return 0
        packed, shift = 0, 0
        for weight in self._model.find(feature) or ():
            packed += weight << shift
            shift += _LANE
        return packed


class _View(dict[Any, int]):
    """The packed weights of a view's keys, weighed when first met."""

    __slots__ = ("_features", "_weigh")

    def __init__(self, weigh: _Weigher, features: Callable[[Any], list[str]]) -> None:
        super().__init__()
        self._weigh = weigh
        self._features = features

    def __missing__(self, key: Any) -> int:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        packed = self[key] = self._weigh(self._features(key))
        return packed


class WordSigns(Signs):
    """Signs with the packed weights that the word lends to the tokens around it, two to the left first."""

    __slots__ = ("lends",)

    def __init__(self, word: str, lexicon: signals.Lexicon, weigh: _Weigher, classes: _View) -> None:
        super().__init__(word, lexicon)
        own = self.classes
        self.lends = tuple(
            classes[*own, offset] + (weigh(signals.form_view(self.norm, offset)) if offset in signals.NEAR else 0)
            for offset in OFFSETS
        )


class Chain:
    """The model, ready to label the sentences of a block."""

    def __init__(self, model: weights.LinearWeights, lexicon: weights.LinearWeights) -> None:
        self._lexicon = lexicon
        self._weigh = _Weigher(model)
        self._words: dict[str, WordSigns] = {}
        self._classes = _View(self._weigh, signals.class_view)
        self._views = [_View(self._weigh, view) for view in VIEWS]
        self._edges = [self._weigh([signals.edge_feature(offset)]) for offset in OFFSETS]
        self.unit = model.scale
        # transitions[row][to][from]
        self._transitions: list[list[list[int]]] = model.extra["transitions"]

    def signs(self, tokens: Tokens) -> list[WordSigns]:
        """What is known of each token's form."""
        known = self._words
        if len(known) > _MEMO_LIMIT:
            known.clear()
        found = []
        for word in tokens.text:
            signs = known.get(word)
            if signs is None:
                signs = known[word] = WordSigns(word, self._traits, self._weigh, self._classes)
            found.append(signs)
        return found

    def _traits(self, norm: str) -> Traits:
        row = self._lexicon.find(norm)
        return Traits(*row) if row else Traits()

    def read(self, signs: Sequence[WordSigns], states: Sequence[int], block: Sequence[Sentence]) -> list[Reading]:
        """What the sentences of one block say; `signs` and `states` are those of the whole document."""
        lanes: list[tuple[int, ...]] = []
        for place, sentence in enumerate(block):
            lanes += self._evidence(signs, states, sentence, opening=place == 0)
        rows = boundary_rows(states, block)
        labels = self._best(lanes, rows)
        readings = []
        for sentence in block:
            first, last = sentence.first - block[0].first, sentence.last - block[0].first
            readings.append(Reading(labels[first:last], self._margin(lanes, rows, labels, first, last)))
        return readings

    def _evidence(
        self, signs: Sequence[WordSigns], states: Sequence[int], sentence: Sentence, *, opening: bool
    ) -> Iterator[tuple[int, ...]]:
        """Per token the scores of the seven labels; all carry the same bias, which changes no comparison."""
        first, last = sentence.first, sentence.last
        views = self._views
        edge = self._edges
        lends = [each.lends for each in signs[first:last]]
        far_left = [edge[0], edge[0], *(each[0] for each in lends)]
        left = [edge[1], *(each[1] for each in lends)]
        right = [*(each[3] for each in lends[1:]), edge[3]]
        far_right = [*(each[4] for each in lends[2:]), edge[4], edge[4]]
        keys = signals.contexts(signs, states, first, last, opening)
        for key, own, one, two, three, four in zip(keys, lends, far_left, left, right, far_right, strict=False):
            packed = sum(map(getitem, views, key), own[2] + one + two + three + four + _BIAS)
            yield _unpack(packed.to_bytes(28, "little"))

    def _best(self, lanes: Sequence[Sequence[int]], rows: Sequence[int]) -> list[int]:
        """The best sequence of labels."""
        transitions = self._transitions
        scores = [to[0] + score for to, score in zip(transitions[START], lanes[0], strict=True)]
        for inner in INNER:
            scores[inner] = _IMPOSSIBLE
        pointers: list[tuple[int, ...]] = []
        for evidence, row in zip(lanes[1:], rows[1:], strict=True):
            to_o, to_bs, to_is, to_bc, to_ic, to_bk, to_ik = transitions[row]
            free = list(map(add, scores, to_o))
            best_o = max(free)
            from_o = free.index(best_o)
            free = list(map(add, scores, to_bs))
            best_bs = max(free)
            from_bs = free.index(best_bs)
            free = list(map(add, scores, to_bc))
            best_bc = max(free)
            from_bc = free.index(best_bc)
            free = list(map(add, scores, to_bk))
            best_bk = max(free)
            from_bk = free.index(best_bk)
            _, bs, is_, bc, ic, bk, ik = scores
            best_is, from_is = _better(bs + to_is[1], is_ + to_is[2], 1)
            best_ic, from_ic = _better(bc + to_ic[3], ic + to_ic[4], 3)
            best_ik, from_ik = _better(bk + to_ik[5], ik + to_ik[6], 5)
            pointers.append((from_o, from_bs, from_is, from_bc, from_ic, from_bk, from_ik))
            best = (best_o, best_bs, best_is, best_bc, best_ic, best_bk, best_ik)
            scores = list(map(add, best, evidence))
        label = scores.index(max(scores))
        labels = [label]
        for pointer in reversed(pointers):
            label = pointer[label]
            labels.append(label)
        labels.reverse()
        return labels

    def _margin(
        self, lanes: Sequence[Sequence[int]], rows: Sequence[int], labels: Sequence[int], first: int, last: int
    ) -> int:
        if not any(labels[first:last]):
            return max(max(each[3], each[5], each[6]) - each[0] for each in lanes[first:last])
        transitions = self._transitions
        margin = 0
        before = none_before = labels[first - 1] if first else 0
        for at in range(first, last):
            label, evidence, row = labels[at], lanes[at], transitions[rows[at]]
            margin += evidence[label] - evidence[0] + row[label][before] - row[0][none_before]
            before, none_before = label, 0
        if last < len(labels) and labels[last] not in INNER:
            onward = transitions[rows[last]][labels[last]]
            margin += onward[before] - onward[0]
        return margin


def _better(begun: int, gone_on: int, label: int) -> tuple[int, int]:
    return (begun, label) if begun >= gone_on else (gone_on, label + 1)


@cache
def shipped() -> Chain:
    """The model of this package."""
    return Chain(weights.shipped("attribution"), weights.shipped("attribution_words"))
