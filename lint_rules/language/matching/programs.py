"""Turns phrase entries into one program that loads in a millisecond (`layout`).

Every pattern is filed under the words it cannot do without (its anchor), the rarest it has, so that a story is read
once and only the places where an anchor stands are looked at. What else it cannot do without near its anchor (its
needs) is told beforehand too, so that most patterns need not even be looked at.
"""

from __future__ import annotations

import marshal
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from lint_rules.language.matching.layout import NEEDS, ROW, Writer, words_of
from lint_rules.language.matching.notation import Node, Notation, NotationError
from lint_rules.model.records import NamedTuple

Program = dict[str, Any]

LONGEST = 63  # tokens that a match may take: the kernel keeps the places where one may end in 64 bits
_ZERO_WIDTH = ("!", "-", "^", "$")
_USUAL = 0.3
_USELESS = 0.5  # chance of being met anyway above which a need tells nothing
# Uses in ten thousand words of news, roughly; any other word is taken for a rarer one.
_COMMON: Mapping[int, str] = {
    300: "the of to and a in , .",
    80: "that is was for on it with as be at by he from said his has 's \" an are have not they but i",
    25: """will who their this its one been would were had which or after up we more about her there she you than when
        also out all two if n't can over no do could new people last into year other so first some what time us now
        only years says just them made may then my being -""",
    8: """against before between day world before government part take taken taking takes took make makes making give
        given gives go going country countries very still since while under through get week because set such any
        back most down off how three our where these those him should much many work own another did does both during
        own case number end way place say including around good like well use used long right need say home him your
        per day might must late early state side high hold held however even high top group party official
        officials police report reported months month city company game play played win won team market mr mrs ms""",
}
_FREQUENCY = {word: weight for weight, words in _COMMON.items() for word in words.split()}


class Anchor(NamedTuple):
    """Words one of which must stand in every match, and how many tokens may precede it in the match."""

    words: frozenset[str]
    least: int
    most: int

    @property
    def cost(self) -> float:
        """How often the anchor will be met, times the starts to be tried each time."""
        return sum(_FREQUENCY.get(word, _USUAL) for word in self.words) * (self.most - self.least + 1)


class Entry(NamedTuple):
    """One phrase to compile: its patterns (any of which matches), what must stand or not stand with it, and its facts.

    ``where`` names it in complaints; ``notation`` reads its patterns. ``also`` are patterns that must stand in the same
    sentence; ``unless`` patterns spare a match they overlap, ``unless_sentence`` and ``unless_story`` one in the same
    sentence or story. A phrase that is a regular expression instead has ``triggers``: patterns one of which stands in
    every story that it matches. ``facts`` is handed on untouched.
    """

    where: str
    notation: Notation
    facts: Mapping[str, Any]
    patterns: Sequence[str] = ()
    also: Sequence[str] = ()
    unless: Sequence[str] = ()
    unless_sentence: Sequence[str] = ()
    unless_story: Sequence[str] = ()
    regex: str | None = None
    triggers: Sequence[str] = ()


def compile_entries(entries: Iterable[Entry]) -> Program:
    """The program of all entries; raises NotationError for a pattern that cannot be read or has no anchor."""
    compiler = _Compiler()
    for entry in entries:
        try:
            compiler.add(entry)
        except NotationError as error:
            raise NotationError(f"{entry.where}: {error}") from error
    return compiler.program()


class _Pattern(NamedTuple):
    """A pattern as it is filed, with the number of its phrase."""

    phrase: int
    anchor: Anchor
    node: Node


class _Phrase(NamedTuple):
    """What is told of a phrase once it is met; ``elsewhere`` are the patterns that spare it anywhere in the story."""

    facts: Mapping[str, Any]
    regex: str | None
    conditions: Mapping[str, Sequence[Node]]
    elsewhere: Sequence[_Pattern]


class _Compiler:
    def __init__(self) -> None:
        self._patterns: list[_Pattern] = []
        self._phrases: list[_Phrase] = []

    def add(self, entry: Entry) -> None:
        def read(patterns: Sequence[str]) -> list[Node]:
            return [_bounded(entry.notation.read(pattern), pattern) for pattern in patterns]

        def filed(patterns: Sequence[str]) -> list[_Pattern]:
            return [_filed(number, *each) for each in zip(read(patterns), patterns, strict=True)]

        if entry.regex is not None and not entry.triggers:
            raise NotationError("a regular expression needs a trigger, or it would be tried everywhere")
        number = len(self._phrases)
        conditions = {
            "also": read(entry.also),
            "unless": read(entry.unless),
            "sentence": read(entry.unless_sentence),
        }
        self._phrases.append(_Phrase(entry.facts, entry.regex, conditions, filed(entry.unless_story)))
        self._patterns += filed(entry.triggers if entry.regex is not None else entry.patterns)

    def program(self) -> Program:
        writer = Writer(self._words())
        index: dict[str, list[int]] = {}
        for number, pattern in enumerate(self._patterns):
            for word in pattern.anchor.words:
                index.setdefault(word, []).append(number)
        rows = [_row(pattern, writer) for pattern in self._patterns]
        phrases = [_packed(phrase, writer) for phrase in self._phrases]
        return {**writer.program(index, rows), "phrases": phrases}

    def _words(self) -> Iterable[str]:
        for pattern in self._patterns:
            yield from _words_of(pattern)
        for phrase in self._phrases:
            for nodes in phrase.conditions.values():
                for node in nodes:
                    yield from words_of(node)
            for pattern in phrase.elsewhere:
                yield from _words_of(pattern)


def _bounded(node: Node, pattern: str) -> Node:
    if width(node)[1] > LONGEST:
        raise NotationError(f"{pattern!r} may take more than {LONGEST} tokens")
    return node


def _filed(phrase: int, node: Node, pattern: str) -> _Pattern:
    found = anchor(node)
    if found is None:
        raise NotationError(f"{pattern!r} has no word that every match must contain, so it would be tried everywhere")
    return _Pattern(phrase, found, node)


def _words_of(pattern: _Pattern) -> Iterable[str]:
    """The words of a pattern, those that it needs in lower case with them."""
    yield from pattern.anchor.words
    yield from words_of(pattern.node)
    for words, _, _ in _needs(pattern.node, pattern.anchor):
        yield from words


def _row(pattern: _Pattern, writer: Writer) -> list[int]:
    phrase, found, node = pattern
    opening = node[0] == "s" and node[1][0][0] == "^"
    row = [phrase, found.least, found.most, int(opening), writer.node(node)]
    for words, first, last in _needs(node, found):
        row += writer.need(words, first, last)
    return row + [-1] * (ROW - len(row))


def _packed(phrase: _Phrase, writer: Writer) -> bytes:
    """The phrase in a marshal format whose bytes depend on the value alone."""
    asked: dict[str, Any] = {name: list(map(writer.node, nodes)) for name, nodes in phrase.conditions.items() if nodes}
    if phrase.elsewhere:
        asked["story"] = [
            [writer.set(found.words), found.least, found.most, writer.node(node)] for _, found, node in phrase.elsewhere
        ]
    if phrase.regex is not None:
        asked["regex"] = phrase.regex
    return marshal.dumps({**phrase.facts, "conditions": asked}, 2)


def anchor(node: Node) -> Anchor | None:
    """The cheapest words that every match of the node contains, if there are any."""
    kind = node[0]
    if kind in "wt":
        return Anchor(frozenset(word.lower() for word in node[1]), 0, 0)
    if kind == "m":
        return Anchor(frozenset(node[1]), 0, 0)
    if kind == "&":
        return _cheapest(anchor(child) for child in node[1])
    if kind == "c" or (kind == "r" and node[1] > 0):
        return anchor(node[-1])
    if kind == "a":
        branches = [anchor(child) for child in node[1]]
        found = [branch for branch in branches if branch]
        if len(found) < len(branches):
            return None
        words = frozenset(word for branch in found for word in branch.words)
        return Anchor(words, min(branch.least for branch in found), max(branch.most for branch in found))
    if kind == "s":
        return _cheapest(_anchors_in_sequence(node[1]))
    return None


def _anchors_in_sequence(nodes: Sequence[Node]) -> Iterable[Anchor | None]:
    least = most = 0
    for node in nodes:
        found = anchor(node)
        if found:
            yield Anchor(found.words, least + found.least, most + found.most)
        shortest, longest = width(node)
        least, most = least + shortest, most + longest


def _needs(node: Node, chosen: Anchor) -> list[tuple[frozenset[str], int, int]]:
    """Other words that every match contains, with their first and last place relative to the chosen anchor; the two
    that are least likely to be met by chance."""
    if node[0] != "s":
        return []
    windows = []
    for other in _anchors_in_sequence(node[1]):
        if other and other != chosen:
            first, last = other.least - chosen.most, other.most - chosen.least
            chance = sum(_FREQUENCY.get(word, _USUAL) for word in other.words) * (last - first + 1) / 10_000
            windows.append((chance, first, last, other.words))
    windows.sort(key=lambda window: window[:3])
    return [(words, first, last) for chance, first, last, words in windows[:NEEDS] if chance < _USELESS]


def _cheapest(anchors: Iterable[Anchor | None]) -> Anchor | None:
    return min((found for found in anchors if found), key=lambda found: (found.cost, found.most), default=None)


def width(node: Node) -> tuple[int, int]:
    """The least and the greatest number of tokens the node can take."""
    kind = node[0]
    if kind in _ZERO_WIDTH:
        return 0, 0
    if kind in "gnN":
        return int(kind == "N"), node[1]
    if kind == "m":
        lengths = [1 + len(rest) for rests in node[1].values() for rest in rests]
        return min(lengths), max(lengths)
    if kind == "c":
        return width(node[2])
    if kind == "r":
        shortest, longest = width(node[3])
        return shortest * node[1], longest * node[2]
    if kind in "sa":
        widths = [width(child) for child in node[1]]
        if kind == "s":
            return sum(shortest for shortest, _ in widths), sum(longest for _, longest in widths)
        return min(shortest for shortest, _ in widths), max(longest for _, longest in widths)
    return 1, 1
