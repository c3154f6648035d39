"""The best way through the labels of neighbouring sentences, and by how much it is the best.

Viterbi's algorithm, with the seven labels written out: a role's further token only follows a token of that role, and
what begins does not care whether the role before it had one token or more.
"""

from __future__ import annotations

from collections.abc import Sequence
from operator import add

from lint_rules.model.records import NamedTuple

LABELS = ("O", "BS", "IS", "BC", "IC", "BK", "IK")
INNER = (2, 4, 6)  # labels that continue the role whose first token has the label before
ROLES = "SCK"  # source, cue and content, as their labels follow one another
# Rows of transitions: within a sentence (0); into a sentence (1) and into a sentence inside a quotation (2) of the same
# block; into a block, from the label O (3).
ROWS = 4
START = ROWS - 1
IMPOSSIBLE = -(1 << 40)

Row = Sequence[Sequence[int]]


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


class Paths:
    """The weights of transitions, their `rows` as the file of the model has them."""

    __slots__ = ("_steps", "_transitions")

    def __init__(self, rows: Sequence[Row]) -> None:
        self._transitions = [_Transitions(*map(tuple, row)) for row in rows]
        labels = range(len(LABELS))
        self._steps = [
            [[self._step(row, before, label) for before in labels] for label in labels] for row in range(len(rows))
        ]

    def best(self, lanes: Sequence[Sequence[int]], rows: Sequence[int]) -> list[int]:
        """The best sequence of labels."""
        o, bs, is_, bc, ic, bk, ik = (
            score + self._steps[rows[0]][label][0] for label, score in enumerate(lanes[0])
        )  # fmt: skip
        history = [(o, bs, is_, bc, ic, bk, ik)]
        known = -1
        for evidence, row in zip(lanes[1:], rows[1:], strict=True):
            if row != known:
                known = row
                to_o, to_s, to_c, to_k, (s_s, is_s), (c_c, ic_c), (k_k, ik_k) = self._transitions[row]
                o_o, s_o, c_o, k_o = to_o
                o_s, s_to_s, c_s, k_s = to_s
                o_c, s_c, c_to_c, k_c = to_c
                o_k, s_k, c_k, k_to_k = to_k
            s = bs if bs > is_ else is_
            c = bc if bc > ic else ic
            k = bk if bk > ik else ik
            e_o, e_bs, e_is, e_bc, e_ic, e_bk, e_ik = evidence
            is_ = (bs + s_s if bs + s_s > is_ + is_s else is_ + is_s) + e_is
            ic = (bc + c_c if bc + c_c > ic + ic_c else ic + ic_c) + e_ic
            ik = (bk + k_k if bk + k_k > ik + ik_k else ik + ik_k) + e_ik
            bs = max(o + o_s, s + s_to_s, c + c_s, k + k_s) + e_bs
            bc = max(o + o_c, s + s_c, c + c_to_c, k + k_c) + e_bc
            bk = max(o + o_k, s + s_k, c + c_k, k + k_to_k) + e_bk
            o = max(o + o_o, s + s_o, c + c_o, k + k_o) + e_o
            history.append((o, bs, is_, bc, ic, bk, ik))
        label = _argmax(history[-1])
        labels = [label]
        for scores, row in zip(reversed(history[:-1]), reversed(rows), strict=False):
            steps = self._steps[row][label]
            if label in INNER:
                begun = label - 1
                label = begun if scores[begun] + steps[begun] >= scores[label] + steps[label] else label
            else:
                label = _argmax(list(map(add, scores, steps)))
            labels.append(label)
        labels.reverse()
        return labels

    def margin(
        self, lanes: Sequence[Sequence[int]], rows: Sequence[int], labels: Sequence[int], first: int, last: int
    ) -> int:
        """How much better the labels of the tokens from `first` to `last` are than none; where they are none, by how
        much the likeliest role of any token beats having none."""
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

    def _step(self, row: int, before: int, label: int) -> int:
        """The weight of a transition."""
        transitions = self._transitions[row]
        if label in INNER:
            role = label // 2
            return transitions[3 + role][before - label + 1] if label - 1 <= before <= label else IMPOSSIBLE
        return transitions[(label + 1) // 2][(before + 1) // 2]


def _argmax(scores: Sequence[int]) -> int:
    return scores.index(max(scores))
