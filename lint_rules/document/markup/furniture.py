"""What stands on a page but is no part of the story: navigation, teasers, notices, comments, forms, adverts."""

from __future__ import annotations

import functools
from collections.abc import Sequence

import regex

from lint_rules.document.markup.elements import Element

INVISIBLE = frozenset(
    {
        *("audio", "canvas", "button", "datalist", "dialog", "form", "head", "iframe", "input", "map", "math", "menu"),
        *("meter", "nav", "noembed", "noframes", "noscript", "object", "progress", "script", "select", "style", "svg"),
        *("template", "textarea", "title", "xmp", "footer"),
    }
)
_ROLES = frozenset(
    {
        *("navigation", "banner", "contentinfo", "complementary", "search", "dialog", "alertdialog", "menu", "menubar"),
        *("toolbar", "tablist", "tooltip", "form", "button", "status"),
    }
)
_WORDS = r"""(?x)(?<![a-z])(?:
      nav(?:igation|bar)? | mega-?menu | menu | breadcrumbs? | sidebar | rail | related | recirc(?:ulation)? | recommend(?:ed|ations?|er)?
    | share | sharing | share-?bar | social(?:-?(?:share|links|media|bar|icons))? | newsletters? | sign-?up | subscri(?:be|ption)
    | promos? | promot(?:ed|ion)s? | advert(?:s|isement|ising)? | ads? | ad-?(?:slot|unit|wrapper|container|placeholder) | dfp | sponsor(?:ed)?
    | cookies? | consent | gdpr | onetrust | comments? | commenting | disqus | coral | viafoura | footer | masthead | trending
    | most-?(?:read|popular|viewed|shared) | popular | outbrain | taboola | teasers? | modal | popup | lightbox | overlay | toolbar
    | (?:article-?|post-?|entry-?)?tags? | tag-?list | topics? | log-?in | widget-?area | read-?(?:more|next|also|on) | more-?(?:on|from|stories|like|in)
    | up-?next | next-?(?:article|story|post) | prev-?next | post-?navigation | also-?(?:read|like) | see-?also | you-?may-?(?:also-?)?like
    | author-?(?:bio|box|info|profile|card|details?) | about-?(?:the-?)?author | bio | latest-?(?:news|posts|stories)? | ticker | carousel | live-?feed
    | donate | donation | petition | poll | quiz | survey | skip-?(?:link|to-?content) | screen-?reader-?text | sr-?only | visually-?hidden
    | accessibility | disclaimer | affiliate | toc | table-?of-?contents | jump-?links? | print-?only | video-?player | player | playlist
    | copyright | breaking-?(?:news|bar) | app-?(?:banner|download) | follow(?:-?(?:us|me|buttons?))? | reactions? | print | hidden
    | license-?(?:article|content) | republish | correction-?link | report-?(?:a-?)?(?:typo|error) | callout | inline-?link | story-?(?:package|list|links)
)(?![a-z])"""
_FURNISHED = ("class", "id", "data-component", "data-testid", "data-module", "data-type", "aria-label")
_CAMEL = r"(?<=[a-z])(?=[A-Z])"
_HIDDEN_STYLE = r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)"
_PROTECTED = frozenset({"#document", "html", "body", "main", "article", "h1", "h2", "p", "figcaption", "blockquote"})
_INSIDE_STORIES = frozenset({"figure", "picture", "img", "figcaption", "video", "time"})
_STORY_SHARE = 0.3  # of the page's copy: what holds more than this is no furniture, whatever it is called
_LONG_ENOUGH = 40  # code points: shorter paragraphs are as likely labels
_BLOCKLIKE = frozenset({"p", "div", "section", "span", "li", "blockquote", "article", "td"})


@functools.cache
def _compiled(pattern: str) -> regex.Pattern[str]:
    return regex.compile(pattern)


class Copy:
    """How much running copy each part of a tree holds, in code points, in constant time for each question."""

    __slots__ = ("_before",)

    def __init__(self, elements: Sequence[Element], hidden: bytearray) -> None:
        self._before = [0] * (len(elements) + 1)
        linked = covered = -1  # the index up to which we are inside a link, inside something hidden
        total = 0
        for index, element in enumerate(elements):
            if index >= covered and hidden[index]:
                covered = element.after
            if element.name == "a" and index >= linked:
                linked = element.after
            if element.name == "#text" and index >= covered and index >= linked:
                total += self._length(elements, element)
            self._before[index + 1] = total

    @staticmethod
    def _length(elements: Sequence[Element], text: Element) -> int:
        length = text.end - text.start
        if length < _LONG_ENOUGH or text.parent < 0:
            return 0
        return length

    def within(self, element: Element) -> int:
        """The copy in one element."""
        return self._before[element.after] - self._before[element.index]

    @property
    def total(self) -> int:
        """The copy of the whole page."""
        return self._before[-1]


def hidden_parts(elements: Sequence[Element]) -> bytearray:
    """One byte for each element: 1 at the root of a part that no reader of the story sees as copy, by its nature."""
    marks = bytearray(len(elements))
    for index, element in enumerate(elements):
        if element.name in INVISIBLE or (element.inner - element.start > 14 and _is_hidden(element)):
            marks[index] = 1
    return marks


def _is_hidden(element: Element) -> bool:
    if element.name[0] == "#" or element.name in {"html", "body"}:
        return False
    attributes = element.attributes
    if "hidden" in attributes and attributes["hidden"].value != "until-found":
        return True
    role = attributes.get("role")
    if role and role.value.lower() in _ROLES:
        return True
    style = attributes.get("style")
    if style and _compiled(_HIDDEN_STYLE).search(style.value):
        return True
    return element.attribute("aria-hidden") == "true" and element.name not in _INSIDE_STORIES


def mark_furniture(elements: Sequence[Element], marks: bytearray) -> None:
    """Mark, by what the page's makers called them, the parts of a publisher's page that are no part of its story."""
    copy = Copy(elements, marks)
    most = copy.total * _STORY_SHARE
    for index, element in enumerate(elements):
        if marks[index] or element.name[0] == "#" or element.name in _PROTECTED:
            continue
        if element.name == "aside" or (element.inner - element.start > len(element.name) + 9 and is_called_furniture(element)):
            marks[index] = copy.within(element) <= most


def is_called_furniture(element: Element) -> bool:
    """Whether a class, an id or a label of the element is one that page-makers give to furniture."""
    attributes = element.attributes
    for name in _FURNISHED:
        found = attributes.get(name)
        if found and found.value:
            words = _compiled(_CAMEL).sub("-", found.value[:300]).replace("_", "-").lower()
            if _compiled(_WORDS).search(words):
                return True
    return False
