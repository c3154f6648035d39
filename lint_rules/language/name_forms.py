"""The words of a story's names: each spelling, and everywhere it stands.

A form is one spelling of one word of a name. Its uses say what stands around it: the other words of the name, the
title, the role in apposition, the sentence, whether it is one of a list. What is made of that is no matter of this
module: `two_names` and `respelling` judge it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from lint_rules.language import roles, same_person
from lint_rules.language.mentions import Mention
from lint_rules.language.name_words import COURTESY, members

if TYPE_CHECKING:
    from lint_rules.language.story import Story
    from lint_rules.language.tokens import Tokens

SHORTEST = 4
MOST_NEIGHBOURS = 12  # given names of a form that are looked at
_LIST_MARKS = frozenset({",", ";", "(", ")", "and", "&", ":"})
_COURTESY_OR_NONE = COURTESY | {""}
_APPOSITIONS = frozenset("the a an who whose his her their its another one former".split())


class Use(NamedTuple):
    """One place where a form stands: its prose offsets, its mention and the name words before and after it there."""

    start: int
    end: int
    mention: Mention
    before: tuple[str, ...]
    after: tuple[str, ...]
    listed: bool
    explained: bool


class Form:
    """One spelling of one word of a name, and everywhere it stands in the story."""

    __slots__ = ("_following", "_given", "_roles", "count", "text", "uses")

    def __init__(self, text: str, uses: list[Use] | None = None, count: int = 0) -> None:
        self.text = text
        self.uses = uses if uses is not None else []
        self.count = count or len(self.uses)
        self._given: frozenset[str] | None = None
        self._following: frozenset[str] | None = None
        self._roles: frozenset[str] | None = None

    def add(self, use: Use) -> None:
        """Takes in one more use."""
        self.uses.append(use)
        self.count += 1

    @property
    def given(self) -> frozenset[str]:
        """The words that stand before the form inside its mentions: given names, for a family name."""
        if self._given is None:
            self._given = frozenset(word for use in self.uses for word in use.before[:MOST_NEIGHBOURS])
        return self._given

    @property
    def following(self) -> frozenset[str]:
        """The words that stand behind the form inside its mentions: family names, for a given name."""
        if self._following is None:
            self._following = frozenset(word for use in self.uses for word in use.after[:MOST_NEIGHBOURS])
        return self._following

    @property
    def introduced(self) -> bool:
        """Whether the form ever stands in a full name."""
        return any(use.before or use.after for use in self.uses)

    @property
    def never_alone(self) -> bool:
        """Whether every use of the form is in a full name: the story's second references go by another form."""
        return bool(self.uses) and all(use.before or use.after for use in self.uses)

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

    def roles(self, tokens: Tokens) -> frozenset[str]:
        """The words of title and role with which full names introduce the form, before the name or in apposition."""
        if self._roles is None:
            introductions = [use.mention for use in self.uses if use.before or use.after]
            self._roles = frozenset(
                role for mention in introductions[:MOST_NEIGHBOURS] for role in roles.beside(tokens, mention)
            )
        return self._roles


def _among_names(texts: Sequence[str], mention: Mention) -> bool:
    """Whether another name stands beyond the mark on either side, as in a list or a line-up."""
    behind = texts[mention.last + 1 : mention.last + 2]
    ahead = texts[max(0, mention.first - 2) : max(0, mention.first - 1)]
    return any(word[0].isupper() or word[0].isdigit() for word in (*behind, *ahead))


def _explains(lowers: Sequence[str], at: int) -> bool:
    """Whether an apposition begins at a token: an article, an age, `who`, a role."""
    word = lowers[at] if at < len(lowers) else ""
    return word in _APPOSITIONS or word.isdigit() or word in members("roles") or word in members("title modifiers")


def forms(story: Story) -> dict[str, Form]:
    """The forms of a story by spelling, in order of first appearance; words in capitals count for their usual form."""
    found: dict[str, Form] = {}
    capitals: list[tuple[str, Use]] = []
    tokens = story.tokens
    for mention in story.mentions:
        if mention.kind == "abbreviation" or not mention.words:
            continue
        words = mention.words
        position = 0
        for i in range(mention.first, mention.last):
            text = tokens.text[i]
            if position >= len(words) or text != words[position]:
                continue
            position += 1
            if len(text) < SHORTEST and not same_person.listed_family(text):
                continue
            before = tokens.lower[mention.first - 1] if mention.first else ""
            after = tokens.lower[mention.last] if mention.last < len(tokens) else ""
            explained = after == "," and _explains(tokens.lower, mention.last + 1)
            use = Use(
                tokens.start[i],
                tokens.end[i],
                mention,
                words[max(0, position - 1 - MOST_NEIGHBOURS) : position - 1],
                words[position : position + MOST_NEIGHBOURS],
                after in _LIST_MARKS
                and (before in _LIST_MARKS or mention.opens)
                and not explained
                and _among_names(tokens.text, mention),
                explained,
            )
            if text.isupper():
                capitals.append((text, use))
                continue
            form = found.get(text)
            if form is None:
                form = found[text] = Form(text)
            form.add(use)
    _settle_capitals(found, capitals)
    return found


def _settle_capitals(found: dict[str, Form], capitals: list[tuple[str, Use]]) -> None:
    """Adds words written in capitals to the form they stand for."""
    if not capitals:
        return
    usual = {text.upper(): text for text in found}
    for text, use in capitals:
        key = usual.setdefault(text, text.title() if len(text) > 5 else text)
        form = found.setdefault(key, Form(key))
        form.add(use)
