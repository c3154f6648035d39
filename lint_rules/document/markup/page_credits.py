"""Who is named for a page's story: in what readers see, in ``meta`` elements and in JSON-LD."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from lint_rules.document.blocks import Block, Image
from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.document.json_tree import JsonFault, JsonValue, parse
from lint_rules.document.markup.elements import Element
from lint_rules.document.markup.flow import plain
from lint_rules.document.markup.furniture import INVISIBLE
from lint_rules.document.markup.passage import Passage
from lint_rules.document.metadata import copy_credits

_STORY_TYPES = frozenset(
    {
        *("Article", "NewsArticle", "ReportageNewsArticle", "AnalysisNewsArticle", "OpinionNewsArticle", "BlogPosting"),
        *("BackgroundNewsArticle", "ReviewNewsArticle", "LiveBlogPosting", "SatiricalArticle", "AskPublicNewsArticle"),
        *("AdvertiserContentArticle", "Report", "ScholarlyArticle", "SocialMediaPosting", "TechArticle", "Review"),
    }
)
_AUTHOR_NAMES = frozenset(
    {
        *(
            "author",
            "article:author",
            "byl",
            "parsely-author",
            "sailthru.author",
            "dc.creator",
            "dcterms.creator",
            "dc.author",
        ),
        *(
            "article.author",
            "cxenseparse:author",
            "lp.article:author",
            "og:article:author",
            "article:author_name",
            "authors",
        ),
    }
)
_NAMES = ("name", "legalName", "alternateName")
_PICTURE_CREDITS = ("creditText", "creator", "author", "copyrightHolder", "copyrightNotice")
_LONGEST_BYLINE = 200  # code points
_NEW_TYPES = {"AnalysisNewsArticle": "analysis", "OpinionNewsArticle": "opinion", "ReviewNewsArticle": "review"}


def read(
    passage: Passage, elements: Sequence[Element], blocks: Sequence[Block], images: Sequence[Image], prose: str
) -> tuple[StoryCredits, list[Image]]:
    """The story's credits, and its images with the credits that the page gives them elsewhere."""
    visible = copy_credits(prose, blocks)
    nodes = list(_linked_data(passage, elements))
    told = _from_linked_data(passage, nodes)
    named = _from_elements(passage, elements)
    credits = StoryCredits(
        bylines=_once([*visible.bylines, *told.bylines, *named.bylines]),
        dateline=visible.dateline or told.dateline,
        date=told.date or named.date,
        outlets=_once([*told.outlets, *named.outlets]),
        original=told.original or named.original,
        translators=_once([*visible.translators, *told.translators, *named.translators]),
        translated_from=told.translated_from,
        language=told.language or named.language,
        genre=told.genre or named.genre,
        copyright=told.copyright or named.copyright,
    )
    return credits, list(_credited(images, nodes))


def _once(credits: Sequence[Credit]) -> tuple[Credit, ...]:
    seen: dict[str, Credit] = {}
    for credit in credits:
        if credit.text:
            seen.setdefault(credit.text.casefold(), credit)
    return tuple(seen.values())


def _linked_data(passage: Passage, elements: Sequence[Element]) -> Iterator[JsonValue]:
    """All objects of the page's JSON-LD; what is not JSON is passed over."""
    for element in elements:
        if element.name != "script" or "ld+json" not in element.attribute("type").lower():
            continue
        try:
            waiting = [parse(passage.text, element.inner, element.close)]
        except JsonFault:
            continue
        while waiting:
            value = waiting.pop()
            if isinstance(value.data, dict):
                yield value
                waiting.extend(reversed(list(value.data.values())))
            elif isinstance(value.data, list):
                waiting.extend(reversed(value.data))


def _types(node: JsonValue) -> list[str]:
    return [item.text.rpartition("/")[2] for item in _items(node, "@type")]


def _items(node: JsonValue, name: str) -> list[JsonValue]:
    found = node.members.get(name)
    return found.items if found else []


def _from_linked_data(passage: Passage, nodes: Sequence[JsonValue]) -> StoryCredits:
    story = next((node for node in nodes if _STORY_TYPES & set(_types(node))), None)
    if story is None:
        return StoryCredits()
    known = {node.members["@id"].text: node for node in nodes if "@id" in node.members and len(node.members) > 1}

    def credits(*names: str) -> tuple[Credit, ...]:
        values = (_named(item, known) for name in names for item in _items(story, name))
        return tuple(Credit(value.text, passage.span(*value.source)) for value in values if value and value.text)

    def credit(*names: str) -> Credit | None:
        return next(iter(credits(*names)), None)

    genre = credit("genre", "articleSection")
    typed = next((kind for name, kind in _NEW_TYPES.items() if name in _types(story)), None)
    if typed:
        genre = Credit(typed, passage.span(*story.source)._replace(end=passage.span(*story.source).start))
    original, language = _translated_work(passage, story)
    return StoryCredits(
        bylines=tuple(each for each in credits("author", "creator") if not _is_address(each.text)),
        dateline=credit("dateline", "locationCreated"),
        date=credit("datePublished", "dateCreated"),
        outlets=credits("sourceOrganization", "provider", "publisher"),
        original=original or credit("isBasedOn", "isBasedOnUrl"),
        translators=credits("translator"),
        translated_from=language,
        language=credit("inLanguage"),
        genre=genre._replace(text=genre.text.lower()) if genre else None,
        copyright=credit("copyrightNotice", "copyrightHolder"),
    )


def _named(value: JsonValue, known: Mapping[str, JsonValue]) -> JsonValue | None:
    """The string that names a person, body or work."""
    if isinstance(value.data, str):
        return value
    reference = value.members.get("@id")
    if reference and not any(name in value.members for name in _NAMES) and reference.text in known:
        value = known[reference.text]
    for name in (*_NAMES, "headline", "url", "@id"):
        for item in _items(value, name):
            if item.text:
                return item
    return None


def _translated_work(passage: Passage, story: JsonValue) -> tuple[Credit | None, Credit | None]:
    """The original of a translation and its language, from ``translationOfWork``."""
    for work in _items(story, "translationOfWork"):
        named = next(
            (item for name in ("url", "@id", "name", "headline") for item in _items(work, name) if item.text), None
        )
        if isinstance(work.data, str):
            named = work
        language = next((item for item in _items(work, "inLanguage") if item.text), None)
        return (
            Credit(named.text, passage.span(*named.source)) if named else None,
            Credit(language.text, passage.span(*language.source))
            if language
            else Credit("", passage.span(*work.source)),
        )
    return None, None


def _is_address(text: str) -> bool:
    return text.startswith(("http:", "https:", "//", "/", "@")) or "facebook.com" in text


def _from_elements(passage: Passage, elements: Sequence[Element]) -> StoryCredits:
    bylines: list[Credit] = []
    translators: list[Credit] = []
    outlets: list[Credit] = []
    found: dict[str, Credit] = {}
    for element in elements:
        if element.name == "meta":
            _meta(passage, element, bylines, outlets, found)
        elif element.name == "html" and element.attribute("lang"):
            lang = element.attributes["lang"]
            found.setdefault("language", Credit(lang.value, passage.span(*lang.source)))
        elif element.name in {"a", "link", "span", "div", "p", "address", "cite", "strong"}:
            rel, prop = element.attribute("rel").split(), element.attribute("itemprop").split()
            if "author" in rel or "author" in prop:
                bylines += _words(passage, elements, element)
            elif "translator" in prop:
                translators += _words(passage, elements, element)
            elif element.name == "a" and "canonical" in rel and element.attribute("href"):
                address = element.attributes["href"]
                found.setdefault("original", Credit(address.value, passage.span(*address.source)))
    return StoryCredits(
        bylines=tuple(bylines),
        translators=tuple(translators),
        outlets=tuple(outlets),
        date=found.get("date"),
        genre=found.get("genre"),
        original=found.get("original"),
        language=found.get("language"),
        copyright=found.get("copyright"),
    )


def _meta(
    passage: Passage, element: Element, bylines: list[Credit], outlets: list[Credit], found: dict[str, Credit]
) -> None:
    name = (element.attribute("name") or element.attribute("property") or element.attribute("itemprop")).lower()
    content = element.attributes.get("content")
    if not content or not content.value.strip():
        return
    credit = Credit(content.value.strip(), passage.span(*content.source))
    if name in _AUTHOR_NAMES:
        if not _is_address(credit.text) and len(credit.text) <= _LONGEST_BYLINE:
            bylines.append(credit)
    elif name in {"og:site_name", "publisher", "dc.publisher", "copyright-holder"}:
        outlets.append(credit)
    elif name in {"article:published_time", "date", "pubdate", "dc.date", "datepublished", "parsely-pub-date"}:
        found.setdefault("date", credit)
    elif name in {"article:section", "section", "genre"}:
        found.setdefault("genre", credit._replace(text=credit.text.lower()))
    elif name in {"copyright", "dc.rights", "dcterms.rights"}:
        found.setdefault("copyright", credit)


def _words(passage: Passage, elements: Sequence[Element], element: Element) -> list[Credit]:
    if element.end - element.start > 4_000:
        return []
    parts = []
    index = element.index + 1
    while index < element.after:
        if elements[index].name in INVISIBLE:
            index = elements[index].after
            continue
        if elements[index].name in {"#text", "br"}:
            parts.append(index)
        index += 1
    words = plain(elements, parts)
    if not words or len(words) > _LONGEST_BYLINE or not any(character.isupper() for character in words):
        return []
    first, last = elements[parts[0]], elements[parts[-1]]
    return [Credit(words, passage.span(first.start, last.end))]


def _credited(images: Sequence[Image], nodes: Sequence[JsonValue]) -> Iterator[Image]:
    """The images, with what JSON-LD says of them: who made them, and how they were made.

    A file's name that several of the page's pictures share tells none of them.
    """
    known: dict[str, tuple[tuple[str, ...], str | None]] = {}
    for node in nodes:
        if "ImageObject" in _types(node) or "VideoObject" in _types(node):
            origin = next((item.text for item in _items(node, "digitalSourceType") if item.text), None)
            for name in ("contentUrl", "url", "@id"):
                for item in _items(node, name):
                    if _file(item.text):
                        known.setdefault(_file(item.text), (_picture_credits(node), origin))
    addresses: dict[str, set[str]] = {}
    for image in images:
        addresses.setdefault(_file(image.src), set()).add(image.src.partition("?")[0])
    for image in images:
        credits, origin = known.get(_file(image.src), ((), None))
        if not credits and not origin:
            yield image
            continue
        credit = image.credit or (credits[0] if credits else None)
        shared = len(addresses[_file(image.src)]) > 1
        yield image._replace(credit=credit, digital_source=origin, unseen=() if shared else image.unseen + credits)


def _picture_credits(node: JsonValue) -> tuple[str, ...]:
    """Who made a picture, by linked data: the line to print first. Who owns it is told behind that, or alone."""
    named = (_named(item, {}) for name in _PICTURE_CREDITS for item in _items(node, name))
    return tuple(value.text for value in named if value and value.text)


def _file(address: str) -> str:
    """The part of a picture's address that stays the same whatever its size and crop."""
    return address.partition("?")[0].rstrip("/").rpartition("/")[2].lower()
