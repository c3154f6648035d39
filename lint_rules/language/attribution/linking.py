"""Which source, which cue and which content belong to one attribution."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from lint_rules.language.attribution.records import RoleSpan
from lint_rules.language.sentences import Sentence
from lint_rules.model.records import NamedTuple, new

_CUES = 12  # either side of a span, to one of which it belongs
_CLAUSE = 3  # tokens that content has at least
_SPEAKER = 7  # tokens that a speaker behind the last comma has at most, comma included
_QUOTES = frozenset("\"“”'‘’$€£")


class Link(NamedTuple):
    """One attribution's spans within a sentence; any may be missing, but not all. `carried` as in Attribution."""

    source: RoleSpan | None
    cue: RoleSpan | None
    content: tuple[RoleSpan, ...]
    sentence: int
    carried: bool = False


def link(roles: Sequence[tuple[int, int, int]], sentence: Sentence) -> list[Link]:
    """The attributions of a sentence, given the roles that the chain reads in it.

    A cue takes the nearest source and the content beside it; a cue without a source of its own (`said ... and added`)
    speaks for the source of the cue before. Content and source without any cue stay together.
    """
    first, number = sentence.first, sentence.index
    spans: tuple[list[RoleSpan], list[RoleSpan], list[RoleSpan]] = ([], [], [])
    for role, begin, end in roles:
        spans[role].append(new(RoleSpan, (first + begin, first + end, number)))
    sources, cues, contents = spans
    if len(cues) < 2:
        nearest, cue = sources[0] if sources else None, cues[0] if cues else None
        if cue and len(sources) > 1:
            nearest = min(sources, key=partial(_gap, cue))
        return [new(Link, (nearest, cue, tuple(contents), number, False))] if roles else []
    places = [cue.first for cue in cues]
    of_source: dict[int, RoleSpan] = {}
    for source in sources:
        at = min(_near(places, source), key=lambda each: (_gap(source, cues[each]), each in of_source))
        if at not in of_source or _gap(source, cues[at]) < _gap(of_source[at], cues[at]):
            of_source[at] = source
    of_content: dict[int, list[RoleSpan]] = {}
    for content in contents:
        at = min(_near(places, content), key=lambda each: _distance(content, cues[each], of_source.get(each)))
        of_content.setdefault(at, []).append(content)
    links: list[Link] = []
    last: RoleSpan | None = None
    for at, cue in enumerate(cues):
        last = of_source.get(at, last)
        links.append(new(Link, (last, cue, tuple(of_content.get(at, ())), number, False)))
    return links


def complete(links: Sequence[Link], words: Sequence[str], sentence: Sentence) -> list[Link]:
    """The links of a sentence, of which the only one, if it has a cue and no content, gets what stands beside them.

    `words` are the words of the whole document.
    """
    if len(links) != 1 or links[0].cue is None:
        return list(links)
    if links[0].content:
        return [links[0] if links[0].source else _with_speaker(links[0], words)]
    cue, source = links[0].cue, links[0].source or links[0].cue
    behind = RoleSpan(max(cue.last, source.last), sentence.last, sentence.index)
    before = RoleSpan(sentence.first, min(cue.first, source.first), sentence.index)
    for span in (behind, before):
        content = _stripped(span, words)
        if content.last - content.first >= _CLAUSE:
            return [links[0]._replace(content=(content,))]
    return list(links)


def _with_speaker(link: Link, words: Sequence[str]) -> Link:
    """A link without a source, whose content runs up to the cue: what stands behind its last comma is who says so."""
    content = link.content[-1]
    if link.cue is None or not link.cue.first - 1 <= content.last <= link.cue.first:
        return link
    for at in range(content.last - 1, max(content.first + _CLAUSE, content.last - _SPEAKER) - 1, -1):
        if words[at] == "," and at + 1 < content.last:
            source = RoleSpan(at + 1, content.last, content.sentence)
            return link._replace(source=source, content=(*link.content[:-1], content._replace(last=at)))
    return link


def _stripped(span: RoleSpan, words: Sequence[str]) -> RoleSpan:
    """A span without the marks at its ends."""
    first, last = span.first, span.last
    while first < last and not words[first][0].isalnum() and words[first] not in _QUOTES:
        first += 1
    while first < last and not words[last - 1][-1].isalnum() and words[last - 1] not in _QUOTES:
        last -= 1
    return span._replace(first=first, last=last)


def _near(places: Sequence[int], span: RoleSpan) -> range:
    """The numbers of the cues around a span, given where the cues begin: a bound for sentences that never end."""
    at = bisect_left(places, span.first)
    return range(max(0, at - _CUES), min(len(places), at + _CUES))


def _gap(one: RoleSpan, other: RoleSpan) -> int:
    """The number of tokens between two spans."""
    return max(one.first - other.last, other.first - one.last, 0)


def _distance(content: RoleSpan, cue: RoleSpan, source: RoleSpan | None) -> tuple[int, int]:
    """How far content is from a cue and its source; a cue before the content goes first."""
    gap = _gap(content, cue)
    if source:
        gap = min(gap, _gap(content, source))
    return gap, cue.first > content.first
