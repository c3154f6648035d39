"""One name, one way of writing it.

What it does
------------
Finds a name whose letters are settled and whose marks are not: `Kim Jong-un` and `Kim Jong Un`, `al-Sadr` and
`Al-Sadr`, `Qa'im` and `Qaim`, an accent here and none there, an Arabic article written in one full name and
dropped in another. It compares the places of one story, and the stories of one run.

Why it is a fault
-----------------
Each form is right in some house; two in one story show that nobody chose. Across stories they split the archive.

When it stays silent
--------------------
About capitals that a headline or the head of a sentence demands, about a dropped article on second reference
(`Bashar al-Assad`, then `Assad`), and inside direct quotations. Pairs that the ledger calls `distinct` are left alone,
and forms that it rejects are left to `off-ledger`.

References
----------
Practice: AP writes North Korean names as three words, the Guardian with a hyphen.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from lint_rules.language.mentions import Mention
from lint_rules.language.name_words import familiarity, geographic, members
from lint_rules.language.once import once
from lint_rules.language.romanisation import plain, plain_names
from lint_rules.language.same_person import in_full
from lint_rules.language.story import Story
from lint_rules.model import Aside, Remark
from lint_rules.model.records import NamedTuple
from lint_rules.rules.base import Option, Options
from lint_rules.rules.names import _places
from lint_rules.rules.names._ledger import Ledger

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {
    "across-files": Option(True, "whether the stories of one run are compared with each other"),
    "ledger": Option({}, "the desk's decisions; filled from the `ledger` file of the configuration"),
}
FAILS = (
    "Pilot Ryu Sang-ho brought the ferry in. The harbour master thanked Ryu Sang Ho.",
    "The levee was built by al-Tamiri. On Monday, Al-Tamiri said it would hold.",
    "The poet Lütfi Aksoylu read first. The mayor then praised Lutfi Aksoylu.",
    "The dam was drawn by Karim al-Dabbagh. The council paid Karim Dabbagh in full.",
)
PASSES = (
    "The levee was built by al-Tamiri. Al-Tamiri said it would hold.",
    "The dam was drawn by Karim al-Dabbagh. Dabbagh was paid in full.",
    "Pilot Ryu Sang-ho brought the ferry in. Ryu is 40.",
)
_ARTICLES = frozenset({"al", "el", "ul"})
_HYPHENS = str.maketrans({"‐": "-", "‑": "-", "’": "'", "‘": "'", "ʼ": "'", "\n": " ", ".": None})


class Place(NamedTuple):
    """One use of a form: as written, prose offsets, and whether it stands in a direct quotation."""

    form: str
    start: int
    end: int
    opens: bool
    heading: bool


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each form of a name that is not the story's usual one, at its first use."""
    differing = _differing(story)
    if not differing:
        return
    ledger = Ledger(options["ledger"])
    for places in differing.values():
        forms = _by_form(places)
        usual = max(forms, key=lambda form: (ledger.wants(form), len(forms[form]), -forms[form][0].start))
        for form, uses in forms.items():
            if form == usual or ledger.distinct(form, usual) or form in ledger.rejected:
                continue
            first, other = uses[0], forms[usual][0]
            line = _places.line(story, other.start)
            yield Remark(
                first.start,
                first.end,
                f"“{form}” here, “{usual}” in line {line}{_others(forms, form, usual)}: {_reason(form, usual)}. "
                "Write one form throughout.",
                suggestion=usual,
                related=(Aside(other.start, other.end, "the usual form"),),
                edits=_places.replacements(story, ((use.start, use.end) for use in uses), usual),
            )


def gather(story: Story, options: Options) -> dict[str, list[Any]]:
    """The usual form of each name of the story that can be written in several ways: form, source span, count."""
    if not options["across-files"]:
        return {}
    facts: dict[str, list[Any]] = {}
    differing = _differing(story)
    prose, source_span = story.prose, story.document.offsets.source_span
    for key, (start, end, number) in _by_name(story).full.items():
        form = _settled(prose[start:end])
        if key in differing:
            uses = max(_by_form(differing[key]).values(), key=_weight)
            form, start, end, number = uses[0].form, uses[0].start, uses[0].end, len(uses)
        facts[key] = [form, *source_span(start, end), number]
    return facts


def _settled(form: str) -> str:
    """A form with the hyphens and apostrophes of a keyboard, on one line and without full stops."""
    if form.isascii() and form.replace(" ", "").isalpha():
        return form  # as most are
    return form.translate(_HYPHENS)


def _weight(uses: list[Place]) -> tuple[int, int]:
    """What makes a form the usual one: how often it stands, then how early."""
    return len(uses), -uses[0].start


def compare(facts: Mapping[str, Any], options: Options) -> Iterator[tuple[str, Remark]]:
    """A remark for each story whose form of a name is not the run's usual one."""
    ledger = Ledger(options["ledger"])
    first: dict[str, str] = {}  # form of each name
    several = {
        key for told in facts.values() for key, (form, *_) in told.items() if first.setdefault(key, form) != form
    }
    names: dict[str, list[tuple[str, str, int, int, int]]] = {}
    for path in sorted(facts):
        for key, (form, start, end, count) in facts[path].items():
            if key in several:
                names.setdefault(key, []).append((form, path, start, end, count))
    for places in names.values():
        counts: dict[str, int] = {}
        for form, _, _, _, count in places:
            counts[form] = counts.get(form, 0) + count
        usual = max(counts, key=lambda form: (ledger.wants(form), counts[form], form))
        _, path_of_usual, usual_start, usual_end, _ = next(place for place in places if place[0] == usual)
        for form, path, start, end, _ in places:
            if form != usual and not ledger.distinct(form, usual) and form not in ledger.rejected:
                yield (
                    path,
                    Remark(
                        start,
                        end,
                        f"“{form}” here, “{usual}” in {path_of_usual}: {_reason(form, usual)}. "
                        "Write one form in all stories.",
                        suggestion=usual,
                        related=(Aside(usual_start, usual_end, "the usual form", path_of_usual),),
                        in_source=True,
                    ),
                )


_Spot = tuple[Mention, int, int]  # a mention, and the prose offsets of the part of it that is compared


class _Names(NamedTuple):
    """The names that can be written in several ways, by keys that ignore the marks.

    `full` are the full names of persons: the prose offsets of the first use, and how many there are. `several` are the
    names that the story writes in more than one way, with every use.
    """

    full: dict[str, tuple[int, int, int]]
    several: dict[str, list[_Spot]]


@once
def _by_name(story: Story) -> _Names:
    """The names of a story."""
    marked = _marked_words(story)
    written = [text for text in {mention.text for mention in story.mentions} if len(text) > 3 and not text.isupper()]
    letters = dict(zip(written, plain_names(written), strict=True))
    if not (marked or len(set(letters.values())) < len(written) or _may_have_particles(story, written)):
        return _Names(_in_one_way(story, letters), {})
    found = _spots(story, letters, marked)
    full = {key: (*spots[0][1:], len(spots)) for key, spots in found.items() if key.startswith("full ")}
    prose = story.prose
    several = {
        key: spots
        for key, spots in found.items()
        if len(spots) > 1 and len({prose[start:end] for _, start, end in spots}) > 1
    }
    return _Names(full, several)


def _in_one_way(story: Story, letters: Mapping[str, str]) -> dict[str, tuple[int, int, int]]:
    """The full names of a story that plainly writes each name in one way, as `_Names` has them."""
    silent = _silent(story)
    uses: dict[str, list[Mention]] = {}
    for mention in in_full(story):
        text = mention.text
        if text in letters and not (silent and mention.block in silent):
            uses.setdefault(text, []).append(mention)
    return {f"full {letters[text]}": (those[0].start, those[0].end, len(those)) for text, those in uses.items()}


def _spots(story: Story, letters: Mapping[str, str], marked: frozenset[str]) -> dict[str, list[_Spot]]:
    """Every use of every name by the keys under which it is compared; `letters` are the plain ones of each name."""
    texts, silent = story.tokens.text, _silent(story)
    found: dict[str, list[_Spot]] = {}
    for mention in story.mentions:
        kind, text = mention.kind, mention.text
        if text not in letters or kind == "abbreviation" or (silent and mention.block in silent):
            continue
        full = kind == "person" and len(mention.words) > 1
        if _has_particle(text) or (marked and plain(texts[mention.last - 1] if full else text) in marked):
            for key, start, end in _keys(story, mention, marked):
                found.setdefault(key, []).append((mention, start, end))
        else:
            key = ("full " if full else "name ") + letters[text]
            found.setdefault(key, []).append((mention, mention.start, mention.end))
    return found


def _silent(story: Story) -> set[int]:
    """The numbers of the blocks that are no prose."""
    return {at for at, block in enumerate(story.blocks) if block.kind in _places.NO_PROSE}


def _may_have_particles(story: Story, names: Sequence[str]) -> bool:
    """Whether one of the names may hold a particle: few stories have words that are, or names with a hyphen."""
    joined = " ".join(names)
    if "-" not in joined and not story.concordance.tokens_with(members("leading particles")):
        return False
    return _has_particle(joined)


def _has_particle(text: str) -> bool:
    """Whether a name holds an Arabic article, or another particle that may open a family name behind a given one."""
    if text.isalpha():
        return False  # one word
    words = text.lower().replace("-", " ").split()
    return not _ARTICLES.isdisjoint(words) or not members("leading particles").isdisjoint(words[1:-1])


@once
def _differing(story: Story) -> dict[str, list[Place]]:
    """The uses of the names that the story writes in several ways, and not only because of where they stand."""
    found: dict[str, list[Place]] = {}
    reported: set[int] = set()
    for key, spots in _by_name(story).several.items():
        if key.startswith("name "):
            spots = [spot for spot in spots if _distinctive(spot[0].words) or spot[1] > spot[0].start]
        places = [_place(story, *spot) for spot in spots]
        if key.startswith("word "):
            places = [place for place in places if place.end not in reported]
        settled = _without_capitals_of_position(places)
        if any(place.form != settled[0].form for place in settled):
            found[key] = settled
            reported |= {place.end for place in settled}
    return found


def _place(story: Story, mention: Mention, start: int, end: int) -> Place:
    heading = story.blocks[mention.block].kind in {"headline", "field"}
    form = _settled(story.prose[start:end])
    return Place(form, start, end, mention.opens and start == mention.start, heading)


def _marked_words(story: Story) -> frozenset[str]:
    """Plain forms of the capitalised words that the story writes with an accent or an apostrophe."""
    prose = story.prose
    if prose.isascii() and "'" not in prose:
        return frozenset()
    words = story.concordance.capitalised
    letters = "".join(words)
    if letters.isascii() and "'" not in letters:
        return frozenset()
    return frozenset(plain(word) for word in words if (not word.isascii() or "'" in word) and word[0].isupper())


def _keys(story: Story, mention: Mention, marked: frozenset[str]) -> Iterator[tuple[str, int, int]]:
    """The keys under which a mention is compared: the whole name, and its family name with particle or accents."""
    tokens = story.tokens
    words = mention.text.replace("-", " ").split()
    article = next((i for i, word in enumerate(words) if word.lower() in _ARTICLES and i + 1 < len(words)), -1)
    if article < 0:
        if mention.kind == "person" and len(mention.words) > 1:
            yield "full " + plain(mention.text), mention.start, mention.end
            family = mention.last - 1
            if marked and plain(tokens.text[family]) in marked:
                yield "word " + plain(tokens.text[family]), tokens.start[family], tokens.end[family]
        elif marked and plain(mention.text) in marked:
            yield "word " + plain(mention.text), mention.start, mention.end
        else:
            yield "name " + plain(mention.text), mention.start, mention.end
        particle = _family_particle(tokens.lower, mention)
        if particle is not None:
            start = tokens.start[particle]
            yield "name " + plain(story.prose[start : mention.end]), start, mention.end
        return
    rest = plain("".join(words[article + 1 :]))
    if article:
        yield "full " + plain("".join(words[:article])) + rest, mention.start, mention.end
    else:
        yield "article " + rest, mention.start, mention.end
        return
    for i in range(mention.first, mention.last):
        if tokens.lower[i].split("-")[0] in _ARTICLES and plain(story.prose[tokens.start[i] : mention.end])[2:] == rest:
            yield "article " + rest, tokens.start[i], mention.end
            return


def _family_particle(lowers: list[str], mention: Mention) -> int | None:
    """The token of the particle that opens a family name behind a given one: `van` in `Pieter van den Berg`."""
    for i in range(mention.first + 1, mention.last - 1):
        if lowers[i] in members("leading particles"):
            return i
    return None


@lru_cache(maxsize=20_000)
def _distinctive(words: tuple[str, ...]) -> bool:
    """Whether the words of a name that is no full personal name have marks that are worth comparing."""
    lowers = [word.lower() for word in words]
    if not lowers or any(word in geographic() or word in members("titles") for word in lowers):
        return False
    return any(familiarity(word).word < max(1, familiarity(word).name) for word in lowers)


def _without_capitals_of_position(places: list[Place]) -> list[Place]:
    """The same places, those at the head of a sentence written as the others are if only the capital differs."""
    inner = {place.form for place in places if not place.opens and not place.heading}
    alike = {form.lower(): form for form in sorted(inner, reverse=True)}
    settled = []
    for place in places:
        lower = place.form[:1].lower() + place.form[1:]
        particle = place.form.split(" ", 1)[0].lower() in members("leading particles") - _ARTICLES
        if lower in inner and place.form != lower and (place.opens or place.heading or particle):
            place = place._replace(form=lower)
        elif place.form not in inner and place.heading:
            place = place._replace(form=alike.get(place.form.lower(), place.form))
        settled.append(place)
    return settled


def _by_form(places: list[Place]) -> dict[str, list[Place]]:
    forms: dict[str, list[Place]] = {}
    for place in places:
        forms.setdefault(place.form, []).append(place)
    return forms


def _others(forms: Mapping[str, list[Place]], form: str, usual: str) -> str:
    """The further forms of the name, if it is written in more than two ways."""
    rest = [f"“{other}”" for other in forms if other not in {form, usual}]
    return f", elsewhere {' and '.join(rest)}" if rest else ""


def _reason(form: str, usual: str) -> str:
    """In which marks two forms differ."""
    if plain(form) != plain(usual):
        return "the Arabic article is written in one and dropped or written otherwise in the other"
    if form.lower() == usual.lower():
        return "they differ in a capital"
    if form.replace("-", " ").lower() == usual.replace("-", " ").lower():
        return (
            "they differ in hyphens and capitals"
            if form.replace("-", " ") != usual.replace("-", " ")
            else "they differ in a hyphen"
        )
    if form.replace("'", "") == usual.replace("'", ""):
        return "they differ in an apostrophe"
    if form.replace(" ", "").replace("-", "").lower() == usual.replace(" ", "").replace("-", "").lower():
        return "they differ in a space or hyphen"
    return "they differ in accents or other marks"
