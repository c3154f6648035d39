"""What stands on a page but is no part of the story: navigation, teasers, notices, comments, forms, adverts."""

from __future__ import annotations

from collections.abc import Sequence

from lint_rules.document.credit_lines import trailing_credit
from lint_rules.document.markup.elements import Element
from lint_rules.model.patterns import compiled

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
      nav(?:igation|bar)? | mega-?menu | menu | breadcrumbs? | sidebar | rail | related | recirc(?:ulation)?
    | recommend(?:ed|ations?|er)? | newsletters? | sign-?up | subscri(?:be|ption) | promos? | promot(?:ed|ion)s?
    | advert(?:s|isement|ising)? | ads? | ad-?(?:slot|unit|wrapper|container|placeholder) | dfp | sponsor(?:ed)?
    | cookies? | consent | gdpr | onetrust | comments? | commenting | disqus | coral | viafoura | footer | masthead
    | modal | popup | trending | most-?(?:read|popular|viewed|shared) | popular | outbrain | taboola | teasers?
    | (?:article-?|post-?
    |entry-?)?tags? | tag-?list | log-?in | widget-?area | read-?(?:next|also|on) | more-?(?:on|from|stories|like|in)
    | up-?next | next-?(?:article|story|post) | prev-?next | post-?navigation | also-?(?:read|like) | see-?also
    | you-?may-?(?:also-?)?like | author-?(?:bio|box|info|profile|card|details?) | about-?(?:the-?)?author | bio
    | latest-?(?:news|posts|stories)? | ticker | live-?feed | donate | donation | petition | poll | quiz | survey
    | skip-?(?:link|to-?content) | screen-?reader-?text | sr-?only | visually-?hidden | accessibility | disclaimer
    | affiliate | toc | table-?of-?contents | jump-?links? | print-?only | playlist | alert | post-?excerpt
    | breaking-?(?:news|bar) | app-?(?:banner|download) | license-?(?:article|content) | republish | correction-?link
    | report-?(?:a-?)?(?:typo|error) | callout | inline-?link | story-?(?:package|list|links)
)(?![a-z])"""
_WORDS_WITHOUT_PICTURES = r"""(?x)(?<![a-z])(?:
      share | sharing | share-?bar | social(?:-?(?:share|links|media|bar|icons))? | lightbox | overlay
    | toolbar | topics? | follow(?:-?(?:us|me|buttons?))? | reactions?
)(?![a-z])"""  # pictures stand in parts that are called so
_FEW_PICTURES = 2  # what holds more is a row of icons
_HIDING = frozenset({"hidden", "is-hidden", "u-hidden", "hide", "d-none"})
_SPEAKS_OF_PICTURES = r"caption|credit"
_NEVER_COPY = (
    r"(?<![a-z])(?:cookies?|consent|gdpr|onetrust|ot-sdk|cmp|comments-?(?:list|section|area)|disqus"
    r"|newsletter-?(?:form|signup))(?![a-z])"
)
_PICTURED = r"(?<![a-z])(?:image|images|photo|photos|figure|picture|media|gallery|video)(?![a-z])"
_LONGEST_NAME = 40  # code points: a longer id is a headline made into an address
_FURNISHED = ("class", "id", "data-component", "data-testid", "data-module", "data-type", "aria-label")
_CAMEL = r"(?<=[a-z])(?=[A-Z])"
_HIDDEN_STYLE = r"(?i)(?:display\s*:\s*none|visibility\s*:\s*hidden)"
_PROTECTED = frozenset(
    {
        "html",
        "body",
        "main",
        "article",
        "h1",
        "h2",
        "p",
        "figcaption",
        "blockquote",
        "img",
        "picture",
        "video",
        "figure",
    }
)
_INSIDE_STORIES = frozenset({"figure", "picture", "img", "figcaption", "video", "time", "p"})
_POST = (
    r"(?i)(?<![a-z])(?:twitter-tweet|twitter-video|instagram-media|tiktok-embed|fb-post|fb-video|bluesky-embed"
    r"|mastodon-embed|threads-post)(?![a-z])"
)
_CARD_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_CARD_HEIGHT = 4  # elements: how far above its heading a card can begin
_CARD_COPY = 700  # code points of copy that a card can hold at most
_TEASER = 250  # code points that any card can hold
_CARD_SHARE = 0.15  # of the page's copy
_STORY_SHARE = 0.45  # of the page's copy: what holds more than this is no furniture, whatever it is called
_LONGEST_CREDIT = 120  # code points
_BRACKETS = frozenset({")", "]"})  # a caption ends in its credit, and captions are no running copy
_LONG_ENOUGH = 40  # code points: shorter paragraphs are as likely labels


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
                total += self._length(element)
            self._before[index + 1] = total

    @staticmethod
    def _length(text: Element) -> int:
        length = text.end - text.start
        if length < _LONG_ENOUGH or text.parent < 0:
            return 0
        ending = text.source[max(text.start, text.end - _LONGEST_CREDIT) : text.end].rstrip()
        return 0 if ending[-1:] in _BRACKETS and trailing_credit(ending) else length

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
    button = -1
    for index, element in enumerate(elements):
        if element.name in INVISIBLE or (element.inner - element.start > 14 and _is_hidden(element)):
            marks[index] = 1
            if element.name == "button":
                button = index
        elif element.name in {"img", "figcaption"} and button >= 0 and index < elements[button].after:
            marks[button] = 0  # a picture that opens larger when pressed
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
    if style and compiled(_HIDDEN_STYLE).search(style.value):
        return True
    if element.name in {"blockquote", "div"} and is_post(element):
        return True
    return element.attribute("aria-hidden") == "true" and element.name not in _INSIDE_STORIES


def is_post(element: Element) -> bool:
    """Whether the element shows somebody's post on a social network."""
    found = element.attributes.get("class")
    return bool(found and compiled(_POST).search(found.value))


def mark_furniture(elements: Sequence[Element], marks: bytearray) -> None:
    """Mark, by what the page's makers called them, the parts of a publisher's page that are no part of its story."""
    copy = Copy(elements, marks)
    most = copy.total * _STORY_SHARE
    pictures = [0]
    for element in elements:
        pictures.append(pictures[-1] + (element.name == "img"))
    for index, element in enumerate(elements):
        if marks[index] or element.name[0] == "#" or element.name in _PROTECTED:
            continue
        if element.name == "aside" and not compiled(_PICTURED).search(element.attribute("class").lower()):
            marks[index] = copy.within(element) <= most
        elif element.inner - element.start > len(element.name) + 9:
            held = pictures[element.after] - pictures[index]
            called = called_furniture(element, pictured=0 < held <= _FEW_PICTURES)
            if called:
                marks[index] = copy.within(element) <= most or bool(compiled(_NEVER_COPY).search(called))
    _mark_teasers(elements, marks, copy)


def _mark_teasers(elements: Sequence[Element], marks: bytearray, copy: Copy) -> None:
    """Mark the cards of other stories: a small part that holds a linked heading and a line or two."""
    most = min(max(copy.total * _CARD_SHARE, _TEASER), _CARD_COPY)
    for element in elements:
        if element.name not in _CARD_HEADINGS or not _is_link(elements, element):
            continue
        card = element
        for _ in range(_CARD_HEIGHT):
            if card.parent < 0:
                break
            above = elements[card.parent]
            held = copy.within(above)
            if above.name in {"body", "main", "html"} or held > most:
                break
            card = above
        marks[card.index] = 1


def _is_link(elements: Sequence[Element], heading: Element) -> bool:
    """Whether the heading is a link to another page or stands in one."""
    if heading.parent >= 0 and _leads_away(elements[heading.parent]):
        return True
    words = linked = 0
    covered = -1
    for index in range(heading.index + 1, heading.after):
        element = elements[index]
        if _leads_away(element):
            covered = max(covered, element.after)
        elif element.name == "#text" and (length := len(element.text.strip())):
            words += length
            linked += length if index < covered else 0
    return words > 0 and linked == words


def _leads_away(element: Element) -> bool:
    return element.name == "a" and not element.attribute("href").startswith("#") and "href" in element.attributes


def called_furniture(element: Element, *, pictured: bool) -> str:
    """The class, id or label of the element if it is one that page-makers give to furniture, else ''.

    ``pictured`` says that the element holds a picture or two.
    """
    attributes = element.attributes
    classes = attributes["class"].value.split() if "class" in attributes else []
    if not _HIDING.isdisjoint(classes) and not any(":" in name for name in classes):  # md:block shows it again
        return "hidden"
    for name in _FURNISHED:
        found = attributes.get(name)
        if found and found.value and not (name == "id" and len(found.value) > _LONGEST_NAME):
            words = compiled(_CAMEL).sub("-", found.value[:300]).replace("_", "-").lower()
            if compiled(_SPEAKS_OF_PICTURES).search(words):
                return ""
            if compiled(_WORDS).search(words) or (not pictured and compiled(_WORDS_WITHOUT_PICTURES).search(words)):
                return words
    return ""
