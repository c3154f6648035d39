"""One abbreviation, with stops or without.

What it does
------------
Finds an abbreviation that a story writes both with full stops and without: `U.N.` and `UN`, `U.S.` and `US`.

Why it is a fault
-----------------
Houses differ (AP writes `U.S.` in running copy, the Guardian and the BBC `US`), but none writes both. Two forms in one
story show where copy was pasted together.

When it stays silent
--------------------
Headlines, where AP itself drops the stops, direct quotations, bylines, credits, notes and addresses are left out.

References
----------
Practice: AP, Guardian, BBC, Chicago and UN style.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.story import Story
from lint_rules.model import Aside, Edit, Remark
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _places

SEVERITY = "warning"
EITHER, STOPS, NO_STOPS = "either", "stops", "no stops"
OPTIONS: Mapping[str, Option] = {
    "style": Option("", "house style, which settles the form: AP and Reuters write stops, the others do not"),
    "form": Option(EITHER, "the house's form: `stops` (U.N.), `no stops` (UN), or `either`, so long as it is one"),
}
FAILS = (
    "The U.N. paid for the dam. Farmers say the UN should also pay for the road.",
    "A U.S. ship brought the pumps. The US crew stayed a week.",
)
PASSES = (
    "The U.N. paid for the dam. Farmers say the U.N. should also pay for the road.",
    "The U.N. paid for the dam. “The UN must pay for the road too,” a farmer said.",
    "UN PAYS FOR DAM\n\nThe U.N. paid for the dam, the governor of the province said on Monday.",
)
_WITH_STOPS = frozenset({"US", "UN", "UK"})  # the only ones that houses with stops write so in running copy
_NEVER_INITIALS = frozenset({"US", "UN", "UK", "EU"})
_HOUSES = {"ap": STOPS, "reuters": STOPS, "guardian": NO_STOPS, "bbc": NO_STOPS, "un": NO_STOPS}
_COPY = frozenset({"paragraph", "list-item", "caption"})


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each abbreviation written in both forms, at the rarer one (the later one of two)."""
    wanted = options["form"] if options["form"] != EITHER else _HOUSES.get(options["style"], EITHER)
    uses = _uses(story, wanted)
    for (letters, dotted), places in uses.items():
        others = uses.get((letters, not dotted), [])
        if wanted == EITHER:
            minority = others and (len(places), -places[0][0]) < (len(others), -others[0][0])
        else:
            minority = dotted != (wanted == STOPS) and (dotted or letters in _WITH_STOPS)
        if not minority:
            continue
        yield _remark(story, letters, dotted, places, others, safe=wanted != EITHER)


def _uses(story: Story, form: str) -> dict[tuple[str, bool], list[tuple[int, int]]]:
    """Where each abbreviation stands in running copy, by its letters and whether it has stops."""
    tokens = story.tokens
    capitalised = story.concordance.capitalised
    found: dict[tuple[str, bool], list[tuple[int, int]]] = {}
    if form == EITHER and "." not in "".join(capitalised):
        return found
    stopped = [text for text in capitalised if len(text) > 3 and text[1] == "." and text[0].isupper()]
    dotted = {letters for text in stopped if (letters := text.replace(".", "")).isupper()}
    if form == EITHER and not dotted:
        return found
    if form == STOPS:
        dotted |= capitalised & _WITH_STOPS
    forms = {form for letters in dotted for form in (letters, ".".join(letters), ".".join(letters) + ".")}
    if len(capitalised & forms) < (2 if form == EITHER else 1):
        return found
    initials = _initials(story)
    for i in story.concordance.capitals:
        text = tokens.text[i]
        if text not in forms:
            continue
        start, end = tokens.start[i], tokens.end[i]
        sentence = story.sentence_at(start)
        if sentence is None or story.block_of(sentence).kind not in _COPY or story.in_quotation(start, end):
            continue
        letters = text.replace(".", "")
        if len(letters) > 1 and i not in initials:
            found.setdefault((letters, "." in text), []).append((start, end))
    return found


def _initials(story: Story) -> frozenset[int]:
    """The tokens that are a person's initials; `U.S.` before a name is none."""
    return frozenset(
        i
        for mention in story.mentions
        if mention.kind == "person"
        for i in range(mention.first, mention.last)
        if story.tokens.text[i].replace(".", "") not in _NEVER_INITIALS
    )


def _remark(
    story: Story,
    letters: str,
    dotted: bool,
    places: list[tuple[int, int]],
    others: list[tuple[int, int]],
    *,
    safe: bool,
) -> Remark:
    start, end = places[0]
    with_stops = ".".join(letters) + "."
    here, there = (with_stops, letters) if dotted else (letters, with_stops)
    if others:
        message = (
            f"“{here}” here, “{there}” in line {_places.line(story, others[0][0])}. Choose one form for running copy."
        )
    else:
        message = f"“{here}”: this house writes “{there}” in running copy."
    return Remark(
        start,
        end,
        message,
        suggestion=there,
        related=tuple(Aside(a, b, "the other form") for a, b in others[:1]),
        edits=tuple(_edit(story, a, b, there) for a, b in places),
        safe=safe,
    )


def _edit(story: Story, start: int, end: int, text: str) -> Edit:
    """The change at one place; a stop that also ends the sentence is neither lost nor doubled."""
    prose = story.prose
    if text.endswith("."):
        return Edit(start, end, text[:-1] if prose[end : end + 1] == "." else text)
    sentence = story.sentence_at(start)
    ends = sentence is not None and not prose[end : sentence.end].strip("\"”’')]")
    return Edit(start, end, text + "." if ends else text)
