"""What each part of a tree is to its readers: heading, caption, credit, byline, quotation, item, table."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lint_rules.document.markup.elements import Element
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

RoleName = Literal["", "headline", "caption", "credit", "byline", "date", "quotation", "list-item", "table"]

_BY_NAME: dict[str, RoleName] = {
    **dict.fromkeys(("h1", "h2", "h3", "h4", "h5", "h6", "hl1", "hl2"), "headline"),  # hl: NITF
    **dict.fromkeys(("blockquote", "bq"), "quotation"),
    **dict.fromkeys(("li", "dd", "dt"), "list-item"),
    **dict.fromkeys(("figcaption", "media-caption"), "caption"),
    "table": "table",
    "address": "byline",
    "byline": "byline",
    "time": "date",
    "media-producer": "credit",
}
_NAMED = (
    r"(?i)caption|credit|byline|author|copyright|attribution|photographer|cutline|courtesy|source|date|stamp|publish"
    r"|updated"
)
_CAPTION = r"(?<![a-z])(?:(?:fig|wp|[a-z]+)[_-]?)?(?:captions?|cutline)(?![a-z])"
_CREDIT = (
    r"(?<![a-z])(?:(?:photo|image|picture|media|img|fig(?:caption|ure)?|caption|video|thumbnail)[_-]*)*"
    r"(?:credits?(?:-?(?:text|line|name))?|copyright(?:-?(?:text|holder|notice))?|attribution|photographer|courtesy|agency)(?![a-z])"
)
_CREDIT_IN_FIGURE = r"(?<![a-z])(?:byline|source|author)(?![a-z])"
_BYLINE = (
    r"(?<![a-z])(?:(?:article|story|post|entry|page|main)[_-]*)?(?:by-?lines?|authors?(?:"
    r"-?(?:names?|links?|list|byline|info))?|contributors?)(?![a-z])"
)
_DATE = (
    r"(?<![a-z])(?:(?:pub(?:lish(?:ed)?)?|post(?:ed)?|entry|article|story|updated?)[_-]*)?"
    r"(?:date(?:-?(?:line|time|published|modified))?|timestamp|time-?ago|published|updated)(?![a-z])"
)
_CAMEL = r"(?<=[a-z])(?=[A-Z])"
_FIGURE_NAMES = frozenset({"figure", "media", "amp-img", "picture"})
_PROPS: dict[str, RoleName] = {
    **dict.fromkeys(("creditText", "copyrightHolder", "copyrightNotice"), "credit"),
    **dict.fromkeys(("author", "creator"), "byline"),
    "caption": "caption",
    **dict.fromkeys(("datePublished", "dateModified", "dateCreated"), "date"),
}
_TRANSPARENT = frozenset({"html", "body", "main", "article", "head", "section", "#document"})
_LONGEST_CONTENT = (
    4_000  # code points of source: a part that holds more is no caption, credit or byline, whatever its class
)


class Role(NamedTuple):
    """For each element: the nearest part around it (or itself) that has a role, and the nearest figure; -1 for none."""

    names: list[RoleName]
    parts: list[int]
    figures: list[int]


def assign(elements: Sequence[Element]) -> Role:
    """The roles of a whole tree, handed down from each part to what it holds."""
    names: list[RoleName] = []
    parts: list[int] = []
    figures: list[int] = []
    for index, element in enumerate(elements):
        above = element.parent
        name: RoleName = names[above] if above >= 0 else ""
        part = parts[above] if above >= 0 else -1
        figure = figures[above] if above >= 0 else -1
        if element.name in _FIGURE_NAMES:
            figure = index if figure < 0 or element.name == "figure" else figure
        if element.name[0] != "#":
            own = _role(element, name, figure >= 0)
            if own:
                name, part = own, index
        names.append(name)
        parts.append(part)
        figures.append(figure)
    return Role(names, parts, figures)


def _role(element: Element, around: RoleName, in_figure: bool) -> RoleName:
    if around in {"table", "headline"} and element.name != "blockquote":
        return ""
    named = _BY_NAME.get(element.name)
    if named == "list-item" and around in {"caption", "byline"}:
        return ""
    if named == "caption" and _by_attributes(element, around, in_figure) == "credit":
        return "credit"
    if named and not (named == "headline" and around == "caption"):
        return named
    if around == "caption" and element.name in {"small", "cite"}:
        return "credit"
    if element.inner - element.start < len(element.name) + 8 or element.name in _TRANSPARENT:
        return ""
    if element.end - element.start > _LONGEST_CONTENT:
        return ""
    return _by_attributes(element, around, in_figure)


def _last(pattern: str, words: str) -> int:
    """Where the last match of a pattern ends, -1 without one."""
    return max((match.end() for match in compiled(pattern).finditer(words)), default=-1)


def _by_attributes(element: Element, around: RoleName, in_figure: bool) -> RoleName:
    attributes = element.attributes
    prop = attributes.get("itemprop")
    if prop:
        for word in prop.value.split():
            if word in _PROPS:
                return "credit" if _PROPS[word] == "byline" and in_figure else _PROPS[word]
    rel = attributes.get("rel")
    if rel and "author" in rel.value.split():
        return "credit" if in_figure else "byline"
    for name in ("class", "data-testid", "id", "data-component"):
        found = attributes.get(name)
        if not found or not compiled(_NAMED).search(found.value):
            continue
        words = compiled(_CAMEL).sub("-", found.value[:300]).replace("_", "-").lower()
        captioned = _last(_CAPTION, words)
        credited = max(_last(_CREDIT, words), _last(_CREDIT_IN_FIGURE, words) if in_figure else -1)
        if max(captioned, credited) >= 0:  # a caption-credit is a credit, a credit-caption a caption
            return "credit" if credited > captioned else "caption"
        if around in {"caption", "credit", "quotation", "list-item"}:
            continue
        if compiled(_BYLINE).search(words):
            return "byline"
        if compiled(_DATE).search(words):
            return "date"
    return ""
