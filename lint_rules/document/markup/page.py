"""Where the story is on a page."""

from __future__ import annotations

from collections.abc import Sequence

from lint_rules.document.markup.elements import Element
from lint_rules.document.markup.furniture import Copy, hidden_parts, mark_furniture
from lint_rules.model.records import NamedTuple

_MACHINERY = frozenset({"script", "nav", "form", "iframe", "footer", "aside", "link", "noscript", "svg"})
_CROWDED = 8  # pieces of machinery that make a publisher's page
_MANY = 400  # elements that make one without them
_MOST = 0.72  # the share of the copy that one child must hold to be gone into
_FRAME = frozenset({"article", "main", "body"})
_ROOM = 1.25  # how much more copy the article around the body may hold than the body


class Story(NamedTuple):
    """The part of a tree that is the story.

        ``start`` to ``stop`` are the indices of its elements; ``body`` to ``body_stop`` those of its running copy.
    ``marks`` has a 1 at each part to be left out; ``crowded`` says that this is a publisher's whole page, ``whole``
    that it is a page and no fragment."""

    start: int
    stop: int
    body: int
    body_stop: int
    marks: bytearray
    crowded: bool
    whole: bool


def find_story(elements: Sequence[Element]) -> Story:
    """The story of a page; of a fragment or a simple page, all that is visible."""
    marks = hidden_parts(elements)
    names = [element.name for element in elements]
    whole = "body" in names or "html" in names
    end = len(elements)
    machinery = sum(name in _MACHINERY for name in names)
    crowded = whole and (machinery >= _CROWDED or end >= _MANY)
    if not crowded:
        return Story(0, end, 0, end, marks, False, whole)
    mark_furniture(elements, marks)
    copy = Copy(elements, marks)
    body = _body(elements, copy)
    if body is None:
        return Story(0, end, 0, end, marks, True, True)
    article = _article(elements, body, copy, marks)
    return Story(article.index, article.after, body.index, body.after, marks, True, True)


def _body(elements: Sequence[Element], copy: Copy) -> Element | None:
    """The innermost element that holds nearly all the copy of the part it stands in."""
    at = next((element for element in elements if element.name == "body"), None)
    if at is None:
        return None
    while True:
        total = copy.within(at)
        best, most = None, 0
        index = at.index + 1
        while index < at.after:
            child = elements[index]
            held = copy.within(child)
            if held > most:
                best, most = child, held
            index = child.after
        if best is None or best.name in {"p", "#text", "li", "blockquote"} or most < total * _MOST:
            return at
        at = best


def _article(elements: Sequence[Element], body: Element, copy: Copy, marks: bytearray) -> Element:
    """The element around the body that also holds headline, byline and lead picture."""
    limit = copy.within(body) * _ROOM + 400
    headline = headline_of(elements, marks)
    found = at = body
    while at.parent >= 0 and not (headline and found.index <= headline.index < found.after):
        at = elements[at.parent]
        if copy.within(at) > limit or (at.name == "body" and headline is None):
            break
        found = at
        if at.name in _FRAME:
            break
    return found


def headline_of(elements: Sequence[Element], marks: bytearray) -> Element | None:
    """The page's headline: the first top heading with words that readers see."""
    covered = -1
    for index, element in enumerate(elements):
        if index < covered:
            continue
        if marks[index]:
            covered = element.after
        elif element.name == "h1" and any(
            elements[inside].name == "#text" and elements[inside].text.strip() for inside in range(index, element.after)
        ):
            return element
    return None
