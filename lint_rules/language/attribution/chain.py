"""The sequence model: which tokens are a source, a cue, content.

A linear chain over seven labels (outside, and first and further token of each role), decoded by Viterbi. The seven
weights of a key are kept as one long integer with a lane of 32 bits each, so that adding up the evidence for a token is
a handful of additions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from operator import add
from struct import Struct
from typing import Any

from lint_rules.language import weights
from lint_rules.language.attribution import signals
from lint_rules.language.attribution.signals import VIEWS, Signs
from lint_rules.language.sentences import Sentence
from lint_rules.language.tokens import Tokens

LABELS = ("O", "BS", "IS", "BC", "IC", "BK", "IK")
OUTSIDE = 0
# Rows of transitions: within a sentence; into a new sentence and a new block, each outside and inside a quotation; the
# first row of the last one opens a block.
TRANSITIONS = 6
_START = TRANSITIONS - 1
_INNER = (2, 4, 6)  # labels that continue the role whose first token has the label before
_IMPOSSIBLE = -(1 << 40)
_LANE = 32
_BIAS = sum(1 << (_LANE * lane + _LANE - 1) for lane in range(len(LABELS)))
_unpack = Struct("<7I").unpack
_MEMO_LIMIT = 200_000
_OFFSETS = (-2, -1, 0, 1, 2)


class _Memo(dict[Any, int]):
    """The packed weights of keys, weighed when first met."""

    __slots__ = ("_features", "_model")

    def __init__(self, model: weights.LinearWeights, features: Callable[[Any], list[str]]) -> None:
        super().__init__()
        self._model = model
        self._features = features

    def __missing__(self, key: Any) -> int:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        packed = self[key] = _packed(self._model, self._features(key))
        return packed


def _packed(model: weights.LinearWeights, features: list[str]) -> int:
    total = 0
    for feature in features:
        row = model.find(feature)
        if row is not None:
            for lane, weight in enumerate(row):
                total += weight << (_LANE * lane)
    return total


class WordSigns(Signs):
    """Signs with the packed weights that the word lends to the tokens around it, two to the right first."""

    __slots__ = ("lends",)

    def __init__(self, word: str, steps: signals.Steps, model: weights.LinearWeights) -> None:
        super().__init__(word, steps)
        self.lends = tuple(_packed(model, signals.word_view(word, self, offset)) for offset in _OFFSETS)


class Chain:
    """The model, ready to label the sentences of a block."""

    def __init__(self, model: weights.LinearWeights, lexicon: weights.LinearWeights) -> None:
        self._model = model
        self._lexicon = lexicon
        self._words: dict[str, WordSigns] = {}
        self._views = [_Memo(model, view) for view in VIEWS]
        self._pairs = _Memo(model, lambda pair: signals.pair_view(pair[0], pair[1], 0))
        self._next_pairs = _Memo(model, lambda pair: signals.pair_view(pair[0], pair[1], 1))
        self._edges = [_packed(model, [signals.edge_feature(offset)]) for offset in _OFFSETS]
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
                signs = known[word] = WordSigns(word, self._steps, self._model)
            found.append(signs)
        return found

    def _steps(self, norm: str) -> tuple[int, int]:
        row = self._lexicon.find(norm)
        return (row[0], row[1]) if row else (0, 0)

    def labels(self, signs: Sequence[WordSigns], states: Sequence[int], block: Sequence[Sentence]) -> list[int]:
        """A label (number in LABELS) per token of the consecutive sentences of one block."""
        evidence: list[int] = []
        rows: list[int] = []
        for number, sentence in enumerate(block):
            evidence += self._evidence(signs, states, sentence, opening=number == 0)
            boundary = (1 if number else 2) + (2 if states[sentence.first] in (signals.INSIDE, signals.CLOSING) else 0)
            rows.append(boundary if number else _START)
            rows += [0] * (sentence.last - sentence.first - 1)
        return self._viterbi(evidence, rows)

    def _evidence(
        self, signs: Sequence[WordSigns], states: Sequence[int], sentence: Sentence, *, opening: bool
    ) -> Iterator[int]:
        """Per token the packed scores of the seven labels."""
        first, last = sentence.first, sentence.last
        view0, view1, view2, view3, view4, view5 = self._views
        pairs, next_pairs = self._pairs, self._next_pairs
        lends = [each.lends for each in signs[first:last]]
        norms = ["^", *(each.norm for each in signs[first:last]), "$"]
        before, after = self._edges[0:2], self._edges[3:5]
        count = last - first
        keys = signals.contexts(signs, states, first, last, opening)
        for at, (key0, key1, key2, key3, key4, key5) in enumerate(keys):
            word = norms[at + 1]
            yield (
                (lends[at - 2][0] if at > 1 else before[0])
                + (lends[at - 1][1] if at else before[1])
                + lends[at][2]
                + (lends[at + 1][3] if at + 1 < count else after[0])
                + (lends[at + 2][4] if at + 2 < count else after[1])
                + pairs[norms[at], word]
                + next_pairs[word, norms[at + 2]]
                + view0[key0]
                + view1[key1]
                + view2[key2]
                + view3[key3]
                + view4[key4]
                + view5[key5]
            )

    def _viterbi(self, evidence: Sequence[int], rows: Sequence[int]) -> list[int]:
        """The best sequence of labels."""
        transitions = self._transitions
        scores = [each[0] for each in transitions[_START]]
        for inner in _INNER:
            scores[inner] = _IMPOSSIBLE
        scores = list(map(add, scores, _lanes(evidence[0])))
        pointers: list[tuple[int, ...]] = []
        for packed, row in zip(evidence[1:], rows[1:], strict=True):
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
            scores = list(map(add, (best_o, best_bs, best_is, best_bc, best_ic, best_bk, best_ik), _lanes(packed)))
        label = scores.index(max(scores))
        labels = [label]
        for pointer in reversed(pointers):
            label = pointer[label]
            labels.append(label)
        labels.reverse()
        return labels


def _better(begun: int, gone_on: int, label: int) -> tuple[int, int]:
    return (begun, label) if begun >= gone_on else (gone_on, label + 1)


def _lanes(packed: int) -> tuple[int, ...]:
    # every lane carries the same bias, which changes no comparison
    lanes: tuple[int, ...] = _unpack((packed + _BIAS).to_bytes(28, "little"))
    return lanes


@cache
def shipped() -> Chain:
    """The model of this package."""
    return Chain(weights.shipped("attribution"), weights.shipped("attribution_words"))
