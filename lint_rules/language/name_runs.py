"""What a run of name words tells by itself: its title, the name proper, what that names, given and family name.

Nothing here depends on where the run stands, and most names of a story come back: `RUNS` remembers what was told.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from lint_rules.language.memo import Memo
from lint_rules.language.name_order import given_and_family
from lint_rules.language.name_shapes import (
    ABBREVIATION,
    BEFORE_TITLE,
    CALENDAR,
    GEOGRAPHIC,
    INITIAL,
    KINDS,
    MONTH,
    NAME,
    OFFICE,
    ORGANISATION,
    PARTICLE,
    PLACE,
    SKIPPED,
    TITLE,
)

MentionKind = Literal["person", "place", "organisation", "abbreviation", "name"]
_KindIfTold = MentionKind | Literal[""]
Run = tuple[int, int, int, _KindIfTold, _KindIfTold, tuple[str, ...], str, str]
"""What a run of name words tells by itself: title, first, last, kind, untitled, words, given, family.

The first three count its words: where its title begins, where the name proper, and where that ends. The kind is ""
where a role before the name can tell, `untitled` what it is without one, "" where only its neighbours can tell. `words`
are those that can be misspelt; given and family name hold if it is a person's.
"""


def _run(written: str) -> Run | None:
    """What the words of a run, with blanks between them, tell by themselves; None where they name nothing."""
    texts = written.split(" ")
    kinds = [KINDS[text] for text in texts]
    title, last = 0, len(texts)
    while title < last and kinds[title] & SKIPPED:
        title += 1
    while last > title and kinds[last - 1] & (CALENDAR | PARTICLE):
        last -= 1
    if title == last:
        return None
    first = _behind_title(kinds, title, last) if kinds[title] & BEFORE_TITLE else title
    inner = kinds[first:last]
    common = any_of = inner[0]
    for each in inner:
        common &= each
        any_of |= each
    if not any_of & (NAME | ABBREVIATION | PARTICLE) or (common & MONTH and first == title):
        return None
    words = tuple(texts[first:last])
    if not common & NAME:
        words = tuple([word for word, each in zip(words, inner, strict=True) if each & NAME])
    kind = _kind(common, any_of)
    untitled = kind or _untitled(inner, any_of, len(words))
    given = family = ""
    if words and not common & OFFICE:
        given, family = given_and_family(words)
        if not given and inner[0] & INITIAL:
            given = texts[first]
    return title, first, last, kind, untitled, words, given, family


RUNS: Memo[Run | None] = Memo(_run)


def _behind_title(kinds: Sequence[int], title: int, last: int) -> int:
    """The word at which the name proper begins, behind `Russian Defense Minister` or `Mr`."""
    begin = title
    for at in range(title, last - 1):
        if not kinds[at] & BEFORE_TITLE:
            break
        if kinds[at] & TITLE:
            begin = at + 1
    return begin


def _kind(common: int, any_of: int) -> _KindIfTold:
    """What the words of a name make it, whatever stands before it, by what all and what some of them are; "" where
    they do not tell."""
    if not any_of & NAME:
        return "abbreviation"
    if common & OFFICE:  # without its holder: `Deputy Prime Minister`
        return "name"
    if common & GEOGRAPHIC:
        return "place"
    return "organisation" if any_of & ORGANISATION else ""


def _untitled(inner: Sequence[int], any_of: int, words: int) -> _KindIfTold:
    """What a name of so many words is where no title or role stands before it; "" where it does not tell."""
    if len(inner) > 1 and inner[-1] & PLACE:
        return "place"
    if inner[0] & INITIAL:
        return "person"
    if any_of & ABBREVIATION:
        return "organisation"
    return "person" if 2 <= words <= 4 and not inner[-1] & GEOGRAPHIC else ""
