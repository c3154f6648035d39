"""Which source, which cue and which content belong to one attribution."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from lint_rules.language.attribution.chain import LABELS
from lint_rules.language.attribution.records import Role, RoleSpan
from lint_rules.language.sentences import Sentence

_ROLES: dict[str, Role] = {"S": "source", "C": "cue", "K": "content"}


class Link(NamedTuple):
    """One attribution's spans within a sentence; any may be missing, but not all."""

    source: RoleSpan | None
    cue: RoleSpan | None
    content: tuple[RoleSpan, ...]
    sentence: int


def spans(labels: Sequence[int], first: int, sentence: Sentence) -> list[RoleSpan]:
    """The role spans of a sentence; `labels` are those of its block, whose first token is number `first`."""
    found: list[RoleSpan] = []
    for at in range(sentence.first, sentence.last):
        label = LABELS[labels[at - first]]
        if label == "O":
            continue
        role = _ROLES[label[1]]
        if found and label[0] == "I" and found[-1].role == role and found[-1].last == at:
            found[-1] = found[-1]._replace(last=at + 1)
        else:
            found.append(RoleSpan(role, at, at + 1, sentence.index))
    return found


def link(found: Sequence[RoleSpan]) -> list[Link]:
    """The attributions of a sentence.

    A cue takes the nearest source and the content beside it; a cue without a source of its own (`said ... and added`)
    speaks for the source of the cue before. Content and source without any cue stay together.
    """
    cues = [span for span in found if span.role == "cue"]
    sources = [span for span in found if span.role == "source"]
    contents = [span for span in found if span.role == "content"]
    sentence = found[0].sentence if found else 0
    if not cues:
        return [Link(sources[0] if sources else None, None, tuple(contents), sentence)] if found else []
    of_source: dict[int, RoleSpan] = {}
    for source in sources:
        number = min(range(len(cues)), key=lambda each: (_gap(source, cues[each]), each in of_source))
        if number not in of_source or _gap(source, cues[number]) < _gap(of_source[number], cues[number]):
            of_source[number] = source
    of_content: dict[int, list[RoleSpan]] = {}
    for content in contents:
        number = min(range(len(cues)), key=lambda each: _distance(content, cues[each], of_source.get(each)))
        of_content.setdefault(number, []).append(content)
    links: list[Link] = []
    last: RoleSpan | None = None
    for number, cue in enumerate(cues):
        last = of_source.get(number, last)
        links.append(Link(last, cue, tuple(of_content.get(number, ())), sentence))
    return links


def _gap(one: RoleSpan, other: RoleSpan) -> int:
    """The number of tokens between two spans."""
    return max(one.first - other.last, other.first - one.last, 0)


def _distance(content: RoleSpan, cue: RoleSpan, source: RoleSpan | None) -> tuple[int, int]:
    """How far content is from a cue and its source; a cue before the content goes first."""
    gap = _gap(content, cue)
    if source:
        gap = min(gap, _gap(content, source))
    return gap, cue.first > content.first
