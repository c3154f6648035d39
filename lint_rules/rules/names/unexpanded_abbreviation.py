"""Initials that the story never spells out.

What it does
------------
Finds a formal initialism that is never explained, beside the common name of the same thing or, where it means one
country and no other, alone (`DPRK` for North Korea), an abbreviation that is given two expansions, and any other
abbreviation that few readers know and no sentence spells out; that is a query unless the letters act in the story
(`the LVDB has sent barges`).

Why it is a fault
-----------------
Readers who do not know the letters take them for another party. Translations carry the initialisms of official papers
into copy that calls the country by its name everywhere else.

When it stays silent
--------------------
About abbreviations that everybody knows (EU, NATO, UN, USSR, BBC ...; the list can be extended), stock-exchange tickers
in brackets, agencies in credits and datelines, roman numerals, words set in capitals, and letters inside quotations.

References
----------
AP and Reuters stylebooks on abbreviations: spell out at first use.
"""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from functools import cache

from lint_rules.language.lexicon import sections
from lint_rules.language.memo import Memo
from lint_rules.language.name_words import familiarity
from lint_rules.language.story import Story
from lint_rules.model import Aside, Remark
from lint_rules.model.patterns import compiled
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "known": Option([], "further abbreviations that this desk's readers know"),
}
FAILS = (
    "Fishermen from North Korea crossed the bay. The DPRK has asked for their boats back.",
    "The Lower Valley Dredging Board (LVDB) met on Monday. The Lake Village Donkey Bureau (LVDB) did not.",
    "A delegation from the DPRK toured the cannery on Monday.",
)
PASSES = (
    "The Democratic People's Republic of Korea (DPRK) has asked for the boats back. North Korea wants them by May.",
    "NATO and the EU sent pumps after the flood.",
    "The Lower Valley Dredging Board (LVDB) met on Monday. The LVDB wants a new barge.",
)
_COPY = frozenset({"paragraph", "list-item", "caption"})
_COUNTRIES = frozenset({"DPRK", "PRC", "ROK", "RoK", "KSA"})  # official initials that mean one country and no other
_LONGEST_NAME = 10  # words
_FINITE = frozenset(
    "has have had said says is was will would wants told plans sent denied warned asked accused ordered announced"
    " confirmed estimates expects called began agreed refused rejected arrested seized published declined replied"
    " responded answered acknowledged admitted insisted argued complained apologised apologized promised pledged urged"
    " demanded threatened decided ruled voted approved banned suspended fined sued appealed disputed dismissed signed"
    " opened closed launched set paid bought sold built delivered issued recorded counted measured".split()
)
_WHERE = r"^ (?:at|in|near) (?:the )?\p{Lu}[\p{L}\p{M}'’\-]*(?: \p{Lu}[\p{L}\p{M}'’\-]*){0,2}"  # UGS at Arlen Moor
_GLOSSES = (", the ", ", a ", ", an ", ", which", ", whose", " - ", " – ", " — ")
_SMALL = frozenset({"of", "the", "and", "for", "in", "on", "de", "la", "du", "des", "against", "to", "&"})


@cache
def _known() -> frozenset[str]:
    return frozenset(word for line in sections("abbreviations.txt")["known"] for word in line.split())


@cache
def _formal() -> dict[str, tuple[str, ...]]:
    """Formal initialism -> the common names that it alternates with, the usual one first."""
    table = {}
    for line in sections("abbreviations.txt")["formal"]:
        letters, _, names = line.partition("=")
        table[letters.strip()] = tuple(name.strip() for name in names.split("|"))
    return table


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each abbreviation that is not explained, at its first use."""
    places = _places_of(story)
    if not places:
        return
    desk = frozenset(word.replace(".", "") for word in options["known"])
    explained = _explained(story, frozenset(places))
    for letters, uses in places.items():
        expansions = explained.get(letters, [])
        spelled = [expansion for expansion in expansions if expansion[1]]
        if len({_worded(words) for _, words in spelled}) > 1:
            yield _two_expansions(letters, spelled)
        elif letters in _formal() and not expansions and letters not in desk:
            yield from _formal_name(story, letters, uses)
        elif not expansions and letters not in desk:
            start, end = uses[0]
            yield Remark(
                start,
                end,
                f"“{letters}” is never spelled out. Give the full name at first mention, or drop the letters.",
                severity="warning" if _acts(story, uses) else "info",
            )


def _acts(story: Story, uses: list[tuple[int, int]]) -> bool:
    """Whether the letters are somebody who does something in the story, and no apposition says who: `the LVDB sent`."""
    return not any(_in_apposition(story.prose, start, end) for start, end in uses) and any(
        story.prose[max(0, start - 4) : start].lower() == "the "
        and compiled(_WHERE).sub("", story.prose[end : end + 80]).lstrip().partition(" ")[0] in _FINITE
        for start, end in uses
    )


def _in_apposition(prose: str, start: int, end: int) -> bool:
    """Whether the letters explain, or are explained by, what stands beside them: `the spy service, the LVSS, said`."""
    before, after = prose[max(0, start - 6) : start].lower(), prose[end : end + 8].lower()
    return (before == ", the " and after[:1] == ",") or after.startswith(_GLOSSES)


def _formal_name(story: Story, letters: str, uses: list[tuple[int, int]]) -> Iterator[Remark]:
    named = [(place, name) for name in _formal()[letters] if (place := _word_at(story.prose, name)) >= 0]
    start, end = uses[0]
    if not named:
        usual = _formal()[letters][0]
        clear = letters in _COUNTRIES
        yield Remark(
            start,
            end,
            f"“{letters}” is never spelled out. "
            + (f"Readers know it as {usual}." if clear else "Give the full name."),
            severity="warning" if clear else "info",
            suggestion=usual if clear else None,
            related=tuple(Aside(a, b, "again") for a, b in uses[1:]),
        )
        return
    at, usual = min(named)
    article = story.prose[max(0, start - 4) : start].lower() == "the "
    yield Remark(
        start - 4 if article else start,
        end,
        f"“{letters}” is never spelled out, and the story also says “{usual}”. Use the common name throughout, or "
        "explain the letters once.",
        suggestion=usual,
        related=(*(Aside(a, b, "again") for a, b in uses[1:]), Aside(at, at + len(usual), "the common name")),
    )


def _word_at(prose: str, name: str) -> int:
    """The offset at which a name stands as words of its own, -1 where it does not."""
    at = prose.find(name)
    while at >= 0:
        around = prose[at - 1 : at] + prose[at + len(name) : at + len(name) + 1]
        if not any(c.isalpha() for c in around):
            return at
        at = prose.find(name, at + 1)
    return -1


def _two_expansions(letters: str, expansions: list[tuple[int, tuple[str, ...]]]) -> Remark:
    (first, words), (second, other) = (
        expansions[0],
        next(expansion for expansion in expansions if _worded(expansion[1]) != _worded(expansions[0][1])),
    )
    return Remark(
        second,
        second + len(letters),
        f"“{letters}” stands for “{' '.join(other)}” here and for “{' '.join(words)}” before. Spell out one of them.",
        related=(Aside(first, first + len(letters), "the other expansion"),),
    )


def _worded(words: tuple[str, ...]) -> str:
    """The words of an expansion without capitals and hyphens."""
    return " ".join(words).lower().replace("-", " ")


def _familiar(letters: str) -> bool:
    """Whether most readers know the letters, or they are a word set in capitals; never for a formal initialism."""
    known = familiarity(letters)
    return letters not in _formal() and (letters in _known() or known.word > 1 or known.name > 5)


def _places_of(story: Story) -> dict[str, list[tuple[int, int]]]:
    """Where each abbreviation that few readers know stands in running copy, by its letters."""
    tokens = story.tokens
    found: dict[str, list[tuple[int, int]]] = {}
    texts, formal, capitalised = tokens.text, _formal(), story.concordance.capitalised
    candidates = [*filter(str.isupper, capitalised), *capitalised.intersection(formal)]
    strange = {text: letters for text in candidates if (letters := _STRANGE[text])}
    for i in _standing(story, strange) if strange else ():
        letters = strange[texts[i]]
        start, end = tokens.start[i], tokens.end[i]
        if story.prose[start - 1 : start] == "(" and letters not in formal and story.prose[end : end + 1] != ")":
            continue  # a stock exchange and its ticker
        sentence = story.sentence_at(start)
        if sentence is None or story.block_of(sentence).kind not in _COPY or story.in_quotation(start, end):
            continue
        if _shouted(texts, i):
            continue
        found.setdefault(letters, []).append((start, end))
    return found


def _standing(story: Story, words: Container[str]) -> list[int]:
    """The tokens with capitals that are one of the words."""
    concordance = story.concordance
    return [i for i, text in zip(concordance.capitals, concordance.capital_words, strict=True) if text in words]


def _strange(word: str) -> str:
    """The letters of an abbreviation of three letters or more (two, if formal) that few readers know; else nothing."""
    if not ("A" <= word[0] <= "Z") or len(word) < 2 or not (word.isupper() or word in _formal()):
        return ""
    letters = word.replace(".", "")
    if not letters.isalpha() or not (2 < len(letters) < 7 or letters in _formal()):
        return ""
    return "" if _familiar(letters) else letters


_STRANGE: Memo[str] = Memo(_strange)


def _shouted(texts: list[str], at: int) -> bool:
    """Whether the letters stand in a run of words in capitals."""
    around = [w for w in texts[max(0, at - 1) : at] + texts[at + 1 : at + 2] if w.isalpha()]
    return any(w.isupper() and len(w) > 1 for w in around)


def _explained(story: Story, wanted: frozenset[str]) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
    """Where abbreviations are explained: prose offsets and the words they stand for, by their letters."""
    tokens = story.tokens
    texts, lowers = tokens.text, tokens.lower
    count = len(texts)
    openings = {letters[0] for letters in wanted}
    opening = {word for word in story.concordance.capitalised if word[0] in openings}
    found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
    spelled: dict[str, tuple[int, tuple[str, ...]]] = {}
    for i in _standing(story, opening):
        text = texts[i]
        letters = text.replace(".", "")
        if letters in wanted:
            if i and texts[i - 1] in "([":
                # whatever stands before the brackets explains the letters, even where they are another language's
                found.setdefault(letters, []).append((tokens.start[i], _before(texts, i - 1, letters)))
            elif i + 1 < count and texts[i + 1] == "(":
                words = tuple(texts[i + 2 : i + 2 + len(letters)])
                if _spells(words, letters):
                    found.setdefault(letters, []).append((tokens.start[i], words))
        elif len(text) > 1 and i + 1 < count and (texts[i + 1][0].isupper() or lowers[i + 1] in _SMALL):
            for initials, words in _initialisms(texts, i):
                if initials in wanted:
                    spelled.setdefault(initials, (tokens.start[i], words))
    for letters, place in spelled.items():
        found.setdefault(letters, [place])
    return found


def _initialisms(texts: list[str], at: int) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The initials of every run of capitalised words that begins at a token, small words counted and left out."""
    words = _run(texts, at, _LONGEST_NAME)
    tight = loose = ""
    for number, word in enumerate(words, 1):
        parts = [part[0].upper() for part in word.split("-") if part and part[0].isalpha()]
        loose += "".join(parts)
        tight += "" if word.lower() in _SMALL else "".join(parts)
        if number > 1:
            yield tight, words[:number]
            if loose != tight:
                yield loose, words[:number]


def _run(texts: list[str], at: int, longest: int) -> tuple[str, ...]:
    words = []
    for text in texts[at : at + longest]:
        if not (text[0].isupper() or text.lower() in _SMALL):
            break
        words.append(text)
    while words and words[-1].lower() in _SMALL:
        words.pop()
    return tuple(words)


def _before(texts: list[str], end: int, letters: str) -> tuple[str, ...]:
    """The words before a bracket whose initials are the letters."""
    for start in range(max(0, end - len(letters) - 4), end):
        words = tuple(texts[start:end])
        if words[0][0].isalpha() and words[0].lower() not in _SMALL and _spells(words, letters):
            return words
    return ()


def _spells(words: tuple[str, ...], letters: str) -> bool:
    """Whether the words' initials are the letters, small words and hyphenated parts counted or not."""
    if any(not word[0].isalnum() and word != "&" for word in words):
        return False
    parts = [part for word in words for part in word.replace("’", "'").split("-") if part and part[0].isalpha()]
    small = "".join(part[0] for part in parts if part.lower() not in _SMALL and part not in {"'s", "s"}).upper()
    return bool(small) and (small == letters.upper() or "".join(p[0] for p in parts).upper() == letters.upper())
