"""Who a source is: `Bersing`, `he` and `the analyst` lead back to the name as the story introduced it."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from lint_rules.model import Span

if TYPE_CHECKING:
    from lint_rules.language.story import Story

_MALE = frozenset({"he", "his", "him", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_MALE_SIGNS = frozenset(
    "mr mr. sir lord king prince baron spokesman chairman congressman businessman policeman father".split()
)
_FEMALE_SIGNS = frozenset(
    "ms ms. mrs mrs. miss dame lady queen princess baroness spokeswoman chairwoman congresswoman businesswoman"
    " mother".split()
)
_SPEAKING = frozenset({"person", "name"})


class Person(NamedTuple):
    """A person as the story introduced them."""

    name: str
    title: str
    family: str


class _Entry:
    """What the story has told of a person so far."""

    __slots__ = ("gender", "person", "roles")

    def __init__(self, person: Person) -> None:
        self.person = person
        self.gender = ""
        self.roles: set[str] = set()


class Cast:
    """The people of a story in the order of their first mention, and who spoke last."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._mentions = [each for each in story.mentions if each.kind in _SPEAKING]
        self._starts = [each.start for each in self._mentions]
        self._entries: dict[str, _Entry] = {}
        self._last: _Entry | None = None
        self._introduce()

    def _introduce(self) -> None:
        lowers, texts = self._story.tokens.lower, self._story.tokens.text
        for mention in self._mentions:
            if mention.kind != "person" and mention.family not in self._entries and len(mention.words) != 1:
                continue
            entry = self._entries.get(mention.family)
            if entry is None:
                entry = self._entries[mention.family] = _Entry(Person(mention.text, mention.title, mention.family))
            elif mention.given and " " not in entry.person.name:
                entry.person = Person(mention.text, mention.title or entry.person.title, mention.family)
            elif mention.title and not entry.person.title and len(mention.title) > 3:
                entry.person = entry.person._replace(title=mention.title)
            entry.roles.update(mention.title.lower().split())
            end = mention.last
            if end + 1 < len(texts) and texts[end] == ",":
                appositive: list[str] = []
                for at in range(end + 1, min(end + 9, len(texts))):
                    if texts[at] in {",", ".", ";"}:
                        entry.roles.update(appositive)
                        break
                    appositive.append(lowers[at])
            entry.gender = entry.gender or _gender(entry.roles)

    def resolve(self, source: Span, words: list[str]) -> Person | None:
        """The person behind a source, or None; remembers who spoke."""
        entry = self._named(source) or self._pronoun(words) or self._role(words)
        if entry:
            self._last = entry
            return entry.person
        return None

    def forget(self) -> None:
        """A speaker without a name took the floor: pronouns no longer lead back to the one before."""
        self._last = None

    def last(self) -> Person | None:
        """Who spoke last."""
        return self._last.person if self._last else None

    def _named(self, source: Span) -> _Entry | None:
        at = bisect_left(self._starts, source.start)
        found = None
        while at < len(self._mentions) and self._starts[at] < source.end:
            mention = self._mentions[at]
            entry = self._entries.get(mention.family)
            if entry and (mention.kind == "person" or found is None):
                if found is None or (" " in entry.person.name and " " not in found.person.name):
                    found = entry
            at += 1
        return found

    def _pronoun(self, words: list[str]) -> _Entry | None:
        if not words:
            return None
        word = words[0]
        gender = "m" if word in _MALE else "f" if word in _FEMALE else ""
        if not gender or self._last is None:
            return None
        if self._last.gender and self._last.gender != gender:
            return None
        self._last.gender = gender
        return self._last

    def _role(self, words: list[str]) -> _Entry | None:
        """`the analyst`, where one person of the story, best the last speaker, was introduced as one."""
        if not 2 <= len(words) <= 4 or words[0] not in {"the", "this"}:
            return None
        role = words[-1]
        if self._last and role in self._last.roles:
            return self._last
        holders = [entry for entry in self._entries.values() if role in entry.roles]
        return holders[0] if len(holders) == 1 else None


def _gender(roles: set[str]) -> str:
    if roles & _MALE_SIGNS:
        return "m"
    if roles & _FEMALE_SIGNS:
        return "f"
    return ""
