"""HTML and XML as a flat tree with exact positions, in time linear in the text whatever the text is.

Nothing is recursive and nothing is looked at twice, so that a page nested 20,000 deep, or one whose last quotation mark
is missing, costs what any other page of its size costs. Tags that HTML lets authors leave out are closed as a browser
closes them; what no browser could read is text.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.model import Span
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

_OPEN = r"""(?x)<([A-Za-z][^\s/>]*+)((?:[^>=]*+(?:=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+))?+)*+)>"""
_NAIVE = r"<([A-Za-z][^\s/>]*+)([^>]*+)>"
_CLOSE = r"</([A-Za-z][^\s/>]*+)[^>]*+>"
_ATTRIBUTE = r"""(?x)([^\s/>="'][^\s/>=]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s>"'][^\s>]*+)))?+"""
_ENTITY = r"&(?:\#[0-9]{1,7}|\#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?"

VOID = frozenset(
    ["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"]
)
_RAW = frozenset(["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"])
_CLOSES_PARAGRAPH = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "center",
        "details",
        "dialog",
        "dir",
        "div",
        "dl",
        "fieldset",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hgroup",
        "hr",
        "main",
        "menu",
        "nav",
        "ol",
        "p",
        "pre",
        "search",
        "section",
        "table",
        "ul",
    ]
)
_PARAGRAPH_WALLS = ("td", "th", "table", "caption", "button", "object", "marquee", "template")
_SIBLINGS: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    # an opening tag: the open elements it ends, and the walls it does not reach through
    "li": (("li",), ("ul", "ol", "menu")),
    "dt": (("dt", "dd"), ("dl",)),
    "dd": (("dt", "dd"), ("dl",)),
    "option": (("option",), ("select",)),
    "tr": (("tr",), ("table",)),
    "td": (("td", "th"), ("table", "tr")),
    "th": (("td", "th"), ("table", "tr")),
    "tbody": (("tbody", "thead", "tfoot"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot"), ("table",)),
    "body": (("head",), ()),
}


class Attribute(NamedTuple):
    """A value without its entities, and where it is written (the value itself, or the name of one without a value)."""

    value: str
    source: Span


class Element:
    """One element, text (``#text``) or comment (``#comment``) of a tree.

    ``start`` to ``end`` is its source, tags included; ``inner`` to ``close`` what stands between the tags. ``parent``
    is the index of the element around it (-1 at the top), ``after`` the index behind its last descendant: the
    descendants of the element at ``index`` are the elements from ``index + 1`` up to ``after``.
    """

    __slots__ = ("_attributes", "after", "close", "end", "index", "inner", "name", "parent", "source", "start")

    def __init__(self, source: str, name: str, start: int, inner: int, index: int, parent: int) -> None:
        self.source = source
        self._attributes: dict[str, Attribute] | None = None
        self.name = name
        self.start = start
        self.inner = self.close = self.end = inner
        self.index = index
        self.parent = parent
        self.after = index + 1

    @property
    def prefix(self) -> str:
        """In XML, what stands before the colon of the name, or ''."""
        stop = self.start + 1
        while self.source[stop] not in " \t\n\r\f/>":
            stop += 1
        return self.source[self.start + 1 : stop].rpartition(":")[0]

    @property
    def text(self) -> str:
        """The source between the tags; of a text, its own characters with their references."""
        return self.source[self.start if self.name == "#text" else self.inner : self.close]

    @property
    def span(self) -> Span:
        """The element's source, tags included."""
        return Span(self.start, self.end)

    @property
    def attributes(self) -> Mapping[str, Attribute]:
        """Name in lower case -> attribute; the first one of a name counts, as in a browser."""
        if self._attributes is None:
            self._attributes = self._read_attributes()
        return self._attributes

    def attribute(self, name: str) -> str:
        """The value of an attribute, '' without it."""
        found = self.attributes.get(name)
        return found.value if found else ""

    def _read_attributes(self) -> dict[str, Attribute]:
        found: dict[str, Attribute] = {}
        if self.name.startswith("#"):
            return found
        begin = self.start + 1
        while begin < self.inner and self.source[begin] not in " \t\n\r\f/>":
            begin += 1
        for match in compiled(_ATTRIBUTE).finditer(self.source, begin, self.inner - 1):
            name = match[1].lower()
            if name not in found:
                group = match.lastindex or 1
                value = match[group] if group > 1 else ""
                found[name] = Attribute(unescape(value), Span(*match.span(group)))
        return found


def unescape(text: str) -> str:
    """The text with its character references replaced by the characters they stand for."""
    if "&" not in text:
        return text
    return "".join(piece for piece, _, _ in pieces(text, 0, len(text)))


def pieces(text: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """The characters that ``text[start:end]`` stands for, as (characters, start, end), one piece for each reference.

    A piece is literal if it is as long as its source and equal to it.
    """
    at = start
    if text.find("&", start, end) >= 0:
        import html  # its table of entities is large, and most stretches of text have none

        for match in compiled(_ENTITY).finditer(text, start, end):
            plain = html.unescape(match[0])
            if plain == match[0]:
                continue
            if match.start() > at:
                yield text[at : match.start()], at, match.start()
            yield plain, match.start(), match.end()
            at = match.end()
    if at < end:
        yield text[at:end], at, end


def scan(text: str, *, xml: bool = False) -> list[Element]:
    """The tree of a page or fragment, in document order; in XML, names keep their case, lose their
    prefix, and no end tag is implied."""
    return _Scanner(text, xml).run()


class _Scanner:
    __slots__ = ("elements", "open", "quoted", "stack", "text", "xml")

    def __init__(self, text: str, xml: bool) -> None:
        self.text = text
        self.xml = xml
        self.elements: list[Element] = []
        self.stack: list[int] = []  # indices of the open elements
        self.open: dict[str, list[int]] = {}  # name -> depths at which elements of that name are open
        self.quoted = True  # until one tag has no end outside its quotation marks

    def run(self) -> list[Element]:
        text, at, end = self.text, 0, len(self.text)
        last = text.rfind(">")
        while at < end:
            mark = text.find("<", at)
            if mark < 0 or mark > last:
                self._text(at, end)
                break
            follower = text[mark + 1]
            if follower.isascii() and follower.isalpha():
                after = self._open_tag(mark)
            elif follower == "/":
                after = self._close_tag(mark)
            elif follower in "!?":
                self._text(at, mark)
                at = self._declaration(mark)
                continue
            else:
                after = 0
            if not after:  # a bare less-than sign
                self._text(at, mark + 1)
                at = mark + 1
                continue
            at = self._take(at, mark, after)
        while self.stack:
            self._pop(end, end)
        return self.elements

    def _open_tag(self, mark: int) -> int:
        if self.quoted:
            match = compiled(_OPEN).match(self.text, mark)
            if match:
                return match.end()
            self.quoted = False
        match = compiled(_NAIVE).match(self.text, mark)
        return match.end() if match else 0

    def _close_tag(self, mark: int) -> int:
        match = compiled(_CLOSE).match(self.text, mark)
        return match.end() if match else 0

    def _take(self, at: int, mark: int, after: int) -> int:
        """Note the text before a tag and the tag itself; the offset to go on from."""
        self._text(at, mark)
        closing = self.text[mark + 1] == "/"
        begin = stop = mark + 2 if closing else mark + 1
        while self.text[stop] not in " \t\n\r\f/>":
            stop += 1
        name = self.text[begin:stop]
        name = name.rpartition(":")[2] or name if self.xml else name.lower()  # a prefix alone is a name
        if closing:
            self._end(name, mark, after)
            return after
        return self._begin(name, mark, after)

    def _begin(self, name: str, mark: int, after: int) -> int:
        childless = self.text[after - 2] == "/" and (
            self.xml or bool(self.open.get("svg")) or bool(self.open.get("math"))
        )
        if not self.xml:
            self._imply_ends(name, mark)
            childless = childless or name in VOID
        element = self._add(name, mark, after)
        if childless:
            return after
        if name in _RAW and not self.xml and not self.open.get("svg"):
            return self._raw(element, after)
        self.open.setdefault(name, []).append(len(self.stack))
        self.stack.append(element.index)
        return after

    def _imply_ends(self, name: str, mark: int) -> None:
        if name in _CLOSES_PARAGRAPH and self.open.get("p"):
            self._end_within(("p",), _PARAGRAPH_WALLS, mark)
        rule = _SIBLINGS.get(name)
        if rule:
            self._end_within(*rule, mark)

    def _end_within(self, names: tuple[str, ...], walls: tuple[str, ...], mark: int) -> None:
        """End the innermost open element of these names, unless a wall stands between."""
        depth = max((self.open[name][-1] for name in names if self.open.get(name)), default=-1)
        if depth >= 0 and depth > max((self.open[wall][-1] for wall in walls if self.open.get(wall)), default=-1):
            while len(self.stack) > depth:
                self._pop(mark, mark)

    def _end(self, name: str, mark: int, after: int) -> None:
        depths = self.open.get(name)
        if not depths:
            return
        depth = depths[-1]
        while len(self.stack) > depth + 1:
            self._pop(mark, mark)
        self._pop(mark, after)

    def _pop(self, close: int, end: int) -> None:
        element = self.elements[self.stack.pop()]
        self.open[element.name].pop()
        element.close, element.end, element.after = close, end, len(self.elements)

    def _raw(self, element: Element, after: int) -> int:
        """The content of a script and its like: text up to its end tag, whatever it looks like."""
        match = compiled(rf"(?i)</{element.name}(?=[\s/>])[^>]*+>").search(self.text, after)
        close, end = (match.start(), match.end()) if match else (len(self.text), len(self.text))
        if close > after:
            content = self._add("#text", after, close)
            content.parent = element.index
        element.close, element.end, element.after = close, end, len(self.elements)
        return end

    def _declaration(self, mark: int) -> int:
        for opening, closing, keep in (("<!--", "-->", "#comment"), ("<![CDATA[", "]]>", "#cdata")):
            if self.text.startswith(opening, mark):
                stop = self.text.find(closing, mark + len(opening))
                end = stop + len(closing) if stop >= 0 else len(self.text)
                if keep == "#comment" or not (self.xml or self.open.get("svg")):
                    self._add("#comment", mark, end)
                else:
                    content = self._add("#cdata", mark, end)
                    content.inner, content.close = mark + len(opening), stop if stop >= 0 else end
                return end
        stop = self.text.find(">", mark)
        end = stop + 1 if stop >= 0 else len(self.text)
        self._add("#declaration", mark, end)
        return end

    def _text(self, start: int, end: int) -> None:
        if end <= start:
            return
        if self.elements:
            last = self.elements[-1]
            parent = self.stack[-1] if self.stack else -1
            if last.name == "#text" and last.end == start and last.parent == parent:
                last.inner = last.close = last.end = end
                return
        self._add("#text", start, end)

    def _add(self, name: str, start: int, end: int) -> Element:
        element = Element(self.text, name, start, end, len(self.elements), self.stack[-1] if self.stack else -1)
        self.elements.append(element)
        return element
