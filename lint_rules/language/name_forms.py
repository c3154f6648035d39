"""The words of a story's names: each spelling, and everywhere it stands.

A form is one spelling of one word of a name. Its uses say what stands around it: the other words of the name, the
title, the role in apposition, the sentence, whether it is one of a list. What is made of that is no matter of this
module: `two_names` and `respelling` judge it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_rules.language import roles, same_person
from lint_rules.language.mentions import Mention
from lint_rules.language.name_words import COURTESY, members
from lint_rules.language.near_names import SHORTEST
from lint_rules.language.once import lazily
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.story import Story
    from lint_rules.language.tokens import Tokens

MOST_NEIGHBOURS = 12  # given names of a form that are looked at
_LIST_MARKS = frozenset({",", ";", "(", ")", "and", "&", ":"})
_COURTESY_OR_NONE = COURTESY | {""}
_APPOSITIONS = frozenset("the a an who whose his her their its another one former".split())


Place = tuple["Mention", int]
"""A mention, and which of its words stands there."""


class Use(NamedTuple):
    """One place where a form stands: its prose offsets, its mention and the name words before and after it there."""

    start: int
    end: int
    mention: Mention
    before: tuple[str, ...]
    after: tuple[str, ...]
    listed: bool
    explained: bool


class Spots:
    """Which tokens the words of a story's mentions are, worked out once for a mention."""

    def __init__(self, tokens: Tokens) -> None:
        self.tokens = tokens
        self._known: dict[int, list[int]] = {}

    def of(self, mention: Mention) -> Sequence[int]:
        """The token of each of the mention's words, in order."""
        known = self._known.get(mention.first)
        if known is None:
            known = self._known[mention.first] = []
            at = mention.first - 1
            for word in mention.words:
                at = self.tokens.text.index(word, at + 1)
                known.append(at)
        return known


class Form:
    """One spelling of one word of a name, and everywhere it stands in the story.

    What stands around it is only looked up when somebody asks: most forms of a story are never compared with another.
    """

    def __init__(self, text: str, spots: Spots | None = None, places: Sequence[Place] = (), count: int = 0) -> None:
        self.text = text
        self.places = places
        self._spots = spots
        self._count = count

    @property
    def count(self) -> int:
        """How often the form stands in the story; what was told, for a form without a story."""
        return len(self.places) or self._count

    @property
    def mentions(self) -> list[Mention]:
        """The mentions in which the form stands, in order."""
        return [mention for mention, _ in self.places]

    @lazily
    def uses(self) -> list[Use]:
        """The places where the form stands, in order; none for a form without a story."""
        spots = self._spots
        return [_use(spots, *place) for place in self.places] if spots is not None else []

    @lazily
    def given(self) -> frozenset[str]:
        """The words that stand before the form inside its mentions: given names, for a family name."""
        return frozenset(word for use in self.uses for word in use.before[:MOST_NEIGHBOURS])

    @lazily
    def following(self) -> frozenset[str]:
        """The words that stand behind the form inside its mentions: family names, for a given name."""
        return frozenset(word for use in self.uses for word in use.after[:MOST_NEIGHBOURS])

    @property
    def introduced(self) -> bool:
        """Whether the form ever stands in a full name."""
        return any(len(mention.words) > 1 for mention, _ in self.places)

    @property
    def never_alone(self) -> bool:
        """Whether every use of the form is in a full name: the story's second references go by another form."""
        return bool(self.places) and all(len(mention.words) > 1 for mention, _ in self.places)

    @property
    def explained(self) -> bool:
        """Whether some use of the form is followed by an apposition, or stands behind a title."""
        return any(use.explained or use.mention.title.lower() not in _COURTESY_OR_NONE for use in self.uses)

    @property
    def titles(self) -> frozenset[str]:
        """The title words before the form's mentions, lower case, without courtesy titles."""
        return frozenset(
            word for use in self.uses for word in use.mention.title.lower().split() if word not in COURTESY
        )

    @lazily
    def roles(self) -> frozenset[str]:
        """The words of title and role with which full names introduce the form, before the name or in apposition."""
        if self._spots is None:
            return frozenset()
        tokens = self._spots.tokens
        introductions = [use.mention for use in self.uses if use.before or use.after]
        return frozenset(role for mention in introductions[:MOST_NEIGHBOURS] for role in roles.beside(tokens, mention))


def _among_names(texts: Sequence[str], mention: Mention) -> bool:
    """Whether another name stands beyond the mark on either side, as in a list or a line-up."""
    behind = texts[mention.last + 1 : mention.last + 2]
    ahead = texts[max(0, mention.first - 2) : max(0, mention.first - 1)]
    return any(word[0].isupper() or word[0].isdigit() for word in (*behind, *ahead))


def _explains(lowers: Sequence[str], at: int) -> bool:
    """Whether an apposition begins at a token: an article, an age, `who`, a role."""
    word = lowers[at] if at < len(lowers) else ""
    return word in _APPOSITIONS or word.isdigit() or word in members("roles") or word in members("title modifiers")


def _use(spots: Spots, mention: Mention, position: int) -> Use:
    """What stands around one of the words of a mention."""
    tokens, token = spots.tokens, spots.of(mention)[position]
    before = tokens.lower[mention.first - 1] if mention.first else ""
    after = tokens.lower[mention.last] if mention.last < len(tokens) else ""
    explained = after == "," and _explains(tokens.lower, mention.last + 1)
    return Use(
        tokens.start[token],
        tokens.end[token],
        mention,
        mention.words[max(0, position - MOST_NEIGHBOURS) : position],
        mention.words[position + 1 : position + 1 + MOST_NEIGHBOURS],
        after in _LIST_MARKS
        and (before in _LIST_MARKS or mention.opens)
        and not explained
        and _among_names(tokens.text, mention),
        explained,
    )


def places(story: Story) -> dict[str, list[Place]]:
    """Where each form of a story stands, by spelling, in order of first appearance; words in capitals count for their
    usual form."""
    found: dict[str, list[Place]] = {}
    capitals: list[tuple[str, Place]] = []
    for mention in story.mentions:
        for position, text in enumerate(mention.words):
            if text in found:
                found[text].append((mention, position))
            elif len(text) < SHORTEST and not same_person.listed_family(text):
                continue
            elif text.isupper():
                capitals.append((text, (mention, position)))
            else:
                found[text] = [(mention, position)]
    if capitals:
        usual = {text.upper(): text for text in found}
        for text, place in capitals:
            key = usual.setdefault(text, text.title() if len(text) > 5 else text)
            found.setdefault(key, []).append(place)
    return found


def forms(story: Story) -> dict[str, Form]:
    """The forms of a story by spelling, in order of first appearance."""
    spots = Spots(story.tokens)
    return {text: Form(text, spots, where) for text, where in places(story).items()}
