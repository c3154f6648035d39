"""NewsML-G2 (and what is alike in NewsML 1.2): news items, packages and messages in XML.

The XML is first read by a parser that refuses document types and entities, so that no bomb goes off and nothing
outside the file is touched; what is well formed is then read again with positions. Elements of foreign namespaces are
left alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_rules.document.blocks import Image
from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.document.document import Document
from lint_rules.document.formats.feed import FeedDocument, once
from lint_rules.document.markup.elements import Element, pieces, scan
from lint_rules.document.markup.passage import Passage
from lint_rules.document.source import Source
from lint_rules.document.xml_safety import refuse_hostile_xml
from lint_rules.model import Span

G2 = "http://iptc.org/std/nar/2006-10-01/"
_COPY_SPACES = frozenset({"http://www.w3.org/1999/xhtml", "http://iptc.org/std/NITF/2006-10-18/", ""})
_COPY_ROOTS = frozenset({"html", "body", "nitf", "div", "article", "section", "p"})
_ITEMS = frozenset({"newsItem", "packageItem", "conceptItem", "knowledgeItem", "planningItem", "NewsItem"})
_PICTURES = ("picture", "graphic", "photo", "video", "animation", "audio")
_CAPTION_ROLES = ("caption", "desc", "synthe", "")


def read(source: Source) -> Document:
    """The items in a NewsML source; raises UserError for XML that is broken or not to be trusted."""
    refuse_hostile_xml(source.text, source.path)
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.elements = scan(source.text, xml=True)
        self.feed = FeedDocument(source, "newsml")
        self.spaces = _namespaces(self.elements)

    def read(self) -> Document:
        items = [element for element in self.elements if element.name in _ITEMS and self._is_ours(element)]
        whole = [next((element for element in self.elements if not element.name.startswith("#")), None)]
        outermost = [each for each in items or whole if each is not None]
        for item in outermost:
            self._item(item)
        credits = self._credits(outermost[0]) if outermost else StoryCredits()
        return self.feed.document(credits)

    def _is_ours(self, element: Element) -> bool:
        return self.spaces[element.index] in (G2, "")

    def _within(self, item: Element, *names: str) -> Iterator[Element]:
        """The elements of these names in an item, of our namespace, in the order of the file."""
        for index in range(item.index + 1, item.after):
            element = self.elements[index]
            if element.name in names and self._is_ours(element):
                yield element

    def _item(self, item: Element) -> None:
        kind = next(iter(self._within(item, "itemClass")), None)
        named = kind.attribute("qcode").rpartition(":")[2].lower() if kind else ""
        if named in _PICTURES:
            self._picture(item, named)
            return
        headline = self._first(item, "headline", "HeadLine")
        bodies = [
            element
            for element in self._within(item, "inlineXML", "inlineData", "DataContent")
            if self._is_copy(element)
        ]
        if headline and not any(self._words(headline) in body.text for body in bodies):
            self.feed.line("headline", self._passage(headline), {"level": "1"})
        for body in bodies:
            self._body(body)

    def _is_copy(self, element: Element) -> bool:
        if element.name == "inlineData":
            return "text" in (element.attribute("contenttype") or "text/plain")
        child = next((each for each in self._children(element) if not each.name.startswith("#")), None)
        return child is not None and child.name in _COPY_ROOTS and self.spaces[child.index] in {*_COPY_SPACES, G2}

    def _children(self, element: Element) -> Iterator[Element]:
        index = element.index + 1
        while index < element.after:
            yield self.elements[index]
            index = self.elements[index].after

    def _body(self, body: Element) -> None:
        if body.name != "inlineData":
            self.feed.markup(Passage.whole(self.source.text[body.inner : body.close], body.inner), xml=True)
            return
        passage = self._passage(body)
        if "html" in body.attribute("contenttype") or passage.text.lstrip().startswith("<"):
            self.feed.markup(passage)
        else:
            self.feed.plain_text(passage)

    def _picture(self, item: Element, kind: str) -> None:
        captions = sorted(self._within(item, "description"), key=_caption_rank)
        caption = captions[0] if captions else self._first(item, "headline")
        index = self.feed.line("caption", self._passage(caption)) if caption else None
        content = next(iter(self._within(item, "remoteContent")), None)
        origin = next(iter(self._within(item, "digitalSourceType")), None)
        place = content or item
        credit = self._picture_credit(item)
        self.feed.images.append(
            Image(
                Span(place.start, place.inner),
                content.attribute("href") if content else "",
                caption=index,
                credit=credit,
                unseen=(credit,) if credit else (),
                kind="video" if kind in {"video", "animation"} else "audio" if kind == "audio" else "image",
                digital_source=(origin.attribute("uri") or origin.attribute("qcode")) if origin else None,
            )
        )

    def _picture_credit(self, item: Element) -> str | None:
        for names in (
            ("creditline", "CreditLine"),
            ("by", "ByLine"),
            ("creator",),
            ("infoSource",),
            ("copyrightHolder",),
        ):
            found = [credit.text for credit in self._named(item, *names)]
            if found:
                return "/".join(dict.fromkeys(found))
        return None

    def _credits(self, item: Element) -> StoryCredits:
        def first(*names: str) -> Credit | None:
            return next(iter(self._named(item, *names)), None)

        by = list(self._named(item, "by", "ByLine")) or list(self._named(item, "creator"))
        located = first("dateline", "DateLine") or first("located")
        language = next((each for each in self._within(item, "language") if each.attribute("tag")), None)
        genre = first("genre")
        original = self._translated_from(item)
        return StoryCredits(
            bylines=once(by),
            dateline=located,
            date=first("contentCreated", "versionCreated", "firstCreated", "FirstCreated"),
            outlets=once(
                [*self._named(item, "creditline", "CreditLine"), *self._named(item, "infoSource", "provider")]
            ),
            original=original,
            translators=once(list(self._translators(item))),
            translated_from=original._replace(text="") if original else None,
            language=self._attribute(language, "tag") if language else self._attribute(item, "xml:lang"),
            genre=genre._replace(text=genre.text.lower()) if genre else None,
            copyright=first("copyrightNotice", "CopyrightLine") or first("copyrightHolder"),
        )

    def _translators(self, item: Element) -> Iterator[Credit]:
        for element in self._within(item, "contributor", "creator"):
            if "translat" in element.attribute("role").lower():
                yield from self._credit_of(element)

    def _translated_from(self, item: Element) -> Credit | None:
        for link in self._within(item, "link"):
            if "translatedfrom" in link.attribute("rel").lower():
                return self._attribute(link, "residref") or self._attribute(link, "href")
        return None

    def _attribute(self, element: Element, name: str) -> Credit | None:
        found = element.attributes.get(name)
        return Credit(found.value, found.source) if found and found.value else None

    def _named(self, item: Element, *names: str) -> Iterator[Credit]:
        """What elements of these names say: their own words, the words of their ``name``, or their code."""
        for element in self._within(item, *names):
            yield from self._credit_of(element)

    def _credit_of(self, element: Element) -> Iterator[Credit]:
        told = next(iter(self._within(element, "name")), None) or element
        words = self._words(told)
        if words:
            start = self.source.text.find(words[:1], told.inner)
            yield Credit(words, Span(max(start, told.inner), told.close))
        else:
            code = (
                self._attribute(element, "literal")
                or self._attribute(element, "qcode")
                or self._attribute(element, "uri")
            )
            if code:
                yield code._replace(text=code.text.rpartition(":")[2] if "//" not in code.text else code.text)

    def _first(self, item: Element, *names: str) -> Element | None:
        return next((element for element in self._within(item, *names) if self._words(element)), None)

    def _words(self, element: Element) -> str:
        return " ".join(self._passage(element).text.split())

    def _passage(self, element: Element) -> Passage:
        """The element's own text, without what its elements hold."""
        return Passage(piece for each in self._children(element) for piece in _pieces(each))


def _pieces(element: Element) -> Iterator[tuple[str, int, int]]:
    if element.name == "#text":
        yield from pieces(element.source, element.start, element.end)
    elif element.name == "#cdata" and element.text:
        yield element.text, element.inner, element.close


def _caption_rank(description: Element) -> int:
    role = description.attribute("role").rpartition(":")[2].lower()
    return _CAPTION_ROLES.index(role) if role in _CAPTION_ROLES else len(_CAPTION_ROLES)


def _namespaces(elements: Sequence[Element]) -> list[str]:
    """The namespace of each element, '' without one."""
    nothing: Mapping[str, str] = {}
    scopes: list[Mapping[str, str]] = []
    spaces: list[str] = []
    for element in elements:
        scope = scopes[element.parent] if element.parent >= 0 else nothing
        if not element.name.startswith("#") and "xmlns" in element.source[element.start : element.inner]:
            declared = {
                name.rpartition(":")[2] if ":" in name else "": attribute.value
                for name, attribute in element.attributes.items()
                if name == "xmlns" or name.startswith("xmlns:")
            }
            scope = {**scope, **declared}
        scopes.append(scope)
        if element.name.startswith("#"):
            spaces.append("")
        else:
            spaces.append(scope.get(element.prefix.lower(), ""))
    return spaces
