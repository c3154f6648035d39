"""The mentions of a story, gathered by whom or what they name.

A surname alone belongs to the last person introduced by it; where several share it, a title decides, then nearness.
Two people of one surname stay apart by their given names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_rules.language.mentions import Mention, MentionKind
from lint_rules.language.name_words import members
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.story import Story

_COURTESY = frozenset("mr mr. mrs mrs. ms ms. miss dr dr. sir lord lady dame prof prof. mx mx.".split())


_ARTICLES = ("al-", "el-", "ul-")
_MOST_NAMESAKES = 40  # people of one surname that a story is expected to keep apart


class Cluster(NamedTuple):
    """Everything a story calls by one name: `name` is its fullest form as first given, `title` its first title."""

    kind: MentionKind
    name: str
    title: str
    given: str
    family: str
    mentions: tuple[Mention, ...]

    @property
    def introduced(self) -> bool:
        """Whether a person is ever given more than a surname."""
        return bool(self.given)


class _Growing:
    __slots__ = ("family", "given", "kind", "mentions", "name", "title")

    def __init__(self, mention: Mention) -> None:
        self.kind: MentionKind = mention.kind
        self.name = mention.text
        self.title = ""
        self.given = mention.given
        self.family = mention.family
        self.mentions: list[Mention] = []

    def add(self, mention: Mention) -> None:
        """Takes in one more mention."""
        self.mentions.append(mention)
        if mention.given and not self.given:
            self.given, self.name = mention.given, mention.text
        if mention.kind == "person":
            self.kind = "person"
        title = mention.title
        if title and title.lower() not in _COURTESY and not self.title:
            self.title = title

    def freeze(self) -> Cluster:
        """The finished cluster."""
        return Cluster(self.kind, self.name, self.title, self.given, self.family, tuple(self.mentions))


def build(story: Story) -> list[Cluster]:
    """The clusters of a story, in order of first appearance."""
    clusters: list[_Growing] = []
    families: dict[str, list[_Growing]] = {}
    givens: dict[str, list[_Growing]] = {}
    others: dict[str, _Growing] = {}
    people = {m.family.lower() for m in story.mentions if m.kind == "person" and m.given}
    for mention in story.mentions:
        key = mention.text.lower().replace("’", "'")
        personal = mention.kind in {"person", "name"} or mention.family.lower() in people or key in people
        if not personal or not mention.words:
            home = others.get(key)
            if home is None:
                home = others[key] = _Growing(mention)
                clusters.append(home)
            home.add(mention)
            continue
        home = _home(mention, families, givens)
        if home is None:
            home = _Growing(mention)
            clusters.append(home)
        home.add(mention)
        family = _key(mention)
        _remember(families, family, home)
        if mention.given:
            _remember(givens, mention.given.split()[0].lower(), home)
    return [cluster.freeze() for cluster in clusters]


def _key(mention: Mention) -> str:
    """The family name, or the only one, in lower case and without an Arabic article, which second references drop."""
    family = (mention.family or mention.words[-1]).lower()
    return family[3:] if family.startswith(_ARTICLES) and len(family) > 5 else family


def _remember(index: dict[str, list[_Growing]], key: str, home: _Growing) -> None:
    known = index.setdefault(key, [])
    if home in known:
        known.remove(home)
    known.append(home)
    if len(known) > _MOST_NAMESAKES:
        del known[0]


def _home(mention: Mention, families: dict[str, list[_Growing]], givens: dict[str, list[_Growing]]) -> _Growing | None:
    """The cluster that a person's mention belongs to, if there is one yet."""
    family = _key(mention)
    known = families.get(family, [])
    if mention.given:
        alike = [
            home
            for home in known
            if not home.given or (same_given(home.given, mention.given) and _same_initials(home.name, mention.text))
        ]
        return alike[-1] if alike else None
    if known:
        if len(known) > 1 and mention.title:
            title = set(mention.title.lower().split()) - _COURTESY
            for home in reversed(known):
                if title & set(home.title.lower().split()):
                    return home
        return known[-1]
    first = givens.get(family, [])
    if first and family not in members("family first"):
        return first[-1]
    return None


def _same_initials(one: str, other: str) -> bool:
    """Whether two full names can be one person's by their middle initials: George W. is not George H. W."""
    initials = ["".join(w for w in name.replace(".", " ").split()[1:-1] if len(w) == 1) for name in (one, other)]
    return not all(initials) or initials[0] == initials[1]


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial of, or the longer form of the other."""
    a, b = one.lower().rstrip("."), other.lower().rstrip(".")
    return a == b or a.startswith(b) or b.startswith(a) or a.split()[0] == b.split()[0]
