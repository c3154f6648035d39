"""How a compiled program lies in its file: flat arrays of 32-bit numbers, so that nothing need be unpacked to run it.

    words       every word of every set in the order of code points, a line each; a word's number is that of its line
    lines       where each word begins in their UTF-8, and at last its length
    slots       a power of two of them, each 0 or a word's number plus one: a word has the slot that `hashed` tells of
                its UTF-8 or, where others took that, one of the next
    sets        lists: the numbers of each set's words, in order
    index       lists: for each word the numbers of the patterns that have it among their anchors
    patterns    rows of ROW numbers: phrase, least, most, whether it opens a sentence, node, then for each of NEEDS
                needs its set (-1: no need), first and last place, and the marks of the set's words, 32 bits each
    needed      for each word the marks of all sets that rows need it for, 64 bits
    nodes       one after the other, children before parents, each known by where it begins
    texts       the strings that nodes ask for: tags, endings, names of captures

Lists are two arrays: where each begins in the second (and, at last, its length), and their items one after the other.
A mark stands for every 64th word or set: what has no mark in common is not in the set, and nobody need look.

A node (`notation` says what each kind means) is the code of its letter and then

    w t         the number of its set
    m           how many first words; each first word in order, and how far from the node's beginning what may follow it
                is told: how many endings, and each as its length and words
    x p         the number of its text
    k           the place of its kind in KINDS
    & s a       how many nodes, and which
    r           least, most, node
    g n N       most
    c           the number of its text, node
    ! -         node, whether any part of it asks for a part of speech
"""

from __future__ import annotations

import sys
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate
from typing import Any

Node = list[Any]
Lists = tuple[bytes, bytes]

NEEDS = 2
NEED = 5
ROW = 5 + NEED * NEEDS
KINDS = ("word", "figure", "name", "acronym", "lower", "mark", "quote")


class Writer:
    """Sets and nodes as they are laid out, each kept once."""

    def __init__(self, words: Iterable[str]) -> None:
        self.words = sorted(set(words))
        self._numbers = {word: number for number, word in enumerate(self.words)}
        self._sets: dict[tuple[int, ...], int] = {}
        self._texts: dict[str, int] = {}
        self._code: list[int] = []
        self._nodes: dict[tuple[int, ...], int] = {}
        self._needed = array("Q", bytes(8 * len(self.words)))

    def set(self, words: Iterable[str]) -> int:
        """The number of a set."""
        return self._sets.setdefault(tuple(sorted({self._numbers[word] for word in words})), len(self._sets))

    def _slots(self) -> Sequence[int]:
        slots = [0] * (1 << (3 * len(self.words) // 2).bit_length())
        for number, word in enumerate(self.words, start=1):
            slot = hashed(_encoded(word))
            while slots[slot % len(slots)]:
                slot += 1
            slots[slot % len(slots)] = number
        return slots

    def need(self, words: Iterable[str], first: int, last: int) -> Sequence[int]:
        """What a row says of a need."""
        needed, marks = self.set(words), 0
        for word in {self._numbers[word] for word in words}:
            marks |= 1 << word % 64
            self._needed[word] |= 1 << needed % 64
        return needed, first, last, *_read(marks.to_bytes(8, "little"))

    def node(self, node: Node) -> int:
        """Where a node begins."""
        code = (ord(node[0]), *self._operands(node))
        known = self._nodes.get(code)
        if known is None:
            known = self._nodes[code] = len(self._code)
            self._code += code
        return known

    def _operands(self, node: Node) -> Sequence[int]:
        kind = node[0]
        if kind in "wt":
            return [self.set(node[1])]
        if kind in "xp":
            return [self._text(node[1])]
        if kind == "k":
            return [KINDS.index(node[1])]
        if kind == "m":
            return self._names(node[1])
        if kind in "sa&":
            return [len(node[1]), *map(self.node, node[1])]
        if kind == "c":
            return [self._text(node[1]), self.node(node[2])]
        if kind in "!-":
            return [self.node(node[1]), int(asks_tags(node[1]))]
        return [*node[1:3], self.node(node[3])] if kind == "r" else node[1:]

    def _names(self, openings: Mapping[str, Sequence[Sequence[str]]]) -> list[int]:
        number = self._numbers
        table, told = [len(openings)], list[int]()
        for first in sorted(openings):
            table += (number[first], 2 + 2 * len(openings) + len(told))
            told.append(len(openings[first]))
            for rest in openings[first]:
                told += (len(rest), *(number[word] for word in rest))
        return table + told

    def _text(self, text: str) -> int:
        return self._texts.setdefault(text, len(self._texts))

    def program(self, index: Mapping[str, Sequence[int]], patterns: Iterable[Sequence[int]]) -> dict[str, Any]:
        """The program's parts; ``index`` has the patterns of each anchor, ``patterns`` are the rows."""
        return {
            "words": "".join(f"{word}\n" for word in self.words),
            "lines": numbers(accumulate((len(_encoded(word)) + 1 for word in self.words), initial=0)),
            "slots": numbers(self._slots()),
            "sets": lists(self._sets),
            "index": lists(index.get(word, ()) for word in self.words),
            "patterns": numbers(number for row in patterns for number in row),
            "needed": _little_endian(self._needed).tobytes(),
            "nodes": numbers(self._code),
            "texts": list(self._texts),
        }


class Reader:
    """What is laid out, as sets of words and lists that the plain Python works with; each is made when first asked."""

    __slots__ = ("_code", "_items", "_nodes", "_patterns", "_sets", "_starts", "_texts", "_words", "index")

    def __init__(self, program: Mapping[str, Any]) -> None:
        self._words: list[str] = program["words"].split("\n")[:-1]
        starts, items = map(_read, program["index"])
        #: The numbers of the patterns that have a word among their anchors.
        self.index: Mapping[str, Sequence[int]] = {
            word: items[begin:end]
            for word, begin, end in zip(self._words, starts, starts[1:], strict=False)
            if begin < end
        }
        self._starts, self._items = map(_read, program["sets"])
        self._patterns = _read(program["patterns"])
        self._code = _read(program["nodes"])
        self._texts: Sequence[str] = program["texts"]
        self._sets: dict[int, frozenset[str]] = {}
        self._nodes: dict[int, Node] = {}

    def pattern(self, number: int) -> Sequence[int]:
        """The row of a pattern."""
        return self._patterns[number * ROW : (number + 1) * ROW]

    def words(self, number: int) -> frozenset[str]:
        """A set."""
        found = self._sets.get(number)
        if found is None:
            items = self._items[self._starts[number] : self._starts[number + 1]]
            found = self._sets[number] = frozenset(map(self._words.__getitem__, items))
        return found

    def node(self, at: int) -> Node:
        """The node that begins there, as `notation` describes it, with sets for its lists of words."""
        found = self._nodes.get(at)
        if found is None:
            kind = chr(self._code[at])
            found = self._nodes[at] = [kind, *self._operands(kind, at)]
        return found

    def _operands(self, kind: str, at: int) -> Iterator[Any]:
        code = self._code
        if kind in "wt":
            yield self.words(code[at + 1])
        elif kind in "xp":
            yield self._texts[code[at + 1]]
        elif kind == "k":
            yield KINDS[code[at + 1]]
        elif kind == "m":
            yield {self._words[first]: list(self._endings(at + told)) for first, told in self._pairs(at)}
        elif kind in "sa&":
            yield [self.node(child) for child in code[at + 2 : at + 2 + code[at + 1]]]
        elif kind == "r":
            yield from (code[at + 1], code[at + 2], self.node(code[at + 3]))
        elif kind == "c":
            yield from (self._texts[code[at + 1]], self.node(code[at + 2]))
        elif kind in "!-":
            yield self.node(code[at + 1])
        elif kind in "gnN":
            yield code[at + 1]

    def _pairs(self, at: int) -> Iterator[tuple[int, int]]:
        end = at + 2 + 2 * self._code[at + 1]
        return zip(self._code[at + 2 : end : 2], self._code[at + 3 : end : 2], strict=True)

    def _endings(self, at: int) -> Iterator[list[str]]:
        code = self._code
        count, at = code[at], at + 1
        for _ in range(count):
            end = at + 1 + code[at]
            yield [self._words[word] for word in code[at + 1 : end]]
            at = end


def asks_tags(node: Node) -> bool:
    """Whether any part of the node asks for a part of speech."""
    kind = node[0]
    if kind in "sa&":
        return any(asks_tags(child) for child in node[1])
    return kind == "p" or (kind in ("r", "c", "!", "-") and asks_tags(node[-1]))


def words_of(node: Node) -> Iterator[str]:
    """Every word that the node asks for by its spelling."""
    kind = node[0]
    if kind in "wt":
        yield from node[1]
    elif kind == "m":
        for first, endings in node[1].items():
            yield first
            yield from (word for rest in endings for word in rest)
    elif kind in "sa&":
        for child in node[1]:
            yield from words_of(child)
    elif kind in ("r", "c", "!", "-"):
        yield from words_of(node[-1])


def hashed(text: bytes) -> int:
    """A number in 32 bits that few texts share (FNV-1a)."""
    number = 0x811C9DC5
    for byte in text:
        number = (number ^ byte) * 0x01000193 & 0xFFFFFFFF
    return number


def _encoded(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def lists(made: Iterable[Iterable[int]]) -> Lists:
    """Lists of numbers as two arrays."""
    kept = [list(each) for each in made]
    return numbers(accumulate(map(len, kept), initial=0)), numbers(number for each in kept for number in each)


def numbers(values: Iterable[int]) -> bytes:
    """Numbers as bytes."""
    return _little_endian(array("i", values)).tobytes()


def _read(stored: bytes) -> array[int]:
    values = array("i")
    values.frombytes(stored)
    return _little_endian(values)


def _little_endian(values: array[int]) -> array[int]:
    if sys.byteorder == "big":
        values.byteswap()
    return values
