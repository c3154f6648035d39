"""The blocks of a story with markup, written into the document's prose in reading order."""

from __future__ import annotations

from collections.abc import Sequence

from lint_rules.document.blocks import Block, BlockKind
from lint_rules.document.credit_lines import is_credit_line, trailing_credit
from lint_rules.document.lines import dateline_length, is_byline, is_note
from lint_rules.document.markup.elements import Element
from lint_rules.document.markup.flow import Piece, paragraphs, passings, render, write
from lint_rules.document.markup.frames import picture_frames
from lint_rules.document.markup.page import Story, headline_of
from lint_rules.document.markup.passage import Passage
from lint_rules.document.markup.roles import Role
from lint_rules.document.offsets import ProseBuilder
from lint_rules.model import Span
from lint_rules.model.patterns import compiled
from lint_rules.model.records import NamedTuple

_CALLS = r"""(?ix)^\W*(?:
      (?:read|see|watch|listen|hear|find|learn|view|click|tap|swipe|scroll|discover|explore)\ (?:more|also|next|now|here
        |on|to|out|down|the\ full|our|full|all|this)\b
    | related(?:\ (?:articles?|stor(?:y|ies)|topics?|content|news|reading|links?))?\s*(?::|$) | recommended\b.{0,30}$
    | more\ (?:on|from|in|about|stories|news|like)\b.{0,60}$ | sign\ up | subscribe | like\ us\ on
    | follow\ (?:us|me|him|her|them|the)\b.{0,80}$ | join\ (?:us|our|the\ conversation) | download\ (?:the|our)
    | advertisements?\W*$ | sponsored | continue\ reading | (?:story|article)\ continues
    | skip\ (?:to|past|advert|this)
    | share\ (?:this|on|via|with|your)\b | copy\ link | print(?:\ this)?$ | e-?mail(?:\ this)?$
    | (?:©|copyright)\b.{0,120}$ | all\ rights\ reserved | (?:image|photo|video|getty)\ ?(?:caption|source)?$
    | (?:loading|please\ wait)\b.{0,30}$ | your\ browser\ | enable\ javascript
    | this\ video\ (?:can(?:not|'t|’t)|is) | \d+\ (?:min(?:ute)?s?\ read|comments?|shares?)$
    | (?:last\ )?(?:updated|published|posted|modified)\b.{0,60}$ | gift\ this | listen\ to\ this
    | opens\ in\ (?:a\ )?new | try\ refreshing | registration\ is | register\ (?:now|for|to)
    | (?:comments?|share|save|tags?|topics?|filed\ under|most\ read|top\ stories|trending
        |newsletters?|what\ to\ know|editors?[’']?\ picks?)\W{0,3}$
    | (?:got|have|do\ you\ have)\ (?:a\ (?:story|tip|news\ tip|question)|an?\ [a-z]+\ tip)\b
    | (?:send|email)\ (?:us|your)\b | an?\ version\ of\ this\ (?:article|story)\b
    | contact\ (?:us|the\ (?:author|reporter))\b
)"""
_COUNTER = r"(?i)\W*\d+\s*(?:of|/)\s*\d+\W*"  # where we are in a gallery
_SENTENCE_END = ".!?…\"”’'»)"
_LABEL = 8  # words that a stretch outside of paragraphs must have to be copy on a publisher's page
_CAPTION_WORDS = 45
_CREDIT_WORDS = 10
_CAPTION_CHARACTERS = 400
_BYLINE_WORDS = 30
_DATE_WORDS = 12


class Told(NamedTuple):
    """One block and where on the page it stands: the index of its first text, of the part that gave it its role."""

    block: Block
    first: int
    part: int


class Writer:
    """Writes blocks one after the other."""

    __slots__ = (
        "_elements",
        "_frames",
        "_headlines",
        "_links",
        "_passage",
        "_prose",
        "_roles",
        "_seen_copy",
        "_story",
        "told",
    )

    def __init__(
        self, passage: Passage, elements: Sequence[Element], story: Story, roles: Role, prose: ProseBuilder
    ) -> None:
        self._passage = passage
        self._elements = elements
        self._story = story
        self._roles = roles
        self._prose = prose
        self._links = _linked(elements)
        self._frames = picture_frames(elements, story.marks) if story.crowded else []
        self._seen_copy = False
        self._headlines: set[str] = set()
        self.told: list[Told] = []

    def write_story(self) -> list[Told]:
        """All blocks of the story."""
        story = self._story
        headline = headline_of(self._elements, story.marks)
        if headline and not story.start <= headline.index < story.stop:
            self._passings(headline.index, headline.after)
        self._passings(story.start, story.stop)
        while story.crowded and self.told and self.told[-1].block.kind == "headline" and len(self.told) > 1:
            self.told.pop()  # headings without copy, at the end: the way to other stories
        return self.told

    def _passings(self, start: int, stop: int) -> None:
        elements, roles = self._elements, self._roles
        for passing in passings(elements, start, stop, self._story.marks):
            for parts in paragraphs(elements, passing):
                for group in self._groups(parts):
                    if roles.names[group[0]] == "table":
                        self._cell(group, roles.parts[group[0]])
                    else:
                        self._block(group, passing.container)

    def _groups(self, parts: tuple[int, ...]) -> list[tuple[int, ...]]:
        """The parts, cut where a caption passes into its credit."""
        roles = self._roles
        groups: list[list[int]] = []
        last = ""
        for index in parts:
            name = roles.names[index]
            if not self._elements[index].text.strip() and groups:
                groups[-1].append(index)
                continue
            kind = name if name in {"caption", "credit", "table"} else ""
            if groups and (kind == last or not {kind, last} & {"credit", "table"}):
                groups[-1].append(index)
            else:
                groups.append([index])
            last = kind
        return [tuple(group) for group in groups]

    def _block(self, parts: tuple[int, ...], container: int) -> None:
        rendered = render(self._elements, parts)
        words = "".join(piece.text for piece in rendered)
        if not any(map(str.isalnum, words)):
            return
        first = next(index for index in parts if self._elements[index].text.strip())
        linked = self._is_linked(parts)
        kind = self._kind(words, self._role(parts, words), first, container, linked)
        if kind is not None:
            self._write(kind, rendered, first, words)

    def _role(self, parts: tuple[int, ...], words: str) -> str:
        """The role of a stretch: a byline or a date within other words gives them none, but for ``By``."""
        names = {self._roles.names[index] for index in parts if self._elements[index].text.strip()}
        if len(names) == 1:
            return names.pop()
        if "byline" in names and words[:3].lower() == "by ":
            return "byline"
        return next(iter(sorted(names - {"byline", "date"}, reverse=True)), "byline")

    def _kind(self, words: str, name: str, first: int, container: int, linked: bool) -> BlockKind | None:
        figure = self._roles.figures[first]
        crowded = self._story.crowded
        count = len(words.split())
        if crowded and compiled(_COUNTER).fullmatch(words):
            return None
        if name in {"caption", "credit"}:
            if count > 120 and figure < 0:
                return "paragraph"
            return "caption" if name == "caption" else "credit"
        if name == "date" and count <= _DATE_WORDS:
            return None
        if name == "byline":
            told = count >= _LABEL and words[-1] in _SENTENCE_END and not is_byline(words)
            if count <= _BYLINE_WORDS and not told:
                return "byline"
            return "paragraph" if not crowded else None  # on a publisher's page, the author's life
        if figure >= 0 and name != "quotation":
            return "credit" if is_credit_line(words) else "caption"
        if crowded and (compiled(_CALLS).match(words) and count <= 30):
            return None
        if name == "" and crowded and self._frames[first]:
            return self._kind_in_frame(words, first)
        if name == "headline":
            if crowded and words in self._headlines:
                return None
            self._headlines.add(words)
            return None if crowded and linked and self._elements[self._roles.parts[first]].name != "h1" else "headline"
        if name == "quotation":
            return "quotation"
        if name == "list-item":
            return None if crowded and linked else "list-item"
        if self._follows_picture(first) and count <= _CAPTION_WORDS:
            if trailing_credit(words):
                return "caption"
            if is_credit_line(words):
                return "credit"
        if crowded and not self._is_copy(words, count, container, linked):
            return None
        if not self._seen_copy and is_byline(words):
            return "byline"
        if is_note(words) and count <= 60:
            return "note"
        return "paragraph"

    def _kind_in_frame(self, words: str, first: int) -> BlockKind:
        """Beside a picture, in a part of their own: first the caption, then the credit."""
        if is_credit_line(words) or trailing_credit(f"({words})"):
            return "credit"
        last = self.told[-1] if self.told else None
        behind = last and last.block.kind == "caption" and self._frames[last.first] == self._frames[first]
        return "credit" if behind and len(words.split()) <= _CREDIT_WORDS else "caption"

    def _is_copy(self, words: str, count: int, container: int, linked: bool) -> bool:
        """Whether a stretch on a publisher's page is the story's and no label."""
        name = self._elements[container].name if container >= 0 else ""
        if linked:
            return False
        if name == "p":
            inside = self._story.body <= container < self._story.body_stop
            return inside or (count >= _LABEL and words[-1] in _SENTENCE_END)
        return count >= _LABEL and words[-1] in _SENTENCE_END

    def _follows_picture(self, first: int) -> bool:
        """Whether nothing but a picture stands between the block before and the text."""
        since = self.told[-1].first if self.told else max(0, first - 12)
        return self._has_picture(max(since, first - 12), first)

    def _write(self, kind: BlockKind, rendered: Sequence[Piece], first: int, words: str) -> None:
        if len(self._prose):
            self._prose.gap()
        start = len(self._prose)
        span = write(self._prose, rendered, self._passage)
        attributes = self._attributes(kind, words, first)
        block = Block(kind, start, len(self._prose), span, attributes)
        if kind == "credit":
            self._caption_before(first)
        self.told.append(Told(block, first, self._roles.parts[first]))
        self._seen_copy = self._seen_copy or kind == "paragraph"

    def _caption_before(self, credit: int) -> None:
        """What stands between a picture and its credit line is its caption."""
        last = self.told[-1] if self.told else None
        if last is None or last.block.kind != "paragraph" or len(self._prose) > last.block.end + _CAPTION_CHARACTERS:
            return
        short = last.block.end - last.block.start <= _CAPTION_CHARACTERS
        if short and self._has_picture(last.first - 12, last.first) and not self._has_picture(last.first, credit):
            self.told[-1] = last._replace(block=last.block._replace(kind="caption", attributes={}))

    def _has_picture(self, start: int, stop: int) -> bool:
        names = (self._elements[index].name for index in range(max(0, start), stop))
        return any(name in {"img", "video", "picture"} for name in names)

    def _attributes(self, kind: BlockKind, words: str, first: int) -> dict[str, str]:
        if kind == "headline":
            name = self._elements[self._roles.parts[first]].name if self._roles.parts[first] >= 0 else ""
            return {"level": name[-1] if name[-1:].isdigit() else "2"}
        if kind == "caption":
            credit = trailing_credit(words)
            return {"credit": credit} if credit else {}
        if kind == "paragraph":
            length = dateline_length(words)
            return {"dateline": str(length)} if length else {}
        if kind == "quotation":
            cite = self._elements[self._roles.parts[first]].attribute("cite")
            return {"cite": cite} if cite else {}
        return {}

    def _cell(self, parts: tuple[int, ...], table: int) -> None:
        rendered = render(self._elements, parts)
        if not rendered:
            return
        last = self.told[-1] if self.told else None
        going_on = last is not None and last.block.kind == "table" and last.part == table
        if len(self._prose):
            self._prose.gap("\n" if going_on else "\n\n")
        start = len(self._prose)
        source = write(self._prose, rendered, self._passage)
        if going_on and last is not None:
            block = last.block._replace(end=len(self._prose), source=Span(last.block.source.start, source.end))
            self.told[-1] = last._replace(block=block)
        else:
            block = Block("table", start, len(self._prose), source)
            self.told.append(Told(block, parts[0], table))

    def _is_linked(self, parts: tuple[int, ...]) -> bool:
        """Whether nearly all of the words are a link."""
        all_words = linked = 0
        for index in parts:
            if self._elements[index].name == "#text":
                length = len(self._elements[index].text.strip())
                all_words += length
                linked += length if self._links[index] else 0
        return all_words > 0 and linked >= all_words * 0.85


def _linked(elements: Sequence[Element]) -> bytearray:
    """One byte for each element: whether it stands in a link."""
    marks = bytearray(len(elements))
    for index, element in enumerate(elements):
        above = element.parent
        marks[index] = (element.name == "a" and "href" in element.attributes) or (above >= 0 and marks[above])
    return marks
