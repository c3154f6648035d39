"""The role with which a story introduces somebody."""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

from lint_rules.language.name_words import COURTESY, members

if TYPE_CHECKING:
    from lint_rules.language.mentions import Mention
    from lint_rules.language.tokens import Tokens

RELATIONS = frozenset(
    "husband wife son daughter father mother brother sister uncle aunt cousin nephew niece friend widow"
    " neighbour neighbor colleague teammate".split()
)
"""Words that introduce somebody by somebody else, and so never somebody who is known already."""
_LONGEST = 8  # tokens
_ENDS = frozenset(', . ; : ( ) — – “ ” " and said says told who whose which'.split())


def beside(tokens: Tokens, mention: Mention) -> frozenset[str]:
    """The words of a person's title, and of the role between commas on either side of the name: `Ana Ruiz, a mason,`.

    Lower case, without courtesy titles and without words that name no role.
    """
    lowers = tokens.lower
    words = mention.title.lower().split()
    at = mention.last
    if lowers[at : at + 1] == [","]:
        words += takewhile(_inside, lowers[at + 1 : at + 1 + _LONGEST])
    at = mention.first - 1
    if at > 0 and lowers[at] == ",":
        words += takewhile(_inside, lowers[max(0, at - _LONGEST) : at][::-1])
    return _role_words().intersection(words)


@cache
def _role_words() -> frozenset[str]:
    return (members("roles") | members("titles")) - COURTESY


def _inside(word: str) -> bool:
    return word not in _ENDS
