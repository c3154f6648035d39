"""A form that the house does not use.

What it does
------------
Finds forms of names that the house's style rejects and offers the one it wants. Presets `ap`, `reuters`, `guardian`,
`bbc` and `un`; without one, only what every major stylebook agrees on (`Kyiv`, not `Kiev`). A desk adds its own entries
in the configuration, as a list (`entries`) or as a table of comma-separated values (`table`).

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

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from lint_rules.language.story import Story
from lint_rules.language.tokens import Tokens
from lint_rules.model import Edit, Remark, UserError
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _places, _styles
from lint_rules.rules.names._styles import Entry

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "style": Option("common", "house style: `ap`, `reuters`, `guardian`, `bbc`, `un`, or `common` for none of them"),
    "entries": Option(
        [], "the desk's own entries: a list of tables with `preferred`, `rejected`, `unless`, `scope`, `why`, `safe`"
    ),
    "table": Option("", "the desk's own entries as CSV: preferred, rejected|forms, exceptions|..., reason"),
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

_Index = Mapping[str, Sequence[tuple[tuple[str, ...], Entry]]]


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each place where a rejected form stands."""
    index = _index(options["style"], _frozen(options["entries"]), options["table"])
    tokens = story.tokens
    texts = tokens.text
    end = -1
    for i, text in enumerate(texts):
        if text not in index and ("-" not in text or text.partition("-")[0] not in index):
            continue
        if tokens.start[i] < end:
            continue
        for words, entry in index.get(text) or index[text.partition("-")[0]]:
            last = _matches(texts, i, words)
            if last < 0:
                continue
            start = tokens.start[i]
            end = start + len(words[0]) if last == i + 1 and "-" in text and text != words[0] else tokens.end[last - 1]
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


def _frozen(entries: Any) -> tuple[tuple[tuple[str, Any], ...], ...]:
    """The desk's entries in a form that can be remembered."""
    rows = []
    for row in entries:
        if not isinstance(row, Mapping):
            raise UserError(
                f"names/house-style: each of `entries` is a table with `preferred` and `rejected`, not {row!r}"
            )
        rows.append(
            tuple((str(key), tuple(value) if isinstance(value, list) else value) for key, value in sorted(row.items()))
        )
    return tuple(rows)


@lru_cache(maxsize=16)
def _index(style: str, desk: tuple[tuple[tuple[str, Any], ...], ...], table: str) -> _Index:
    """Entries by the first word of each rejected form, the desk's before the house's, longer forms first."""
    try:
        own = [_styles.entry(dict(row)) for row in desk] + (_styles.from_table(table) if table else [])
        house = _styles.of(style or "common")
    except ValueError as error:
        raise UserError(f"names/house-style: {error}") from error
    except KeyError as error:
        known = ", ".join(_styles.STYLES)
        raise UserError(f"names/house-style: no house style {style!r}; there are {known}") from error
    settled = {item.preferred for item in own}
    index: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for item in (*own, *house):
        for form in item.rejected:
            if item not in own and form in settled:
                continue  # the desk wants the very form that the house rejects
            for written in {form, form.replace("'", "’")}:
                words = tuple(Tokens(written).text)
                index.setdefault(words[0], []).append((words, item))
                if words[0][0].islower():
                    opened = (words[0][0].upper() + words[0][1:], *words[1:])
                    index.setdefault(opened[0], []).append((opened, item))
    return {word: sorted(rows, key=lambda row: (-len(row[0]), row[0])) for word, rows in index.items()}
