"""Pictures, films and embedded posts on a page, each with its caption and its credit."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Literal

from lint_rules.document.blocks import Image
from lint_rules.document.markup.blocks import Told
from lint_rules.document.markup.elements import Element, unescape
from lint_rules.document.markup.furniture import is_post
from lint_rules.document.markup.page import Story
from lint_rules.document.markup.passage import Passage
from lint_rules.document.markup.roles import Role
from lint_rules.document.offsets import ProseBuilder
from lint_rules.model.patterns import compiled

_PICTURES = frozenset({"img", "video", "amp-img", "amp-video", "image"})
_SMALL = 80  # pixels: what is no larger is an icon or a portrait beside a byline
_ORNAMENT = (
    r"(?i)(?<![a-z])(?:icons?|logos?|avatars?|spacer|pixel|sprites?|emojis?|badges?|headshots?|blank|placeholder"
    r"|spinner|loader|tracking|beacon|gravatar)(?![a-z])"
)
_CREDIT_ENDINGS = ("credit", "copyright", "photographer")  # of the names of a picture's own attributes
_ACCOUNT = r"[—–-]\s*[^—–]{0,80}@\w{2,}.{0,80}$|@\w{2,}[^@]{0,80}$"
_MAKER_PROPS = frozenset({"creditText", "creator", "author"})
_MOST_MARKS = 100  # elements of a figure that are looked at for microdata
_HIGHEST = 8  # elements: how far above a picture its frame can be
_NEAR = 8  # blocks before and behind a picture that can be its caption or its credit
_FRAME_WORDS = 900  # code points of text that a frame without a name can hold
_OPEN_FRAMES = frozenset({"article", "main", "body", "html", "section", "td", "blockquote"})
_SOURCES = ("src", "data-src", "data-original", "data-lazy-src", "data-srcset", "srcset", "poster", "uri", "source")


def find_images(
    passage: Passage,
    elements: Sequence[Element],
    story: Story,
    roles: Role,
    told: Sequence[Told],
    prose: ProseBuilder,
    first_block: int = 0,
) -> list[Image]:
    """The story's pictures, in order.

    ``prose`` is what ``told`` was written into, ``first_block`` the document's index of its first block.
    """
    return _Finder(passage, elements, story, roles, told, prose, first_block).run()


class _Finder:
    __slots__ = (
        "_elements",
        "_first_block",
        "_firsts",
        "_order",
        "_passage",
        "_pictures_before",
        "_prose",
        "_roles",
        "_story",
        "_text_before",
        "_told",
    )

    def __init__(
        self,
        passage: Passage,
        elements: Sequence[Element],
        story: Story,
        roles: Role,
        told: Sequence[Told],
        prose: ProseBuilder,
        first_block: int,
    ) -> None:
        self._passage = passage
        self._elements = elements
        self._story = story
        self._roles = roles
        self._told = told
        self._prose = prose
        self._first_block = first_block
        self._order = sorted(range(len(told)), key=lambda number: told[number].first)
        self._firsts = [told[number].first for number in self._order]
        self._text_before: list[int] = [0]
        self._pictures_before: list[int] = [0]

    def run(self) -> list[Image]:
        elements, marks = self._elements, self._story.marks
        covered = lazy = -1
        found: list[int] = []
        for index, element in enumerate(elements):
            post = index >= covered and element.name in {"blockquote", "div"} and is_post(element)
            if index >= covered and marks[index]:
                covered = element.after
                lazy = element.after if element.name == "noscript" else lazy
            seen = index >= covered
            length = element.end - element.start if seen and element.name == "#text" and element.text.strip() else 0
            picture = element.name in _PICTURES and (seen or (index < lazy and self._is_only(index)))
            self._text_before.append(self._text_before[-1] + length)
            self._pictures_before.append(self._pictures_before[-1] + picture)
            if self._story.start <= index < self._story.stop and (picture or post):
                found.append(index)
        return [image for image in map(self._image, found) if image]

    def _is_only(self, index: int) -> bool:
        """Whether a picture for browsers without scripts is the only one that its figure has so far."""
        figure = self._roles.figures[index]
        return figure >= 0 and self._pictures_before[index] == self._pictures_before[figure]

    def _image(self, index: int) -> Image | None:
        element = self._elements[index]
        kind: Literal["image", "video", "audio", "embed"] = "image"
        if "video" in element.name:
            kind = "video"
        elif element.name not in _PICTURES:
            kind = "embed"
        src = next(
            (value for name in _SOURCES if (value := element.attribute(name)) and not value.startswith("data:")), ""
        )
        alt = element.attributes.get("alt")
        caption, credit = self._neighbours(index)
        own = next((found.value for name, found in element.attributes.items() if name.endswith(_CREDIT_ENDINGS)), "")
        if kind == "embed":
            own, caption, credit = self._account(element), None, None
        image = Image(
            source=self._passage.span(element.start, element.inner),
            src=src.split(" ")[0].rstrip(","),
            alt=alt.value if alt else None,
            caption=caption,
            credit=credit or own or None,
            kind=kind,
            unseen=((own,) if own else ()) + self._marked(index) if kind != "embed" else (),
        )
        return image._replace(decorative=self._is_decorative(element, image))

    def _marked(self, index: int) -> tuple[str, ...]:
        """The credits that the figure around a picture holds for machines alone: ``meta`` elements of microdata."""
        figure = self._roles.figures[index]
        if figure < 0:
            return ()
        inside = self._elements[figure : min(self._elements[figure].after, figure + _MOST_MARKS)]
        named = (element for element in inside if element.name == "meta")
        told = (each.attribute("content") for each in named if each.attribute("itemprop") in _MAKER_PROPS)
        return tuple(filter(None, told))

    def _account(self, post: Element) -> str:
        """The account and date under an embedded post, '' where nothing but the post is shown."""
        texts = (each.text for each in self._elements[post.index : post.after] if each.name == "#text")
        words = " ".join(unescape(" ".join(texts)).split())
        match = compiled(_ACCOUNT).search(words)
        return match[0].lstrip("—–- ") if match else ""

    def _neighbours(self, index: int) -> tuple[int | None, str | None]:
        """The document's index of the caption block, and the credit outside it."""
        frame = self._frame(index)
        at = bisect_left(self._firsts, index)
        low = max(bisect_left(self._firsts, frame.index), at - _NEAR)
        inside = self._order[low : min(bisect_left(self._firsts, frame.after), at + _NEAR)]
        captions = [number for number in inside if self._told[number].block.kind == "caption"]
        credits = [number for number in inside if self._told[number].block.kind in {"credit"}]
        if not captions:
            captions = self._right_behind(index, "caption")
        if not credits and (frame.name != "figure" or captions):
            behind = captions[-1] if captions else index
            credits = self._right_behind(self._told[behind].first if captions else index, "credit")
        caption = _nearest(captions, self._told, index)
        credit = _nearest(credits, self._told, index)
        words = self._words(self._told[credit]) if credit is not None else None
        return (self._first_block + caption if caption is not None else None), words

    def _words(self, told: Told) -> str:
        return self._prose.text_from(told.block.start)[: told.block.end - told.block.start]

    def _right_behind(self, index: int, kind: str) -> list[int]:
        """The block of a kind that is the next one after an element, if no other picture stands between."""
        at = bisect_right(self._firsts, index)
        if at == len(self._order):
            return []
        told = self._told[self._order[at]]
        alone = self._pictures_before[told.first] == self._pictures_before[index + 1]
        return [self._order[at]] if told.block.kind == kind and alone else []

    def _frame(self, index: int) -> Element:
        """The part that holds the picture, its caption and its credit, and nothing else."""
        figure = self._roles.figures[index]
        if figure >= 0 and self._elements[figure].name == "figure":
            return self._elements[figure]
        found = at = self._elements[index]
        for _ in range(_HIGHEST):
            if at.parent < 0:
                break
            at = self._elements[at.parent]
            text = self._text_before[at.after] - self._text_before[at.index]
            pictures = self._pictures_before[at.after] - self._pictures_before[at.index]
            if at.name in _OPEN_FRAMES or text > _FRAME_WORDS or pictures > 2:
                break
            found = at
        return found

    def _is_decorative(self, element: Element, image: Image) -> bool:
        if self._roles.names[element.index] == "byline":
            return True
        for name in ("width", "height"):
            digits = element.attribute(name).removesuffix("px")
            if digits.isdecimal() and len(digits) < 5 and int(digits) <= _SMALL and image.caption is None:
                return True
        if element.attribute("role") == "presentation":
            return True
        described = " ".join(element.attribute(name) for name in ("class", "id"))
        file = image.src.partition("?")[0].rpartition("/")[2]
        if image.caption is None and compiled(_ORNAMENT).search(f"{described} {file}"):
            return True
        if image.caption is not None or self._roles.figures[element.index] >= 0:
            return False
        return image.alt == "" or (self._story.crowded and image.credit is None)


def _nearest(numbers: Sequence[int], told: Sequence[Told], index: int) -> int | None:
    """The first one behind the element, else the last one before it."""
    behind = [number for number in numbers if told[number].first > index]
    return behind[0] if behind else (numbers[-1] if numbers else None)
