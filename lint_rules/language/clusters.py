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
_PERSONAL = frozenset({"person", "name"})
_ARTICLES = ("al-", "el-", "ul-")
_MOST_NAMESAKES = 40  # people of one surname that a story is expected to keep apart


class Cluster:
    """Everything a story calls by one name: `name` is its fullest form as first given, `title` its first title."""

    __slots__ = ("family", "given", "kind", "mentions", "name", "title")

    def __init__(self, mention: Mention) -> None:
        self.kind: MentionKind = mention.kind
        self.name = mention.text
        self.title = mention.title and _telling(mention.title)
        self.given = mention.given
        self.family = mention.family
        self.mentions = [mention]

    def add(self, mention: Mention) -> None:
        """Takes in one more mention."""
        self.mentions.append(mention)
        if mention.kind == "person":
            self.kind = "person"
        if mention.given and not self.given:
            self.given, self.name = mention.given, mention.text
        if mention.title and not self.title:
            self.title = _telling(mention.title)


def build(story: Story) -> list[Cluster]:
    """The clusters of a story, in order of first appearance."""
    people = story.people
    taken = {mention.first for cluster in people for mention in cluster.mentions}
    others: dict[str, Cluster] = {}
    for mention in story.mentions:
        if mention.first not in taken:
            key = _folded(mention.text)
            if key in others:
                others[key].add(mention)
            else:
                others[key] = Cluster(mention)
    return sorted([*people, *others.values()], key=lambda cluster: cluster.mentions[0].first)


def people(story: Story) -> list[Cluster]:
    """The clusters of the names that may be a person's, in order of first appearance."""
    clusters: list[Cluster] = []
    families: dict[str, list[Cluster]] = {}  # the latest one last
    givens: dict[str, Cluster] = {}  # the latest one
    introduced = {m.family.lower() for m in story.mentions if m.given and m.kind == "person"}
    for mention in story.mentions:
        words, given = mention.words, mention.given
        if mention.kind not in _PERSONAL and not (words and introduced and _folded(mention.text) in introduced):
            continue
        family = (mention.family or words[-1]).lower()
        if "-" in family:
            family = _without_article(family)
        known = families.get(family)
        if known is None:
            known = families[family] = []
            by_given_name = not given and family in givens and family not in members("family first")
            home = givens[family] if by_given_name else None
        elif given:
            home = _of_given(mention, known)
        else:
            home = known[-1] if len(known) == 1 else _of_title(mention, known)
        if home is None:
            home = Cluster(mention)
            clusters.append(home)
        else:
            home.add(mention)
        if not known:
            known.append(home)
        elif known[-1] is not home:
            _remember(known, home)
        if given:
            givens[given.partition(" ")[0].lower()] = home
    return clusters


def _folded(name: str) -> str:
    """A name in lower case with straight apostrophes."""
    return name.lower().replace("’", "'")


def _telling(title: str) -> str:
    """A title that tells a role; "" in place of mere courtesy."""
    return "" if title.lower() in _COURTESY else title


def _without_article(family: str) -> str:
    """A family name in lower case without an Arabic article, which second references drop."""
    return family[3:] if family.startswith(_ARTICLES) and len(family) > 5 else family


def _remember(known: list[Cluster], home: Cluster) -> None:
    """Makes one of the clusters of a name the latest."""
    if home in known:
        known.remove(home)
    known.append(home)
    if len(known) > _MOST_NAMESAKES:
        del known[0]


def _of_given(mention: Mention, known: list[Cluster]) -> Cluster | None:
    """The latest of the people of one surname whom a full name can belong to, if there is one."""
    for home in reversed(known):
        if not home.given or home.name == mention.text:
            return home
        if same_given(home.given, mention.given) and _same_initials(home.name, mention.text):
            return home
    return None


def _of_title(mention: Mention, known: list[Cluster]) -> Cluster:
    """Whom of several people of one surname it stands for when it stands alone."""
    if mention.title:
        title = set(mention.title.lower().split()) - _COURTESY
        for home in reversed(known):
            if title & set(home.title.lower().split()):
                return home
    return known[-1]


def _same_initials(one: str, other: str) -> bool:
    """Whether two full names can be one person's by their middle initials: George W. is not George H. W."""
    initials = ["".join(w for w in name.replace(".", " ").split()[1:-1] if len(w) == 1) for name in (one, other)]
    return not all(initials) or initials[0] == initials[1]


def same_given(one: str, other: str) -> bool:
    """Whether two given names can be one person's: equal, an initial of, or the longer form of the other."""
    a, b = one.lower().rstrip("."), other.lower().rstrip(".")
    return a == b or a.startswith(b) or b.startswith(a) or a.split()[0] == b.split()[0]
