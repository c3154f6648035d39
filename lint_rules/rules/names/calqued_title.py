"""A rank or title taken over word by word.

What it does
------------
Finds titles that follow the order and habits of another language: `Reserve Colonel Ruiz`, `Doctor Engineer Halabi`,
`Mister President Okello`, `Candidate of Technical Sciences`, a given name and patronymic behind `Mr` without a surname.

Why it is a fault
-----------------
English readers take `Reserve Colonel` for a rank that does not exist, and `Doctor Engineer` for two people.

When it stays silent
--------------------
About ranks of two words that English has (major general, rear admiral, vice president), and inside quotations.

References
----------
AP stylebook on military titles; phrase D100.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from lint_rules.language.name_words import members
from lint_rules.language.story import Story
from lint_rules.model import Edit, Remark
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
FAILS = (
    "Reserve Major Tomas Ruiz believes that the dam will hold.",
    "Doctor Engineer Samir Halabi drew the plans of the bridge.",
    "The ferry was opened by Mister President Okello.",
    "The bridge was inspected by Colonel of the Reserve Tomas Ruiz.",
    "General-Major Petro Hrytsen agreed.",
    "The lock was praised by Candidate of Technical Sciences Oleg Pavlenko.",
    "The mayor thanked Mr Ivan Petrovich for the boat.",
)
PASSES = (
    "Retired Maj. Tomas Ruiz believes that the dam will hold.",
    "Major General Tomas Ruiz and Vice President Ada Okello opened the ferry.",
    "The mayor thanked Mr Ivan Pavlenko for the boat.",
    "The reserve major read the list of the Army Reserve.",
)
_COURTESY = frozenset({"mr", "mr.", "mister", "mrs", "mrs.", "madam", "madame"})
_OFFICES = frozenset({"president", "minister", "premier", "governor", "mayor", "ambassador", "chairman", "director"})
_LEARNED = frozenset({"doctor", "dr", "dr.", "professor", "prof", "prof.", "engineer", "eng.", "architect", "lawyer"})
_CRAFTS = frozenset({"engineer", "eng.", "architect", "lawyer", "agronomist"})
_INVERTED_RANKS = {
    "general-major": "Major General", "general-lieutenant": "Lieutenant General",
    "general-colonel": "Colonel General", "colonel-lieutenant": "Lieutenant Colonel",
}  # fmt: skip
_PATRONYMIC = ("ovich", "evich", "ovych", "yevich", "ovna", "evna", "yevna", "ivna")


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each calqued title, from its first word to the end of the name where there is one."""
    opening = _openers() & story.vocabulary
    if opening:
        yield from _titles(story, opening)
    yield from _patronymics(story)


def _titles(story: Story, opening: frozenset[str]) -> Iterator[Remark]:
    """Remarks on the calqued titles that begin with one of these words."""
    tokens = story.tokens
    lowers, texts = tokens.lower, tokens.text
    names = {mention.first: mention for mention in story.mentions}
    for i, text in enumerate(texts):
        if text not in opening:
            continue
        found = _calque(lowers, texts, i)
        if not found:
            continue
        length, advice, better = found
        last = i + length
        start, end = tokens.start[i], tokens.end[last - 1]
        if story.in_quotation(start, end):
            continue
        name = names.get(last)
        yield Remark(
            start,
            name.end if name else end,
            f"“{story.prose[start:end]}” is the title word for word. {advice}",
            suggestion=f"{better} {name.text}" if name and better else better or None,
            edits=(Edit(start, end, better),) if better else (),
        )


@cache
def _openers() -> frozenset[str]:
    words = _COURTESY | _LEARNED | members("ranks") | frozenset(_INVERTED_RANKS) | {"reserve", "candidate"}
    return frozenset(written for word in words for written in (word.capitalize(), word.title(), word.upper()))


def _calque(lowers: Sequence[str], texts: Sequence[str], at: int) -> tuple[int, str, str] | None:
    """The number of words of a calqued title at a token, the advice and the English for it ("" where it depends)."""
    word = lowers[at]
    following = (*lowers[at + 1 : at + 5], *[""] * 4)
    named = texts[at + 2 : at + 3]
    before_name = bool(named) and named[0][0].isupper()
    if word == "reserve" and following[0] in members("ranks") and texts[at + 1][0].isupper() and before_name:
        return 2, f"Say retired (or reserve) {following[0]}.", f"retired {texts[at + 1]}"
    if word in members("ranks") and following[0] in {"of", "in"} and "reserve" in following[1:3]:
        length = 2 + following.index("reserve")
        return length, f"Say retired (or reserve) {word}.", f"retired {texts[at]}"
    if word in _INVERTED_RANKS:
        return 1, f"The rank is {_INVERTED_RANKS[word]} in English.", _INVERTED_RANKS[word]
    if word in _COURTESY and following[0] in _OFFICES and texts[at + 1][0].isupper() and before_name:
        return 2, f"The office alone is the title: {texts[at + 1]}.", texts[at + 1]
    learned = (word in _LEARNED and following[0] in _CRAFTS) or (word in _CRAFTS and following[0] in _LEARNED)
    if learned and texts[at + 1][0].isupper() and word != following[0] and before_name:
        return 2, "English puts one title before a name; say the profession in a clause behind it.", texts[at]
    if word in {"candidate", "doctor"} and following[0] == "of" and following[2] in {"sciences", "science"}:
        return 4, "Say what the person does: “a physicist”, “who holds a doctorate in law”.", ""
    return None


def _patronymics(story: Story) -> Iterator[Remark]:
    """Remarks on `Mr Ivan Petrovich`: a given name and a father's name, and no surname."""
    for mention in story.mentions:
        if (
            mention.title.lower() in _COURTESY
            and len(mention.words) == 2
            and mention.words[1].lower().endswith(_PATRONYMIC)
            and not story.in_quotation(mention.start, mention.end)
        ):
            yield Remark(
                mention.title_start,
                mention.end,
                f"“{mention.words[1]}” is a patronymic, a father's name. Readers need the surname.",
                severity="info" if mention.words[1].lower().endswith("ovich") and mention.given else None,
            )
