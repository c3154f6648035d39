"""The sequence model: which tokens are a source, a cue, content.

A linear chain over seven labels (outside, and first and further token of each role), decoded by Viterbi block by block.
The seven weights of a key are kept as one long integer with a lane of 32 bits each, so that adding up the evidence for
a token is a handful of additions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache
from itertools import groupby
from operator import add, attrgetter, getitem
from struct import Struct
from typing import Any, NamedTuple

from lint_rules.language import weights
from lint_rules.language.attribution import signals
from lint_rules.language.attribution.signals import VIEWS, Signs, Traits
from lint_rules.language.sentences import Sentence

LABELS = ("O", "BS", "IS", "BC", "IC", "BK", "IK")
INNER = (2, 4, 6)  # labels that continue the role whose first token has the label before
OFFSETS = (-2, -1, 0, 1, 2)
# Rows of transitions: within a sentence (0); into a sentence (1) and into a sentence inside a quotation (2) of the same
# block; into a block, from the label O (3).
ROWS = 4
START = ROWS - 1
_IMPOSSIBLE = -(1 << 40)
_LANE = 32
# No sum of weights reaches 2 ** 22; a small bias keeps the scores of a block in the integers that Python adds fast.
_BIAS = sum(1 << (_LANE * lane + 22) for lane in range(len(LABELS)))
_unpack = Struct("<7I").unpack
Lent = tuple[int, int, int, int, int]
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


class _Transitions(NamedTuple):
    """The weights of transitions. The first four: from outside, source, cue and content to outside and to the beginning
    of a source, of a cue, of content; the others: from the first and from a further token of a role to one more."""

    outside: tuple[int, ...]
    source: tuple[int, ...]
    cue: tuple[int, ...]
    content: tuple[int, ...]
    more_source: tuple[int, ...]
    more_cue: tuple[int, ...]
    more_content: tuple[int, ...]


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
                if len(packed) > _MEMO_LIMIT:
                    packed.clear()
                weight = packed[feature] = self._weigh(feature)
            total += weight
        return total

    def _weigh(self, feature: str) -> int:
        packed = 0
        for label, weight in self._model.cells(feature):
            packed += weight << _LANE * label
        return packed


class _Memo(dict[Any, Any]):
    """Packed weights by key, weighed when first met."""

    __slots__ = ("_weigh",)

    def __init__(self, weigh: Callable[[Any], Any]) -> None:
        super().__init__()
        self._weigh = weigh

    def __missing__(self, key: Any) -> Any:
        if len(self) > _MEMO_LIMIT:
            self.clear()
        packed = self[key] = self._weigh(key)
        return packed


def _weighing(weigh: _Weigher, view: Callable[[Any], list[str]]) -> Callable[[Any], int]:
    return lambda key: weigh(view(key))


class WordSigns(Signs):
    """Signs with the packed weights that the word lends to the tokens around it, two to the right first."""

    __slots__ = ("lends",)

    def __init__(
        self, word: str, lexicon: signals.Lexicon, weigh: _Weigher, lent: Mapping[signals.Trait, Lent]
    ) -> None:
        super().__init__(word, lexicon)
        far, left, own, right, beyond = map(sum, zip(*(lent[trait] for trait in self.traits), strict=True))
        left += weigh([signals.form_feature(self.norm, -1)])
        own += weigh([signals.form_feature(self.norm, 0)])
        right += weigh([signals.form_feature(self.norm, 1)])
        self.lends: Lent = (far, left, own, right, beyond)


class Chain:
    """The model, ready to label the sentences of a block."""

    def __init__(self, model: weights.LinearWeights, lexicon: weights.LinearWeights) -> None:
        self._lexicon = lexicon
        self._weigh = _Weigher(model)
        self._words: dict[str, WordSigns] = {}
        self._cues: dict[str, int] = {}
        self._readings: dict[Any, list[Reading]] = {}
        self._remembered = 0
        weigh = self._weigh
        self._views = [_Memo(_weighing(weigh, view)) for view in VIEWS]
        self._pairs = _Memo(lambda key: (weigh(signals.pair_view(key, 0)), weigh(signals.pair_view(key, 1))))
        self._lent = _Memo(lambda trait: tuple(weigh(signals.lent_features(trait, offset)) for offset in OFFSETS))
        self._edges = [self._weigh([signals.edge_feature(offset)]) for offset in OFFSETS]
        self.unit = model.scale
        self._transitions = [_Transitions(*map(tuple, row)) for row in model.extra["transitions"]]
        labels = range(len(LABELS))
        rows = range(len(self._transitions))
        self._steps = [[[self._step(row, before, label) for before in labels] for label in labels] for row in rows]

    def signs(self, words: Sequence[str]) -> list[WordSigns]:
        """What is known of each word's form."""
        known = self._words
        if len(known) > _MEMO_LIMIT:
            known.clear()
        found = []
        for word in words:
            signs = known.get(word)
            if signs is None:
                signs = known[word] = WordSigns(word, self._traits, self._weigh, self._lent)
            found.append(signs)
        return found

    def cue(self, word: str) -> int:
        """How much a word speaks for an attribution by itself, in steps from 0 to 9."""
        known = self._cues.get(word)
        if known is None:
            if len(self._cues) > _MEMO_LIMIT:
                self._cues.clear()
            known = self._cues[word] = self._traits(signals.normal(word)).cue
        return known

    def _traits(self, norm: str) -> Traits:
        row = self._lexicon.find(norm)
        return Traits(*row) if row else Traits()

    def remember(self, blocks: int) -> None:
        """Keep the readings of so many blocks, for an editor that asks for a story again at every keystroke."""
        self._remembered = blocks

    def read(self, signs: Sequence[WordSigns], states: Sequence[int], block: Sequence[Sentence]) -> list[Reading]:
        """What the sentences of one block say; `signs` and `states` are those of the whole document."""
        if not self._remembered:
            return self._read(signs, states, block)
        first, last = block[0].first, block[-1].last
        lengths = tuple(sentence.last - sentence.first for sentence in block)
        key = (tuple(signs[first:last]), tuple(states[first:last]), lengths)
        known = self._readings.get(key)
        if known is None:
            if len(self._readings) >= self._remembered:
                self._readings.clear()
            known = self._readings[key] = self._read(signs, states, block)
        return known

    def _read(self, signs: Sequence[WordSigns], states: Sequence[int], block: Sequence[Sentence]) -> list[Reading]:
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
        pairs = [self._pairs[key] for key in signals.pairs(signs, first, last)]
        keys = signals.contexts(signs, states, first, last, opening)
        rows = zip(keys, lends, far_left, left, right, far_right, pairs, pairs[1:], strict=False)
        for key, own, one, two, three, four, before, after in rows:
            given = own[2] + one + two + three + four + before[0] + after[1] + _BIAS
            yield _unpack(sum(map(getitem, views, key), given).to_bytes(28, "little"))

    def _best(self, lanes: Sequence[Sequence[int]], rows: Sequence[int]) -> list[int]:
        """The best sequence of labels."""
        history = [self._first(lanes[0])]
        for evidence, row in zip(lanes[1:], rows[1:], strict=True):
            o, bs, is_, bc, ic, bk, ik = history[-1]
            s = bs if bs > is_ else is_
            c = bc if bc > ic else ic
            k = bk if bk > ik else ik
            to_o, to_s, to_c, to_k, in_s, in_c, in_k = self._transitions[row]
            history.append(
                (
                    max(o + to_o[0], s + to_o[1], c + to_o[2], k + to_o[3]) + evidence[0],
                    max(o + to_s[0], s + to_s[1], c + to_s[2], k + to_s[3]) + evidence[1],
                    max(bs + in_s[0], is_ + in_s[1]) + evidence[2],
                    max(o + to_c[0], s + to_c[1], c + to_c[2], k + to_c[3]) + evidence[3],
                    max(bc + in_c[0], ic + in_c[1]) + evidence[4],
                    max(o + to_k[0], s + to_k[1], c + to_k[2], k + to_k[3]) + evidence[5],
                    max(bk + in_k[0], ik + in_k[1]) + evidence[6],
                )
            )
        label = _argmax(history[-1])
        labels = [label]
        for scores, row in zip(reversed(history[:-1]), reversed(rows), strict=False):
            label = _argmax(list(map(add, scores, self._steps[row][label])))
            labels.append(label)
        labels.reverse()
        return labels

    def _first(self, evidence: Sequence[int]) -> tuple[int, ...]:
        return tuple(score + self._steps[START][label][0] for label, score in enumerate(evidence))

    def _step(self, row: int, before: int, label: int) -> int:
        """The weight of a transition."""
        transitions = self._transitions[row]
        if label in INNER:
            role = label // 2
            return transitions[3 + role][before - label + 1] if label - 1 <= before <= label else _IMPOSSIBLE
        return transitions[(label + 1) // 2][(before + 1) // 2]

    def _margin(
        self, lanes: Sequence[Sequence[int]], rows: Sequence[int], labels: Sequence[int], first: int, last: int
    ) -> int:
        if not any(labels[first:last]):
            return max(max(each[3], each[5], each[6]) - each[0] for each in lanes[first:last])
        margin = 0
        before = none_before = labels[first - 1] if first else 0
        for at in range(first, last):
            label, evidence, row = labels[at], lanes[at], rows[at]
            margin += evidence[label] - evidence[0] + self._steps[row][label][before] - self._steps[row][0][none_before]
            before, none_before = label, 0
        if last < len(labels) and labels[last] not in INNER:
            margin += self._steps[rows[last]][labels[last]][before] - self._steps[rows[last]][labels[last]][0]
        return margin


def _argmax(scores: Sequence[int]) -> int:
    return scores.index(max(scores))


@cache
def shipped() -> Chain:
    """The model of this package."""
    return Chain(weights.shipped("attribution"), weights.shipped("attribution_words"))
