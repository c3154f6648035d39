"""ninjs 1.x, 2.x and 3.x: news items in JSON.

The three generations name the same things differently (``body_text``, ``bodies``, ``infosource``, ``infoSources``), so
names are compared in lower case and both shapes of each are understood. Of a body that is sent in several formats, one
is read: HTML before NITF before plain text. What the schema does not know is left alone; what it knows but has another
type is a fault of the file, told apart from what a newsroom's own policy asks for.
"""

from __future__ import annotations

from lint_rules.document.blocks import Image
from lint_rules.document.credits import Credit, StoryCredits
from lint_rules.document.document import Document, Fault
from lint_rules.document.formats.feed import FeedDocument, once
from lint_rules.document.json_tree import JsonFault, JsonNumber, JsonValue, decoded, parse
from lint_rules.document.markup.passage import Passage
from lint_rules.document.source import Source
from lint_rules.model import Span, UserError

_TEXTS = frozenset(
    {
        "uri",
        "type",
        "byline",
        "by",
        "headline",
        "located",
        "language",
        "copyrightholder",
        "copyrightnotice",
        "usageterms",
    }
)
_LISTS = frozenset({"bodies", "headlines", "descriptions", "infosources", "renditions", "places", "people", "subjects"})
_PICTURES = frozenset({"picture", "photo", "graphic", "image", "video", "animation", "audio"})
_CAPTION_ROLES = ("caption", "text", "main", "")
_UNREAD_ROLES = frozenset({"creditline", "credit", "writer", "captionwriter", "keywords", "seo"})
_MOST_ITEMS = 2_000  # in one package


def read(source: Source) -> Document:
    """The items in a ninjs source; raises UserError if it is not JSON, is nested too deep or holds no item."""
    try:
        root = parse(source.text)
    except JsonFault as fault:
        raise UserError(f"{source.path}: {fault}") from None
    if not isinstance(root.data, dict):
        raise UserError(f"{source.path}: is JSON but no ninjs; a news item is an object with a uri")
    return _Reader(source).read(root)


class _Item:
    """An object whose members are found whatever the case of their names."""

    def __init__(self, value: JsonValue) -> None:
        self.value = value
        self.members = {name.lower(): member for name, member in value.members.items()}

    def get(self, *names: str) -> JsonValue | None:
        return next((self.members[name] for name in names if name in self.members), None)

    def text(self, *names: str) -> JsonValue | None:
        return next((self.members[name] for name in names if name in self.members and self.members[name].text), None)


class _Reader:
    def __init__(self, source: Source) -> None:
        self.source = source
        self.feed = FeedDocument(source, "ninjs")

    def read(self, root: JsonValue) -> Document:
        first = _Item(root)
        waiting = [first]
        read = 0
        while waiting and read < _MOST_ITEMS:
            item = waiting.pop(0)
            read += 1
            self._check(item)
            if self._is_picture(item):
                self._picture(item)
            else:
                self._story(item)
            waiting += self._associations(item)
        return self.feed.document(self._credits(first))

    def _is_picture(self, item: _Item) -> bool:
        kind = item.text("type")
        return bool(kind and kind.text.lower() in _PICTURES)

    def _associations(self, item: _Item) -> list[_Item]:
        """The items sent along: an object by name in ninjs 1, an array in 2 and 3."""
        found = item.get("associations")
        if found is None:
            return []
        values = list(found.data.values()) if isinstance(found.data, dict) else found.items
        return [_Item(value) for value in values if isinstance(value.data, dict)]

    def _story(self, item: _Item) -> None:
        body = self._body(item)
        for headline in self._worded(item, "headline", "headlines"):
            if body is None or headline.text not in body[0].text:
                self.feed.line("headline", self._passage(headline), {"level": "1"})
        if body is None:
            for description in self._worded(item, "description", "descriptions"):
                self.feed.line("field", self._passage(description), {"name": "description"})
            return
        value, kind = body
        passage = self._passage(value)
        if kind == "text":
            self.feed.plain_text(passage)
        else:
            self.feed.markup(passage, xml=kind == "xml")

    def _picture(self, item: _Item) -> None:
        caption = next(iter(self._worded(item, "description", "descriptions")), None)
        if caption is None:
            caption = next(iter(self._worded(item, "headline", "headlines")), None)
        index = None
        if caption is not None:
            passage = self._passage(caption)
            if self.feed.has_block("caption", passage.text.strip()):
                return
            index = self.feed.line("caption", passage)
        kind = item.text("type")
        named = kind.text.lower() if kind else "picture"
        address = self._address(item)
        place = item.get("uri") or address or item.value
        origin = item.text("digitalsourcetype")
        credit = self._picture_credit(item)
        self.feed.images.append(
            Image(
                place.source,
                address.text if address else "",
                caption=index,
                credit=credit,
                unseen=(credit,) if credit else (),
                kind="video" if named in {"video", "animation"} else "audio" if named == "audio" else "image",
                digital_source=origin.text if origin else None,
            )
        )

    def _address(self, item: _Item) -> JsonValue | None:
        renditions = item.get("renditions")
        if renditions is None:
            return None
        values = list(renditions.data.values()) if isinstance(renditions.data, dict) else renditions.items
        for value in values:
            href = _Item(value).text("href")
            if href:
                return href
        return None

    def _picture_credit(self, item: _Item) -> str | None:
        """Who took or gave the picture: ninjs has no credit line of its own, so any of these will do."""
        parts = [value.text for value in (item.text("byline", "by"), *self._sources(item)) if value is not None]
        parts += [value.text for value in self._by_role(item, "creditline", "credit")]
        if not parts:
            holder = item.text("copyrightholder", "copyrightnotice")
            parts = [holder.text] if holder else []
        return "/".join(dict.fromkeys(parts)) or None

    def _sources(self, item: _Item) -> list[JsonValue]:
        found = item.get("infosource", "infosources")
        names = [_Item(value).text("name", "literal") for value in (found.items if found else [])]
        return [name for name in names if name is not None]

    def _by_role(self, item: _Item, *roles: str) -> list[JsonValue]:
        found = item.get("descriptions")
        entries = [_Item(value) for value in (found.items if found else [])]
        return [
            value
            for entry in entries
            if (role := entry.text("role")) and role.text.lower() in roles and (value := entry.text("value"))
        ]

    def _worded(self, item: _Item, one: str, many: str) -> list[JsonValue]:
        """The item's headline or description in plain text, whichever way it is told; at most one."""
        plain = [f"{one}_text", one, f"{one}_caption"] if one == "description" else [one, f"{one}_text"]
        single = item.text(*plain)
        if single:
            return [single]
        found = item.get(many)
        entries = [_Item(value) for value in (found.items if found else [])]
        ranked: list[tuple[int, JsonValue]] = []
        for entry in entries:
            role = entry.text("role")
            name = role.text.lower() if role else ""
            value = entry.text("value")
            if value and name not in _UNREAD_ROLES:
                ranked.append((_CAPTION_ROLES.index(name) if name in _CAPTION_ROLES else 9, value))
        ranked.sort(key=lambda pair: pair[0])
        return [ranked[0][1]] if ranked else []

    def _body(self, item: _Item) -> tuple[JsonValue, str] | None:
        """The body to be read and its kind: ``html``, ``xml`` or ``text``."""
        ranked: list[tuple[int, JsonValue, str]] = []
        for name, value in item.members.items():
            if name.startswith("body_") and value.text:
                ranked.append(_ranked(value, name, ""))
        found = item.get("bodies")
        for entry in (_Item(value) for value in (found.items if found else [])):
            value_of = entry.text("value")
            role, content = entry.text("role"), entry.text("contenttype")
            if value_of:
                ranked.append(_ranked(value_of, role.text if role else "", content.text if content else ""))
        ranked.sort(key=lambda body: body[0])
        return ranked[0][1:] if ranked else None

    def _passage(self, value: JsonValue) -> Passage:
        return Passage(decoded(self.source.text, value.source))

    def _credits(self, item: _Item) -> StoryCredits:
        def credit(*names: str) -> Credit | None:
            value = item.text(*names)
            return Credit(value.text, value.source) if value else None

        byline = credit("byline", "by")
        genres = item.get("genres", "genre")
        named = [_Item(value).text("name", "literal") for value in (genres.items if genres else [])]
        genre = next((value for value in named if value), None)
        outlets = [Credit(value.text, value.source) for value in self._sources(item)]
        holder = credit("copyrightholder")
        return StoryCredits(
            bylines=(byline,) if byline else (),
            dateline=credit("located"),
            date=credit("versioncreated", "firstcreated", "contentcreated"),
            outlets=once([*outlets, *([holder] if holder else [])]),
            language=credit("language"),
            genre=Credit(genre.text.lower(), genre.source) if genre else None,
            copyright=credit("copyrightnotice", "copyrightholder"),
        )

    def _check(self, item: _Item) -> None:
        """Faults of the file: known members of a wrong type."""
        for name, value in item.members.items():
            if value.data is None:
                continue
            if name in _TEXTS and not isinstance(value.data, str):
                self._fault(name, value, "a string")
            elif (
                name in _LISTS
                and not isinstance(value.data, list)
                and not (name == "renditions" and isinstance(value.data, dict))
            ):
                self._fault(name, value, "an array")
            elif name == "associations" and not isinstance(value.data, list | dict):
                self._fault(name, value, "an array or an object")

    def _fault(self, name: str, value: JsonValue, wanted: str) -> None:
        message = f"ninjs: {name} should be {wanted}, not {_type_name(value)}"
        self.feed.faults.append(Fault(*Span(value.source.start, value.source.end), message))


def _ranked(value: JsonValue, role: str, content_type: str) -> tuple[int, JsonValue, str]:
    told = f"{role} {content_type}".lower()
    start = value.text[:200].lower()
    if "html" in told:
        return 0, value, "html"
    if "nitf" in told or "xml" in told or start.startswith(("<?xml", "<nitf")):
        return 1, value, "xml"
    return (2, value, "html") if start.startswith(("<p", "<div", "<html", "<article")) else (3, value, "text")


def _type_name(value: JsonValue) -> str:
    if isinstance(value.data, dict):
        return "an object"
    if isinstance(value.data, list):
        return "an array"
    if isinstance(value.data, JsonNumber):
        return "a number"
    return "a string" if isinstance(value.data, str) else "true or false"
