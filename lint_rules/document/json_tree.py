"""JSON with positions, read without recursion: every value knows where in the file it stands."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from lint_rules.model import Span, UserError
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    import regex

DEEPEST = 500  # levels: no feed is nested like that, and whatever is was not made by an editorial system
_TOKEN = r"""(?sx)[\ \t\r\n]*+(?:
    (?P<string>"(?:[^"\\]|\\.)*+") | (?P<mark>[\[\]{},:])
  | (?P<word>-?\d[\d.eE+-]*+|true|false|null))"""
_ESCAPE = r"""(?s)\\(?:u([0-9a-fA-F]{4})(?:\\u([dD][c-fC-F][0-9a-fA-F]{2}))?|(.))"""
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_SURROGATES = range(0xD800, 0xE000)


class JsonValue(NamedTuple):
    """One value: ``data`` is a dict of names, a list, a str, a number's text, True, False or None.

    ``source`` is its place in the file; of a string, the characters between its quotation marks.
    """

    data: JsonData
    source: Span

    @property
    def members(self) -> Mapping[str, JsonValue]:
        """The members of an object; of anything else, none."""
        return self.data if isinstance(self.data, dict) else {}

    @property
    def items(self) -> list[JsonValue]:
        """The items of an array; anything else but null is its own only item."""
        if isinstance(self.data, list):
            return self.data
        return [] if self.data is None else [self]

    @property
    def text(self) -> str:
        """The string, trimmed; of anything else, ''."""
        return self.data.strip() if isinstance(self.data, str) else ""


class JsonNumber(NamedTuple):
    """A number as written; newslint never reckons with it."""

    text: str


JsonData = dict[str, JsonValue] | list[JsonValue] | str | JsonNumber | bool | None


class JsonFault(UserError):
    """JSON that cannot be read; the message says what is wrong and where."""

    def __init__(self, message: str, offset: int) -> None:
        super().__init__(message)
        self.offset = offset


def parse(text: str, start: int = 0, end: int | None = None) -> JsonValue:
    """The value that ``text[start:end]`` holds; raises JsonFault if it is not JSON or nested too deep."""
    return _Parser(text, start, len(text) if end is None else end).run()


def decoded(text: str, source: Span) -> Iterator[tuple[str, int, int]]:
    """The characters of a string as (characters, start, end), one piece for each escape and each stretch between."""
    at = source.start
    if text.find("\\", source.start, source.end) >= 0:
        for match in compiled(_ESCAPE).finditer(text, source.start, source.end):
            if match.start() > at:
                yield text[at : match.start()], at, match.start()
            yield from _unescaped(match)
            at = match.end()
    if at < source.end:
        yield text[at : source.end], at, source.end


def _unescaped(match: regex.Match[str]) -> Iterator[tuple[str, int, int]]:
    if match[3]:
        yield _SIMPLE.get(match[3], match[3]), match.start(), match.end()
        return
    first = int(match[1], 16)
    if not match[2]:
        yield _character(first), match.start(), match.end()
    elif first in _HIGH_SURROGATES:
        joined = 0x10000 + ((first - 0xD800) << 10) + (int(match[2], 16) - 0xDC00)
        yield chr(joined), match.start(), match.end()
    else:
        half = match.end() - 6
        yield _character(first), match.start(), half
        yield _character(int(match[2], 16)), half, match.end()


def _character(point: int) -> str:
    return "\ufffd" if point in _SURROGATES else chr(point)


class _Parser:
    __slots__ = ("at", "end", "mark", "start", "text", "token", "value")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.text = text
        self.at = start
        self.end = end
        self.start = start  # of the token
        self.mark = ""  # the token if it is punctuation
        self.value: JsonValue | None = None  # the token if it is a value

    def run(self) -> JsonValue:
        open_ones: list[tuple[JsonValue, str]] = []  # arrays and objects around us, and the name of their next member
        self._next()
        while True:
            if self.mark and self.mark in "[{":
                value = JsonValue([] if self.mark == "[" else {}, Span(self.start, self.at))
                open_ones.append((value, ""))
                if len(open_ones) > DEEPEST:
                    raise self._fault(f"JSON nested deeper than {DEEPEST} levels")
                self._next()
                if self.mark != ("]" if isinstance(value.data, list) else "}"):
                    self._name(open_ones)
                    continue
            elif self.value is None:
                raise self._fault("JSON broken off: a value is missing" if not self.mark else f"unexpected {self.mark}")
            else:
                value = self.value
                if not open_ones:
                    return self._only(value)
                self._put(open_ones, value)
                self._next()
            while open_ones and self.mark in ("]", "}"):
                value, _ = open_ones.pop()
                if self.mark != ("]" if isinstance(value.data, list) else "}"):
                    raise self._fault(f"unexpected {self.mark}")
                value = JsonValue(value.data, Span(value.source.start, self.at))
                if not open_ones:
                    return self._only(value)
                self._put(open_ones, value)
                self._next()
            if self.mark != ",":
                raise self._fault("JSON broken off" if not self.mark and self.value is None else "a comma is missing")
            self._next()
            self._name(open_ones)

    def _only(self, value: JsonValue) -> JsonValue:
        self._next()
        if self.mark or self.value is not None:
            raise self._fault("something stands behind the end of the JSON")
        return value

    def _put(self, open_ones: list[tuple[JsonValue, str]], value: JsonValue) -> None:
        around, name = open_ones[-1]
        if isinstance(around.data, list):
            around.data.append(value)
        elif isinstance(around.data, dict):
            around.data[name] = value

    def _name(self, open_ones: list[tuple[JsonValue, str]]) -> None:
        """In an object, read the name and the colon of the next member."""
        around, _ = open_ones[-1]
        if not isinstance(around.data, dict):
            return
        if self.value is None or not isinstance(self.value.data, str):
            raise self._fault("a member's name is missing")
        open_ones[-1] = (around, self.value.data)
        self._next()
        if self.mark != ":":
            raise self._fault("a colon is missing")
        self._next()

    def _next(self) -> None:
        """Read the next token; at the end of the text, neither mark nor value."""
        self.mark, self.value = "", None
        match = compiled(_TOKEN).match(self.text, self.at, self.end)
        if not match:
            self.start = self.at
            if self.text[self.at : self.end].strip():
                raise self._fault("not JSON from here on")
            return
        self.start, self.at = match.end() - len(match[0].lstrip(" \t\r\n")), match.end()
        if match["string"]:
            inner = Span(self.start + 1, self.at - 1)
            self.value = JsonValue("".join(piece for piece, _, _ in decoded(self.text, inner)), inner)
        elif match["word"]:
            word = match["word"]
            data: JsonData = {"true": True, "false": False, "null": None}.get(word, JsonNumber(word))
            self.value = JsonValue(data, Span(self.start, self.at))
        else:
            self.mark = match["mark"]

    def _fault(self, message: str) -> JsonFault:
        line = self.text.count("\n", 0, self.start) + 1
        return JsonFault(f"{message} (line {line})", self.start)
