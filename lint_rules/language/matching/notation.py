"""Reads the phrase notation into nodes.

A node is a list whose first item says what it asks of the words from one place on:

    ["w", words]            the next token, lower-cased, is one of the words
    ["t", texts]            the next token is exactly one of the texts
    ["m", openings]         the next tokens spell a name of several words: {first word: [[rest ...], ...]}
    ["x", ending]           the next token is a word with this ending, or a figure where that begins with a hyphen
    ["k", kind]             the next token is of a kind: word, figure, name, acronym, mark ...
    ["p", tag]              the next token's part-of-speech tag begins with this
    ["&", nodes]            the next token meets all of them
    ["s", nodes]            one after the other
    ["a", nodes]            any of them, tried in order
    ["r", least, most, node] repeated, as often as it goes
    ["g", most]             up to so many words
    ["n", most]             up to so many words inside one noun phrase, before its head
    ["N", most]             so many words of one noun phrase, at least one and as many as go
    ["c", name, node]       the words are kept under a name
    ["!", node]             here does not follow
    ["-", node]             the token before is not
    ["^"], ["$"]            a sentence begins or ends here
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import regex

Node = list[Any]
Forms = Callable[[str, Any], Iterable[str]]

KINDS: Mapping[str, str] = {
    "word": "any word",
    "figure": "a token that begins with a digit",
    "name": "a capitalised word",
    "acronym": "two or more capitals",
    "lower": "a word in lower case",
    "mark": "any punctuation mark",
}
_GAP = regex.compile(r"~(np|NP)?(\d+)")
_COUNT = regex.compile(r"\{(\d+)(?:,(\d+))?\}")
_CLITIC = regex.compile(r"(?i)^(.+?)(n['’]t|['’](?:s|re|ve|ll|d|m))$")
_GAPS = {None: "g", "np": "n", "NP": "N"}
_STOPS = frozenset(" \t\n|()[]")
_DASHES = ("-", "–", "—", "--")


class NotationError(ValueError):
    """A pattern that does not follow the notation; the message says what is wrong and where."""


class Notation:
    """Reads patterns. ``forms`` gives the inflected forms of a lemma, ``classes`` the members of each word class."""

    __slots__ = ("_at", "_depth", "_text", "classes", "forms")

    def __init__(self, forms: Forms, classes: Mapping[str, Iterable[str]]) -> None:
        self.forms = forms
        self.classes = classes
        self._text = ""
        self._at = self._depth = 0

    def read(self, pattern: str) -> Node:
        """The node of a whole pattern; raises NotationError."""
        self._text, self._at, self._depth = " ".join(pattern.split()), 0, 0
        node = self._alternatives("")
        if self._at < len(self._text):
            raise self._error(f"unexpected {self._text[self._at]!r}")
        return node

    def _error(self, problem: str) -> NotationError:
        return NotationError(f"{problem} at character {self._at + 1} of {self._text!r}")

    def _peek(self) -> str:
        return self._text[self._at : self._at + 1]

    def _alternatives(self, closing: str) -> Node:
        """Sequences between bars, up to the closing bracket."""
        branches: list[list[Node]] = []
        elements: list[Node] = []
        while True:
            while self._peek() == " ":
                self._at += 1
            here = self._peek()
            if here == closing or not here:
                break
            if here == "|":
                self._at += 1
                branches.append(elements)
                elements = []
                continue
            elements.append(self._element())
        branches.append(elements)
        if not here and closing:
            raise self._error(f"missing {closing!r}")
        if not all(branches):
            raise self._error("empty alternative")
        return _merged([_sequence(branch) for branch in branches])

    def _element(self) -> Node:
        here, following = self._peek(), self._text[self._at + 1 : self._at + 2]
        if here in "!-" and following and following not in " -?{":
            self._at += 1
            return [here, self._choice()]
        node = self._choice()
        if self._peek() == "?":
            self._at += 1
            return ["r", 0, 1, node]
        count = _COUNT.match(self._text, self._at)
        if count:
            self._at = count.end()
            least, most = int(count[1]), int(count[2] or count[1])
            if most < max(1, least):
                raise self._error("impossible repetition")
            return ["r", least, most, node]
        return node

    def _choice(self) -> Node:
        """An atom or, outside groups, several that are joined by bars without space."""
        atoms = [self._atom()]
        while (
            not self._depth and self._text.startswith("|", self._at) and self._text[self._at + 1 : self._at + 2] != " "
        ):
            self._at += 1
            atoms.append(self._atom())
        return _merged(atoms)

    def _atom(self) -> Node:
        here = self._peek()
        if here == "(":
            self._at += 1
            return self._group(")")
        if here == "[":
            return self._capture()
        start = self._at
        while self._at < len(self._text) and self._text[self._at] not in _STOPS:
            if self._at > start and self._text[self._at] in "?{":
                break
            self._at += 2 if self._text[self._at] == "\\" else 1
        written = self._text[start : self._at]
        if not written:
            raise self._error("a word was expected")
        return self._word(written)

    def _capture(self) -> Node:
        colon = self._text.find(":", self._at)
        name = self._text[self._at + 1 : colon]
        if colon < 0 or not name.isidentifier():
            raise self._error("a capture is written [name: ...]")
        self._at = colon + 1
        return ["c", name, self._group("]")]

    def _group(self, closing: str) -> Node:
        self._depth += 1
        node = self._alternatives(closing)
        self._depth -= 1
        self._at += 1
        return node

    def _word(self, written: str) -> Node:
        if written.startswith("\\"):
            return ["w", [written[1:].lower()]]
        if written in "^$":
            return [written]
        gap = _GAP.fullmatch(written)
        if gap:
            return [_GAPS[gap[1]], int(gap[2])]
        base, hash_, tag = written.partition("#")
        if hash_ and tag:
            tagged: Node = ["p", tag]
            return ["&", [self._word(base), tagged]] if base else tagged
        if written.startswith("<") and written.endswith(">"):
            lemma, _, kind = written[1:-1].partition("/")
            return ["w", sorted(self.forms(lemma, kind or None))]
        if written.startswith("@"):
            return self._class(written[1:])
        if written.startswith("*") and len(written) > 1:
            return ["x", written[1:].lower()]
        if written.startswith("=") and len(written) > 1:
            return _literal(written[1:], "t")
        if written in ('"', "--"):
            return ["k", "quote"] if written == '"' else ["w", list(_DASHES)]
        return _literal(written.lower(), "w")

    def _class(self, name: str) -> Node:
        if name in KINDS:
            return ["k", name]
        if name not in self.classes:
            raise self._error(f"no word class @{name}; the nearest is @{nearest(name, [*self.classes, *KINDS])}")
        return class_node(self.classes[name])


def class_node(members: Iterable[str]) -> Node:
    """The node for any member of a word class: capitalised members as written, others in any case."""
    words: list[str] = []
    texts: list[str] = []
    openings: dict[str, list[list[str]]] = {}
    for member in members:
        first, *rest = split_clitics(member)
        if rest:
            openings.setdefault(first.lower(), []).append([word.lower() for word in rest])
        elif member[:1].isupper():
            texts.append(member)
        else:
            words.append(member)
    nodes: list[Node] = []
    if openings:
        longest_first = {key: sorted(openings[key], key=lambda rest: (-len(rest), rest)) for key in sorted(openings)}
        nodes.append(["m", longest_first])
    if words:
        nodes.append(["w", sorted(set(words))])
    if texts:
        nodes.append(["t", sorted(set(texts))])
    if not nodes:
        raise NotationError("a word class without members")
    return nodes[0] if len(nodes) == 1 else ["a", nodes]


def split_clitics(text: str) -> list[str]:
    """The tokens of a few written words: clitics stand apart (``don't`` is ``do`` ``n't``)."""
    tokens: list[str] = []
    for word in text.split():
        clitic = _CLITIC.match(word)
        tokens += [clitic[1], clitic[2]] if clitic else [word]
    return tokens


def nearest(name: str, known: Iterable[str]) -> str:
    """The known name that looks most like ``name``."""
    from difflib import SequenceMatcher

    return max(sorted(known), key=lambda other: SequenceMatcher(None, name, other).ratio(), default="")


def _literal(written: str, kind: str) -> Node:
    nodes: list[Node] = [[kind, _apostrophes(token, kind)] for token in split_clitics(written)]
    return _sequence(nodes)


def _apostrophes(token: str, kind: str) -> list[str]:
    straight = token.replace("’", "'")
    return [straight, straight.replace("'", "’")] if kind == "t" and "'" in straight else [straight]


def _sequence(nodes: list[Node]) -> Node:
    flat: list[Node] = []
    for node in nodes:
        flat += node[1] if node[0] == "s" else [node]
    return flat[0] if len(flat) == 1 else ["s", flat]


def _merged(atoms: list[Node]) -> Node:
    """One node for several alternatives; single words become one set."""
    if len(atoms) == 1:
        return atoms[0]
    others: list[Node] = []
    sets: dict[str, set[str]] = {}
    for atom in atoms:
        for node in atom[1] if atom[0] == "a" else [atom]:
            if node[0] in "wt":
                sets.setdefault(node[0], set()).update(node[1])
            else:
                others.append(node)
    others.sort(key=lambda node: node[0] != "s" and node[0] != "m")
    others += [[kind, sorted(sets[kind])] for kind in sorted(sets)]
    return others[0] if len(others) == 1 else ["a", others]
