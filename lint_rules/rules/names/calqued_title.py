"""A rank or title taken over word by word.

What it does
------------
Finds titles that follow the order and habits of another language: `Reserve Colonel Ruiz`, `Doctor Engineer Halabi`,
`Colonel Engineer Ruiz`, `Staff Brigadier Pilot Ruiz`, `Deputy Minister Doctor Halabi`, `Mister President Okello`,
`Candidate of Technical Sciences`, a given name and patronymic behind `Mr` without a surname.

Why it is a fault
-----------------
English readers take `Reserve Colonel` for a rank that does not exist, and `Doctor Engineer` for two people.

When it stays silent
--------------------
About ranks of two words that English has (major general, rear admiral, vice president), about `Dr` behind an office
and `Professor` behind that of a director, and inside quotations.

References
----------
AP stylebook on military titles; phrase D100.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter

from lint_rules.language.mentions import Mention
from lint_rules.language.name_words import familiarity, members
from lint_rules.language.story import Story
from lint_rules.model import Edit, Remark
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
FAILS = (
    "Reserve Major Tomas Ruiz believes that the dam will hold.",
    "Doctor Engineer Samir Halabi drew the plans of the bridge.",
    "The ferry was opened by Mister President Okello.",
    "The pier was inspected by Colonel Engineer Tomas Ruiz on Monday.",
    "The pier was inspected by Staff Brigadier Pilot Tomas Ruiz on Monday.",
    "Deputy Minister Doctor Samir Halabi opened the clinic.",
    "The clinic was opened by Minister of Health Doctor Samir Halabi.",
    "The bridge was inspected by Colonel of the Reserve Tomas Ruiz.",
    "General-Major Petro Hrytsen agreed.",
    "The lock was praised by Candidate of Technical Sciences Oleg Pavlenko.",
    "The mayor thanked Mr Ivan Petrovich for the boat.",
)
PASSES = (
    "Retired Maj. Tomas Ruiz believes that the dam will hold.",
    "Major General Tomas Ruiz and Vice President Ada Okello opened the ferry.",
    "The mayor thanked Mr Ivan Pavlenko for the boat.",
    "Governor General Ada Okello and Attorney General Tomas Ruiz came with Director Professor Petra Lind.",
    "President Dr Ada Okello thanked Chief Engineer Tomas Ruiz.",
    "The reserve major read the list of the Army Reserve.",
    "Staff Sergeant Tomas Ruiz and Chief of Staff General Ada Okello praised the General Staff.",
)
_COURTESY = frozenset({"mr", "mr.", "mister", "mrs", "mrs.", "madam", "madame"})
_OFFICES = frozenset({"president", "minister", "premier", "governor", "mayor", "ambassador", "chairman", "director"})
_LEARNED = frozenset({"doctor", "dr", "dr.", "professor", "prof", "prof.", "engineer", "eng.", "architect", "lawyer"})
_CRAFTS = frozenset({"engineer", "eng.", "architect", "lawyer", "agronomist"})
_PROFESSIONS = frozenset(  # second to a rank, an office or another profession; spelled out, as abroad
    (
        "engineer eng. architect lawyer advocate jurist agronomist pharmacist economist geologist academician"
        " veterinarian accountant notary technician"
    ).split()
)
_BRANCHES = frozenset({"staff", "pilot", "navigator"})  # beside a rank abroad: Staff Brigadier, Brigadier Pilot
_STAFF_RANKS = frozenset({"sergeant", "corporal", "captain"})  # English, with staff before them
_FIRST_PROFESSIONS = frozenset({"engineer", "doctor", "professor", "lawyer", "architect", "academician"})
_HEADS = frozenset(
    {"director", "chairman", "president"}
)  # of institutes, too: Director Professor Ada Okello is English
_FARTHEST = 5  # words between an office and the profession behind its of: Minister of Health and Population Doctor
_INVERTED_RANKS = {
    "general-major": "Major General", "general-lieutenant": "Lieutenant General",
    "general-colonel": "Colonel General", "colonel-lieutenant": "Lieutenant Colonel",
}  # fmt: skip
_PATRONYMIC = ("ovich", "evich", "ovych", "yevich", "ovna", "evna", "yevna", "ivna")


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each calqued title, from its first word to the end of the name where there is one."""
    yield from _titles(story)
    yield from _patronymics(story)


def _titles(story: Story) -> Iterator[Remark]:
    """Remarks on calqued titles, by the words that they can begin with."""
    tokens = story.tokens
    lowers, texts = tokens.lower, tokens.text
    openers, followers = _openers(), _followers()
    done = 0
    for i in [at for at in story.concordance.tokens_with(_opening_words()) if texts[at] in openers]:
        if i < done or not (followers.intersection(lowers[i + 1 : i + 2]) or lowers[i] in _INVERTED_RANKS):
            continue
        found = _calque(lowers, texts, i)
        if not found:
            found = _stacked(lowers, texts, i) or _two_titles(lowers, texts, i)
            if not found or not _is_person(story, _name_at(story, i + found[0]), i + found[0]):
                continue
        length, advice, better = found
        last = done = i + length
        start, end = tokens.start[i], tokens.end[last - 1]
        if story.in_quotation(start, end):
            continue
        name = _name_at(story, last)
        named = story.prose[tokens.start[last] : name.end] if name else ""
        yield Remark(
            start,
            name.end if name else end,
            f"“{story.prose[start:end]}” is the title word for word. {advice}",
            suggestion=f"{better} {named}" if named and better else better or None,
            edits=(Edit(start, end, better),) if better else (),
        )


@cache
def _opening_words() -> frozenset[str]:
    """The words that can open a calqued title, in lower case."""
    words = _COURTESY | _LEARNED | _OFFICES | _FIRST_PROFESSIONS | members("ranks") | frozenset(_INVERTED_RANKS)
    return words | {"reserve", "candidate", "retired", "staff"}


@cache
def _openers() -> frozenset[str]:
    """The same as they are written there, with capitals."""
    return frozenset(
        written for word in _opening_words() for written in (word.capitalize(), word.title(), word.upper())
    )


@cache
def _followers() -> frozenset[str]:
    """The words of which one stands second in every calqued title of two words and more."""
    return members("ranks") | _OFFICES | _LEARNED | _CRAFTS | _PROFESSIONS | _BRANCHES | {"of", "in"}


def _name_at(story: Story, token: int) -> Mention | None:
    """The mention that a token belongs to, if it does to one."""
    at = bisect_right(story.mentions, token, key=attrgetter("first")) - 1
    return story.mentions[at] if at >= 0 and token < story.mentions[at].last else None


def _is_person(story: Story, mention: Mention | None, at: int) -> bool:
    """Whether the words of a mention, from a token on, are a person's name and no common words with capitals."""
    if mention is None or mention.kind != "person":
        return False
    known = [familiarity(text) for text in story.tokens.text[at : mention.last]]
    return any(not word.word or word.word + 1 < word.name for word in known)


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


def _stacked(lowers: Sequence[str], texts: Sequence[str], at: int) -> tuple[int, str, str] | None:
    """A rank among branches of service, as armies abroad say it: `Retired Staff Major General Pilot`.

    Returns what ``_calque`` does; whether a name follows is for the caller to see.
    """
    if at and (lowers[at - 1] == "of" or (lowers[at] == "staff" and texts[at - 1].istitle())):
        return None  # Chief of Staff General, Chief of Defence Staff General
    ranks = members("ranks")
    last = at + (lowers[at] == "retired")
    while last < len(lowers) and texts[last][0].isupper() and lowers[last] in ranks | _BRANCHES | _CRAFTS:
        last += 1
    stack = lowers[at:last]
    if _BRANCHES.isdisjoint(stack) or ranks.isdisjoint(stack) or stack[:2] == ["general", "staff"]:
        return None
    if len(stack) == 2 and stack[0] == "staff" and stack[1] in _STAFF_RANKS:
        return None
    kept = " ".join(text for text in texts[at:last] if text.lower() in ranks or text.lower() == "retired")
    return last - at, "English puts the rank alone before a name; say the branch in a clause behind it.", kept


def _two_titles(lowers: Sequence[str], texts: Sequence[str], at: int) -> tuple[int, str, str] | None:
    """Two titles in a row, where English keeps the first: a rank or an office, then a profession.

    Returns what ``_calque`` does; whether a name follows is for the caller to see.
    """
    word, second = lowers[at], lowers[at + 1] if at + 1 < len(lowers) else ""
    advice = "English puts one title before a name; say the profession in a clause behind it."
    last = at + 1
    if word in _OFFICES and second == "of":
        stop = min(at + 2 + _FARTHEST, len(lowers))
        last = next((i for i in range(at + 3, stop) if lowers[i] in _PROFESSIONS or lowers[i] == "doctor"), 0)
        if not last or not all(texts[i][0].isupper() or lowers[i] in {"and", "the"} for i in range(at + 2, last)):
            return None
        word, second = "minister", lowers[last]
    if not second or not texts[last][0].isupper() or word == second:
        return None
    kept = " ".join(texts[at:last])
    if word in members("ranks") or word in _OFFICES:
        learned = second in _PROFESSIONS or second == "doctor" or (second == "professor" and word not in _HEADS)
        return (last - at + 1, advice, kept) if learned else None
    if word in _COURTESY and (second in members("ranks") - {"major"} or second in {"doctor", "professor", *_CRAFTS}):
        return 2, f"The title alone is enough: {texts[last]}.", texts[last]
    if word in _FIRST_PROFESSIONS and second in _OFFICES:
        return 2, f"The office alone is the title: {texts[last]}.", texts[last]
    if (word in _FIRST_PROFESSIONS and second in _PROFESSIONS) or (word == "professor" and second == "doctor"):
        return 2, advice, kept
    return None


def _patronymics(story: Story) -> Iterator[Remark]:
    """Remarks on `Mr Ivan Petrovich`: a given name and a father's name, and no surname."""
    for mention in story.mentions:
        if (
            mention.title
            and len(mention.words) == 2
            and mention.title.lower() in _COURTESY
            and mention.words[1].lower().endswith(_PATRONYMIC)
            and not story.in_quotation(mention.start, mention.end)
        ):
            yield Remark(
                mention.title_start,
                mention.end,
                f"“{mention.words[1]}” is a patronymic, a father's name. Readers need the surname.",
                severity="info" if mention.words[1].lower().endswith("ovich") and mention.given else None,
            )
