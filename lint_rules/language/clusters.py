"""The mentions of a story, gathered by whom or what they name.

A surname alone belongs to the last person introduced by it; where several share it, a title decides, then nearness.
Two people of one surname stay apart by their given names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from lint_rules.language.name_runs import MentionKind
from lint_rules.language.name_words import COURTESY, members

if TYPE_CHECKING:
    from lint_rules.language.mentions import Mention
    from lint_rules.language.story import Story

_COURTESY = COURTESY | {"mx", "mx."}
_ARTICLES = ("al-", "el-", "ul-")
_MOST_NAMESAKES = 40  # people of one surname that a story is expected to keep apart


class Cluster:
    """Everything a story calls by one name: `name` is its fullest form as first given, `title` its first title."""

    __slots__ = ("family", "given", "kind", "mentions", "name", "title")

    def __init__(self, mention: Mention) -> None:
        self.kind: MentionKind = mention.kind
        self.name = mention.text
        self.title = ""
        self.given = mention.given
        self.family = mention.family
        self.mentions: list[Mention] = []

    @property
    def introduced(self) -> bool:
        """Whether a person is ever given more than a surname."""
        return bool(self.given)

    def add(self, mention: Mention) -> None:
        """Takes in one more mention."""
        self.mentions.append(mention)
        if not self.given and mention.given:
            self.given, self.name = mention.given, mention.text
        if mention.kind == "person":
            self.kind = "person"
        title = mention.title
        if title and not self.title and title.lower() not in _COURTESY:
            self.title = title


def build(story: Story) -> list[Cluster]:
    """The clusters of a story, in order of first appearance."""
    clusters: list[Cluster] = []
    families: dict[str, list[Cluster]] = {}
    givens: dict[str, list[Cluster]] = {}
    others: dict[str, Cluster] = {}
    people = {m.family.lower() for m in story.mentions if m.given and m.kind == "person"}
    for mention in story.mentions:
        kind, words, given = mention.kind, mention.words, mention.given
        personal = bool(words) and (kind == "person" or kind == "name")
        if not personal:
            key = mention.text.lower().replace("’", "'")
            personal = bool(words) and (key in people or mention.family.lower() in people)
        if not personal:
            home = others.get(key)
            if home is None:
                home = others[key] = Cluster(mention)
                clusters.append(home)
            home.add(mention)
            continue
        family = _key(mention.family or words[-1])
        known = families.get(family)
        if known is None:
            known = families[family] = []
        home = _home(mention, family, known, givens) if known or not given else None
        if home is None:
            home = Cluster(mention)
            clusters.append(home)
        home.add(mention)
        if not known or known[-1] is not home:
            _remember(known, home)
        if given:
            _remember(givens.setdefault(given.partition(" ")[0].lower(), []), home)
    return clusters


def _key(family: str) -> str:
    """A family name in lower case and without an Arabic article, which second references drop."""
    family = family.lower()
    return family[3:] if family.startswith(_ARTICLES) and len(family) > 5 else family


def _remember(known: list[Cluster], home: Cluster) -> None:
    """Makes one of the clusters of a name the latest."""
    if known and known[-1] is home:
        return
    if home in known:
        known.remove(home)
    known.append(home)
    if len(known) > _MOST_NAMESAKES:
        del known[0]


def _home(mention: Mention, family: str, known: list[Cluster], givens: dict[str, list[Cluster]]) -> Cluster | None:
    """The cluster that a person's mention belongs to, if there is one yet, among those of its family name first."""
    if mention.given:
        alike = [
            home
            for home in known
            if not home.given or (same_given(home.given, mention.given) and _same_initials(home.name, mention.text))
        ]
        return alike[-1] if alike else None
    if known:
        if mention.title and len(known) > 1:
            title = set(mention.title.lower().split()) - _COURTESY
            for home in reversed(known):
                if title & set(home.title.lower().split()):
                    return home
        return known[-1]
    first = givens.get(family)
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
