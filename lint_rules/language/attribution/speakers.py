"""Who a source is: a surname, `he` and `the analyst` lead back to the name as the story introduced it."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING

from lint_rules.language import lexicon
from lint_rules.language.attribution.records import RoleSpan
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.mentions import Mention
    from lint_rules.language.sentences import Sentence
    from lint_rules.language.story import Story

_MALE = frozenset({"he", "his", "him", "himself"})
_FEMALE = frozenset({"she", "her", "hers", "herself"})
_PRONOUNS = _MALE | _FEMALE
_RELATIVE = frozenset({"who", "that", "which", "whose"})
_HONORIFICS = frozenset({"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "madame"})
_MALE_SIGNS = frozenset(
    "mr sir lord king prince baron spokesman chairman congressman businessman policeman fisherman father".split()
)
_FEMALE_SIGNS = frozenset(
    "mrs ms miss madame dame lady queen princess baroness spokeswoman chairwoman congresswoman businesswoman"
    " policewoman mother".split()
)
_PREPOSITIONS = frozenset(
    "of with for by to from at about in on against like among including under near over between behind than".split()
)
_BEHIND_A_HEAD = frozenset({",", "(", ")", "of", "and", "or", "who", "&", "—", "–", "-", ";", ":", "also"})
_POSSESSIVES = frozenset({"its", "their", "his", "her", "our"})
_ARTICLES = frozenset({"a", "an", "the", "its", "their"})
_OPENING = _ARTICLES | frozenset("his her our this that these those some many several two three both all".split())
_PHRASE = 6  # tokens that a noun phrase before `which` may have
_APPOSITION = 16  # tokens that a description behind a name may have
_OFFICE = 6  # tokens that an office before a name may have, article and comma included
_MEMORY = 3  # sentences that a pronoun looks back


class Person(NamedTuple):
    """A person as the story introduced them; `title` is the role given with the name, organisation included."""

    name: str
    title: str


class _Entry:
    """What the story tells of a person."""

    __slots__ = ("gender", "is_looked_up", "names", "posts", "roles", "title")

    def __init__(self) -> None:
        self.names: dict[str, int] = {}  # each with how often the story uses it
        self.title = ""
        self.gender = ""
        self.is_looked_up = False
        self.roles: set[str] = set()  # every word of the roles told, and of them the nouns that can stand alone
        self.posts: set[str] = set()

    @property
    def person(self) -> Person:
        """The fullest name that the story uses, the commonest of several."""
        name = max(self.names, key=lambda name: (" " in name, self.names[name]))
        return Person(name, self.title)

    def fits(self, gender: str) -> bool:
        """Whether nothing speaks against this gender."""
        if gender and not self.gender and not self.is_looked_up:
            self.is_looked_up = True
            self.gender = next(filter(None, map(_gender_of_name, sorted(self.names))), "")
        return not gender or not self.gender or self.gender == gender


class Cast:
    """The people of a story, and who spoke when. Sources are to be resolved in reading order."""

    def __init__(self, story: Story) -> None:
        self._story = story
        self._lowers = story.tokens.lower
        self._headings = {at for at, block in enumerate(story.blocks) if block.kind in {"headline", "field"}}
        people = {each.family for each in story.mentions if each.kind == "person"}
        self._mentions = [
            each
            for each in story.mentions
            if each.kind == "person" or (each.kind == "name" and each.family in people and len(each.words) == 1)
        ]
        self._firsts = [each.first for each in self._mentions]
        self._full_names: dict[tuple[str, str], _Entry] = {}
        self._families: dict[str, list[_Entry]] = {}
        self._recent: dict[str, _Entry] = {}
        self._entries = self._introduce()
        self._holders: dict[str, list[_Entry]] = {}
        for entry in chain.from_iterable(self._families.values()):
            for role in entry.posts:
                self._holders.setdefault(role, []).append(entry)
        self._spoke: dict[int, _Entry] = {}
        self._last: _Entry | None = None
        self._guessed: list[_Entry] = []

    def may_speak_in(self, sentence: Sentence) -> bool:
        """Whether a source in the sentence may be a person: whether it has a name, a pronoun or a post."""
        if not self._mentions:
            return False
        words = self._lowers[sentence.first : sentence.last]
        if not _PRONOUNS.isdisjoint(words) or not self._holders.keys().isdisjoint(words):
            return True
        at = bisect_left(self._firsts, sentence.last) - 1
        return at >= 0 and self._mentions[at].last > sentence.first

    def forget(self) -> None:
        """Forget who spoke, and what pronouns told of anybody's gender: sources are to be resolved anew."""
        self._spoke.clear()
        self._last = None
        for entry in self._guessed:
            entry.gender = ""
        self._guessed.clear()

    def resolve(self, source: RoleSpan) -> Person | None:
        """The person behind a source, or None; remembers who spoke."""
        words = self._lowers[source.first : source.last]
        if words[0] in {"he", "she"} or (len(words) == 1 and words[0] in _PRONOUNS):
            entry = self._pronoun(source, "m" if words[0] in _MALE else "f")
        elif words[0] in _RELATIVE and len(words) == 1:
            entry = self._antecedent(source)
        else:
            entry = self._named(source) or self._by_role(words)
        if entry is None:
            return None
        self._spoke[source.sentence] = self._last = entry
        return entry.person

    def _introduce(self) -> list[_Entry]:
        """The entry of every mention."""
        for mention in self._mentions:
            if mention.given and mention.block not in self._headings:
                self._enter(mention)
        return [self._describe(mention, self._find(mention)) for mention in self._mentions]

    def _enter(self, mention: Mention) -> _Entry:
        entry = self._full_names.get((mention.family, mention.given))
        if entry is None:
            entry = self._full_names[mention.family, mention.given] = _Entry()
            self._families.setdefault(mention.family, []).append(entry)
        return entry

    def _find(self, mention: Mention) -> _Entry:
        """The entry that a mention belongs to; of namesakes the one mentioned last whose gender fits."""
        if mention.given:
            entry = self._enter(mention)
        else:
            gender = _gender({mention.title.lower().rstrip(".")}) if mention.title else ""
            namesakes = self._families.setdefault(mention.family, [])
            recent = self._recent.get(mention.family)
            if recent is not None and recent.fits(gender):
                entry = recent
            else:
                fitting = next((each for each in namesakes if each.fits(gender)), None)
                if fitting is None:
                    fitting = _Entry()
                    namesakes.append(fitting)
                entry = fitting
        self._recent[mention.family] = entry
        return entry

    def _describe(self, mention: Mention, entry: _Entry) -> _Entry:
        """Add what the mention tells of the person."""
        if mention.block not in self._headings or not entry.names:
            entry.names[mention.text] = entry.names.get(mention.text, 0) + 1
        titles = mention.title.lower().replace(".", "").split() if mention.title else []
        behind, lowers = None, self._lowers
        if mention.last < len(lowers) and lowers[mention.last] == ",":
            behind = self._apposition(mention)
        if behind is None and mention.first and lowers[mention.first - 1] == ",":
            behind = self._office(mention)
        if not titles and not behind:
            return entry
        entry.roles.update(titles)
        entry.posts.update(_post(titles))
        if behind:
            described = [self._lowers[at] for at in self._head(behind)]
            entry.roles.update(described)
            entry.posts.update(_post(described))
        if not entry.title:
            if mention.title and not _HONORIFICS.issuperset(titles):
                entry.title = mention.title
            elif behind:
                entry.title = self._story.text(
                    self._story.tokens.start[behind.start], self._story.tokens.end[behind.stop - 1]
                )
        entry.gender = entry.gender or _gender(entry.roles)
        return entry

    def _apposition(self, mention: Mention) -> range | None:
        """The tokens of `a fisheries analyst at the institute` behind a name and a comma, without the article."""
        texts, at = self._story.tokens.text, mention.last
        limit = min(self._story.sentences[mention.sentence].last, at + _APPOSITION)
        if at + 2 >= limit or self._lowers[at + 1] not in _ARTICLES:
            return None
        for end in range(at + 2, limit):
            if texts[end] in {",", ".", ";"} or self._lowers[end] == "who":
                return range(at + 2, end) if end > at + 2 else None
        return None

    def _office(self, mention: Mention) -> range | None:
        """The tokens of `chairman` in `..., its chairman, Jonas Tveit`."""
        lowers, end = self._lowers, mention.first - 1
        first = self._story.sentences[mention.sentence].first
        if end <= first:
            return None
        for at in range(end - 1, max(first, end - _OFFICE) - 1, -1):
            if lowers[at] in _POSSESSIVES or (lowers[at] == "the" and at > first and lowers[at - 1] == ","):
                return range(at + 1, end) if at + 1 < end else None
            if lowers[at] == ",":
                return None
        return None

    def _head(self, tokens: range) -> Sequence[int]:
        for at in tokens:
            if self._lowers[at] in _PREPOSITIONS:
                return range(tokens.start, at)
        return tokens

    def _named(self, source: RoleSpan) -> _Entry | None:
        """The person whose name is the head of the source: not `a friend of Moll`, not `Moll's lawyer`."""
        at = bisect_left(self._firsts, source.first)
        if at and self._mentions[at - 1].last > source.first:
            at -= 1  # the source begins within a name
        while at < len(self._mentions) and self._firsts[at] < source.last:
            mention = self._mentions[at]
            before = self._lowers[source.first : mention.first]
            if not _PREPOSITIONS.isdisjoint(before):
                return None
            after = self._lowers[mention.last] if mention.last < source.last else ","
            if after == "'s" and mention.last + 1 == source.last:
                after = ","
            if after in _BEHIND_A_HEAD:
                return self._entries[at]
            at += 1
        return None

    def _pronoun(self, source: RoleSpan, gender: str) -> _Entry | None:
        """Whom a pronoun means: the subject before it, or who spoke or was spoken of first in the sentences before."""
        entry = self._subject(source.sentence, source.first, gender)
        for sentence in range(source.sentence - 1, max(source.sentence - _MEMORY, 0) - 1, -1):
            if entry:
                break
            spoke = self._spoke.get(sentence)
            if spoke and spoke.fits(gender):
                entry = spoke
            else:
                entry = self._subject(sentence, self._story.sentences[sentence].last, gender)
        if entry is None and self._last and self._last.fits(gender):
            entry = self._last
        if entry and not entry.gender:
            entry.gender = gender
            self._guessed.append(entry)
        return entry

    def _subject(self, sentence: int, limit: int, gender: str) -> _Entry | None:
        """The first person of a sentence, up to a token, who stands outside quotations and behind no preposition."""
        at = bisect_left(self._firsts, self._story.sentences[sentence].first)
        while at < len(self._mentions) and self._mentions[at].last <= limit:
            mention, entry = self._mentions[at], self._entries[at]
            before = self._lowers[mention.first - 1] if mention.first else ""
            if (
                before not in _PREPOSITIONS
                and entry.fits(gender)
                and not self._story.in_quotation(mention.start, mention.end)
            ):
                return entry
            at += 1
        return None

    def _antecedent(self, source: RoleSpan) -> _Entry | None:
        """The person just before `who`, a description between commas allowed."""
        at = bisect_left(self._firsts, source.first) - 1
        if at < 0 or self._mentions[at].sentence != source.sentence:
            return None
        between = self._lowers[self._mentions[at].last : source.first]
        apposed = len(between) <= _APPOSITION and between[:1] == between[-1:] == [","]
        return self._entries[at] if apposed or not between else None

    def _by_role(self, words: Sequence[str]) -> _Entry | None:
        """`the analyst`, where one person of the story, best the last speaker, was introduced as one."""
        if not 2 <= len(words) <= 4 or words[0] not in {"the", "this"}:
            return None
        role = words[-1]
        if self._last and role in self._last.posts:
            return self._last
        holders = self._holders.get(role, ())
        return holders[0] if len(holders) == 1 else None


@cache
def _given_names() -> Mapping[str, str]:
    """The genders of given names in lower case."""
    lists = lexicon.sections("given_names.txt")
    return {name: kind[0] for kind in ("female", "male") for line in lists[kind] for name in line.split()}


def _gender_of_name(name: str) -> str:
    """What the given name of a full name tells: f, m or nothing."""
    given, _, family = name.partition(" ")
    return _given_names().get(given.lower(), "") if family else ""


def _post(words: Sequence[str]) -> Sequence[str]:
    """The noun of a role, which can stand for it: `head` in `county head`, in `head of the county`."""
    end = next((at for at, word in enumerate(words) if word in _PREPOSITIONS), len(words))
    return words[max(end - 1, 0) : end]


def phrase_before(words: Sequence[str]) -> int:
    """Where the noun phrase at the end of the words begins, as far as that shows without their parts of speech: at its
    article, or at the first of its capitals, or at its last word; the number of words where they end on a mark."""
    count = len(words)
    for at in range(count - 1, max(count - _PHRASE, 0) - 1, -1):
        if not words[at][-1].isalnum():
            break
        if words[at].lower() in _OPENING:
            return at
    at = count
    while at and words[at - 1][0].isupper():
        at -= 1
    return at if at < count or not count or not words[-1][-1].isalnum() else count - 1


def _gender(roles: set[str]) -> str:
    if roles & _MALE_SIGNS:
        return "m"
    if roles & _FEMALE_SIGNS:
        return "f"
    return ""
