"""A form that the house does not use.

What it does
------------
Finds forms of names that the house's style rejects and offers the one it wants. Presets `ap`, `reuters`, `guardian`,
`bbc` and `un`; without one, only what every major stylebook agrees on (`Kyiv`, not `Kiev`). A desk adds its own entries
in a file that the configuration names (`house-style: house-style.csv`, or `.yaml`), or in the configuration itself, as
a list (`entries`) or as a table of comma-separated values (`table`). Each entry has a `preferred` form, the `rejected`
ones, and may have exceptions (`unless`), words that must stand in the same sentence (`scope`), a reason (`why`) and
`safe: no`, if an editor must look before it is mended. In CSV, `|` stands between the forms of one cell:

    preferred,rejected,unless,why
    Tarhaven,Tar Haven|Tarhafen,Tar Haven Inn,the town's own form

Why it is a fault
-----------------
Names change, and houses choose: one form keeps the archive whole and readers sure.

When it stays silent
--------------------
Inside quotations and titles of works, in addresses and markup, in names that keep the old form (`chicken Kiev`,
`Kievan Rus`, `Peking University`), and wherever an entry's own exceptions say so.

References
----------
Practice: AP (14 August 2019), the Guardian (February 2019) and the BBC (October 2019) on Kyiv; the UN
editorial manual on names of States.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from lint_rules.language.occurrences import occurrences
from lint_rules.language.story import Story
from lint_rules.language.tokens import Tokens
from lint_rules.model import Edit, Remark, UserError
from lint_rules.model.records import NamedTuple
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _desk_entries, _places, _styles
from lint_rules.rules.names._styles import Entry

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "style": Option("common", "house style: `ap`, `reuters`, `guardian`, `bbc`, `un`, or `common` for none of them"),
    "entries": Option(
        [], "the desk's own entries: a list of tables with `preferred`, `rejected`, `unless`, `scope`, `why`, `safe`"
    ),
    "table": Option(
        "", "the desk's own entries as CSV: preferred, rejected|forms, exceptions|..., reason; or with a heading"
    ),
}
FAILS = (
    "The ferry company from Kiev ran three boats last summer.",
    "Growers in the Ukraine sold plums to Peking last year, the ministry said.",
)
PASSES = (
    "The ferry company from Kyiv ran three boats last summer.",
    "The canteen serves chicken Kiev on Fridays, and the museum shows coins of Kievan Rus.",
    "“I left Kiev as a child,” the ferryman said.",
)


class _Index(NamedTuple):
    """Entries by the first word of each rejected form, and those first words by the longest word of their forms.

    The longest words are in lower case with straight apostrophes, as `Concordance.places` has them; `longest` is all of
    them.
    """

    rows: Mapping[str, Sequence[tuple[tuple[str, ...], Entry]]]
    first: Mapping[str, frozenset[str]]
    longest: frozenset[str]

    def openings(self, story: Story) -> list[int]:
        """The tokens of a story at which a rejected form may begin."""
        texts, lower, starts = story.tokens.text, story.tokens.lower, story.tokens.start
        rows, first, longest = self
        told = {lower[at] for at in story.concordance.tokens_with(longest)}
        words = {opening for word in told for opening in first[word]}
        found = {at for at, text in enumerate(texts) if text in words} if words else set()
        for hyphen in occurrences(story.prose, "-"):
            at = bisect_right(starts, hyphen) - 1
            if texts[at].partition("-")[0] in rows:
                found.add(at)
        return sorted(found)


def _as_placed(word: str) -> str:
    """A word as `Concordance.places` has it."""
    return word.lower().replace("’", "'").replace("ʼ", "'")


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each place where a rejected form stands."""
    index = _index_of(options)
    tokens = story.tokens
    texts = tokens.text
    end = -1
    for i in index.openings(story):
        if tokens.start[i] < end:
            continue
        text = texts[i]
        for form, entry in index.rows.get(text) or index.rows[text.partition("-")[0]]:
            last = _matches(texts, i, form)
            if last < 0:
                continue
            start = tokens.start[i]
            end = start + len(form[0]) if last == i + 1 and "-" in text and text != form[0] else tokens.end[last - 1]
            if _right_here(story, entry, i, last, start, end):
                continue
            yield _remark(story, entry, start, end)
            break


def _matches(texts: Sequence[str], at: int, words: tuple[str, ...]) -> int:
    """The token behind the words if they stand at a token, else -1; `Kiev-based` holds `Kiev`."""
    count = len(words)
    if tuple(texts[at : at + count]) == words:
        return at + count
    if count == 1 and texts[at].partition("-")[0] == words[0]:
        return at + 1
    return -1


def _right_here(story: Story, entry: Entry, first: int, last: int, start: int, end: int) -> bool:
    """Whether the rejected form is right where it stands."""
    if story.in_quotation(start, end):
        return True
    prose = story.prose
    if prose.startswith(")", end) and prose.endswith(f"{entry.preferred} (", 0, start):
        return True  # the old name as a gloss
    for phrase in entry.unless:
        at = prose.find(phrase, max(0, start - len(phrase)), end + len(phrase))
        if at >= 0:
            return True
    sentence = story.sentence_at(start)
    if sentence is None or story.block_of(sentence).kind in _places.NO_PROSE:
        return True
    if entry.scope:
        words = story.tokens.text[sentence.first : sentence.last]
        if not any(word in words for word in entry.scope):
            return True
    if entry.before_stop:
        return last < sentence.last and story.tags(sentence)[last - sentence.first].startswith(("NN", "JJ"))
    return False


def _remark(story: Story, entry: Entry, start: int, end: int) -> Remark:
    written = story.prose[start:end]
    preferred = entry.preferred
    if written[0].isupper() and preferred[0].islower() and _opens(story, start):
        preferred = preferred[0].upper() + preferred[1:]
    because = f": {entry.why}" if entry.why else ""
    return Remark(
        start,
        end,
        f"Write “{preferred}”, not “{written}”{because}.",
        suggestion=f"{entry.article} {preferred}" if entry.article else preferred,
        edits=(Edit(start, end, preferred),),
        safe=entry.safe and not entry.article,
    )


def _opens(story: Story, start: int) -> bool:
    sentence = story.sentence_at(start)
    return sentence is not None and not any(c.isalpha() for c in story.prose[sentence.start : start])


_latest: list[tuple[Options, _Index]] = []  # a run has one set of options: a long list is not read for every story


def _index_of(options: Options) -> _Index:
    """The index for these options, kept for as long as the same ones come again."""
    if not options["entries"] and not options["table"]:
        return _house_index(options["style"])
    if not _latest or _latest[0][0] is not options:
        _latest[:] = [(options, _index(_own(options), _house(options["style"])))]
    return _latest[0][1]


def _own(options: Options) -> list[Entry]:
    """The desk's entries; raises UserError for what is none."""
    try:
        listed = [_styles.entry(row) for row in options["entries"]]
        return listed + (_desk_entries.from_table(options["table"]) if options["table"] else [])
    except ValueError as error:
        raise UserError(f"names/house-style: {error}") from error


@lru_cache(maxsize=16)
def _house_index(style: str) -> _Index:
    return _index([], _house(style))


def _house(style: str) -> Sequence[Entry]:
    """The entries of a house; raises UserError for one that is none."""
    try:
        return _styles.of(style or "common")
    except KeyError as error:
        known = ", ".join(_styles.STYLES)
        raise UserError(f"names/house-style: no house style {style!r}; there are {known}") from error


def _index(own: Sequence[Entry], house: Sequence[Entry]) -> _Index:
    """Entries by the first word of each rejected form, the desk's before the house's, longer forms first."""
    settled = {item.preferred for item in own}
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    first: dict[str, set[str]] = {}
    for number, item in enumerate((*own, *house)):
        for form in item.rejected:
            if number >= len(own) and form in settled:
                continue  # the desk wants the very form that the house rejects
            for written in {form, form.replace("'", "’")}:
                words = tuple(Tokens(written).text)
                openings = {words[0], words[0][0].upper() + words[0][1:]} if words[0][0].islower() else {words[0]}
                for opening in openings:
                    opened = (opening, *words[1:])
                    index.setdefault(opening, []).append((opened, item))
                    first.setdefault(_as_placed(max(opened, key=len)), set()).add(opening)
    rows = {word: sorted(rows, key=lambda row: (-len(row[0]), row[0])) for word, rows in index.items()}
    return _Index(rows, {word: frozenset(openings) for word, openings in first.items()}, frozenset(first))
