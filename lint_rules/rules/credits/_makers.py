"""Who two credits name, and whether they can both be right."""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.document.credit_lines import is_agency
from lint_rules.model.patterns import compiled

_PARTS = r"(?i)\s*(?:[/|,;:()\[\]©•·]|\s[—–-]\s|\bvia\b|\bfor\b|\bby\b|\band\b|&|\bcourtesy(?: of)?\b)\s*"
_LABELS = (
    r"(?i)\b(?:photo(?:graph(?:er|s|y)?|s)?|images?|pictures?|credits?|source|copyright|handout|file|illustration"
    r"|screengrab|video|contributor|stringer|staff|all rights reserved)\b|\b(?:19|20)\d\d\b"
)
_PERSON = (
    r"\p{Lu}[\p{L}\p{M}'’\-]*\.?"
    r"(?: (?:\p{Lu}\.|\p{Lu}[\p{L}\p{M}'’\-]+|van|von|der|de|da|di|al|el|bin|ben|la|le|dos)){1,3}"
)
_BODIES = frozenset(  # words of outlets' and bodies' names, which look like people's
    (
        "news times post herald press agency tribune gazette daily radio tv net journal media images pictures network"
        " magazine weekly guardian independent telegraph mirror express mail star sun sunday online digital channel"
        " broadcasting corporation company group ltd inc productions studio studios films pictures entertainment"
        " museum gallery archive archives library university college school institute institution foundation trust"
        " society association council police department ministry office government house city county state national"
        " international service services party church hospital bank club fc united centre center federation league"
        " commission committee union army navy force forces airlines getty reuters wire records music sports sport"
    ).split()
)
_PASSING_ON = frozenset(  # agencies that pass on the pictures of others
    "getty images alamy shutterstock imago istock newscom zuma zumapress wireimage picture alliance anadolu".split()
)


def contradict(one: str, other: str) -> bool:
    """Whether two credits name different makers: different people or, where no people are named, different agencies."""
    people, others_people = set(_people(one)), set(_people(other))
    if people and others_people:
        return not (_words(people) & _words(others_people))
    agencies, others_agencies = set(_agencies(one)), set(_agencies(other))
    if not agencies or not others_agencies:
        return False
    if (_words(agencies) | _words(others_agencies)) & _PASSING_ON:
        return False
    return not ((_words(agencies) | _initials(agencies)) & (_words(others_agencies) | _initials(others_agencies)))


def _parts(credit: str) -> Iterator[str]:
    for part in compiled(_PARTS).split(credit):
        words = " ".join(compiled(_LABELS).sub(" ", part).split()).strip(" .'\"“”")
        if words:
            yield words


def _people(credit: str) -> Iterator[str]:
    for part in _parts(credit):
        if compiled(_PERSON).fullmatch(part) and not is_agency(part) and not _BODIES & set(part.lower().split()):
            yield part


def _agencies(credit: str) -> Iterator[str]:
    return (part for part in _parts(credit) if is_agency(part))


def _words(names: set[str]) -> set[str]:
    return {word for name in names for word in compiled(r"[\p{L}\d]{2,}").findall(name.casefold())}


def _initials(names: set[str]) -> set[str]:
    return {"".join(word[0] for word in compiled(r"[\p{L}]+").findall(name)).casefold() for name in names}
