"""Where a story names somebody or something.

A mention is a run of capitalised words with their particles and initials; titles that stand before it are kept apart,
possessive endings are left off. Handles, hashtags and addresses are one token each and never begin with a capital, so
they are no mentions; a word that is only capitalised because it opens a sentence is none either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Literal

from lint_rules.language.memo import Memo
from lint_rules.language.name_order import given_and_family, is_asian_given
from lint_rules.language.name_shapes import ABBREVIATION, INITIAL, NAME, OTHER, PARTICLE, SHAPES, SUFFIX
from lint_rules.language.name_words import familiarity, geographic, members
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.story import Story

MentionKind = Literal["person", "place", "organisation", "abbreviation", "name"]

_LONGEST_HEADING = 150
_PERSONAL = frozenset({"person", "name"})
_OPENING = frozenset("\"“‘'«([:—–-•*·|/…")


class Mention(NamedTuple):
    """One name in the story.

    `start` and `end` are prose offsets of the name without title and possessive ending; `first` and `last` its token
    indices, half open. `words` are the parts that can be misspelt (no initials, suffixes or particles), `given` and
    `family` the parts of a person's name ("" where unknown). `title` is what stands before the name (`Foreign
    Minister`, `Mr`, `analyst`) and `title_start` where that begins. `kind` is `name` where nothing tells more.
    """

    start: int
    end: int
    first: int
    last: int
    kind: MentionKind
    text: str
    words: tuple[str, ...]
    given: str
    family: str
    title: str
    title_start: int
    sentence: int
    block: int
    opens: bool


def _ordinary(text: str) -> bool:
    """Whether a capitalised word at the head of a sentence is, as far as one can tell, just the first word of it."""
    known = familiarity(text)
    return known.word > 0 and known.word + 1 >= known.name


def _given_word(lower: str, behind: str) -> bool:
    """Whether an ordinary word at the head of a sentence is part of the name behind it: `Mark`, `An Yong-nam`."""
    return lower in members("given words") or (lower in members("family first") and is_asian_given(behind))


def find(story: Story) -> list[Mention]:
    """Every mention of the story in order, headlines, bylines and captions included."""
    tokens = story.tokens
    texts, lowers, starts, ends = tokens.text, tokens.lower, tokens.start, tokens.end
    prose, roles = story.prose, _lists().roles
    shapes = _shapes(story)
    candidates = [i for i in story.concordance.capitals if shapes[i] <= SUFFIX]
    if "al" in story.concordance.places:
        candidates = sorted({*candidates, *(i for i in story.concordance.places["al"] if texts[i] == "al")})
    openers = {sentence.first for sentence in story.sentences}
    openers.update([i for i in candidates if i and texts[i - 1] in _OPENING])
    title_case = _title_case(story)
    if title_case:
        candidates = _without_ordinary(texts, shapes, candidates, title_case)
    inside = {texts[i] for i in candidates if i not in openers and i not in title_case}
    mentions: list[Mention] = []
    sentences = story.sentences
    begin = stop = done = number = block = -1
    for i in candidates:
        if i < done:
            continue
        while i >= stop and number + 1 < len(sentences):
            number += 1
            sentence = sentences[number]
            begin, stop, block = sentence.first, sentence.last, sentence.block
        if not begin <= i < stop:
            continue
        first, done = i, i + 1
        if done < stop and shapes[done] <= PARTICLE:
            done = _run_end(story, shapes, i, stop)
        opens = i in openers
        if opens and texts[i] not in inside and shapes[i] == NAME and _ordinary(texts[i]):
            if done == i + 1:
                continue
            first += not _named_from_the_start(lowers, texts, shapes, i, done)
        run = _RUNS[texts[first] if done == first + 1 else " ".join(texts[first:done])]
        if run is None:
            continue
        titled, first, last = first + run.title, first + run.first, first + run.last
        start, end = starts[first], ends[last - 1]
        title, title_start = "", start
        if titled < first:
            title, title_start = " ".join(texts[titled:first]), starts[titled]
        elif first and texts[first - 1] in roles:
            title, title_start = _lower_title(story, first)
        kind = run.kind or ("person" if title else run.untitled) or _kind_beside(lowers, first, last, run.words)
        given = family = ""
        if kind in _PERSONAL:
            given, family = run.given, run.family
        text = prose[start:end]
        mentions.append(
            Mention(
                start, end, first, last, kind, text, run.words, given, family, title, title_start, number, block, opens
            )
        )
    return mentions


def _shapes(story: Story) -> list[int]:
    """What each token can be in a name; only those with a capital and the particles are looked at."""
    texts = story.tokens.text
    shapes = [OTHER] * len(texts)
    for i in story.concordance.capitals:
        shapes[i] = SHAPES[texts[i]]
    for particle in [word for word in members("particles") if word in story.concordance.places]:
        for i in story.concordance.places[particle]:
            shapes[i] = SHAPES[texts[i]]
    return shapes


def _title_case(story: Story) -> frozenset[int]:
    """The tokens of blocks written in capitals or title case, where a capital tells nothing."""
    found: list[int] = []
    for block in story.blocks:
        heading = block.kind in {"headline", "field", "byline", "credit"}
        if heading or (block.end - block.start < _LONGEST_HEADING and story.prose[block.end - 1] not in '.!?”"'):
            words = [w for w in story.prose[block.start : block.end].split() if w[0].isalpha() and len(w) > 3]
            if len(words) > 1 and sum(w[0].isupper() for w in words) >= (0.7 if heading else 0.9) * len(words):
                starts = story.tokens.start
                found.extend(range(bisect_left(starts, block.start), bisect_left(starts, block.end)))
    return frozenset(found)


def _without_ordinary(
    texts: Sequence[str], shapes: list[int], candidates: Sequence[int], title_case: frozenset[int]
) -> list[int]:
    """The candidates without the ordinary words of headlines, unless the running copy has them as names."""
    named = {texts[i] for i in candidates if i not in title_case}
    kept = []
    for i in candidates:
        ordinary = i in title_case and shapes[i] == NAME and texts[i] not in named and _ordinary(texts[i].title())
        if ordinary and texts[i].lower() not in members("titles"):
            shapes[i] = OTHER
        else:
            kept.append(i)
    return kept


def _run_end(story: Story, shapes: Sequence[int], first: int, limit: int) -> int:
    """The end of the run of name tokens that begins with token `first`."""
    tokens = story.tokens
    texts, starts, ends = tokens.text, tokens.start, tokens.end
    at = first + 1
    end = at
    while at < limit:
        form = shapes[at]
        if form > PARTICLE or (starts[at] - ends[at - 1] > 1 and "\n" in story.prose[ends[at - 1] : starts[at]]):
            break
        if form <= SUFFIX:
            if starts[at] == ends[at - 1] and texts[at - 1][-1] != ".":
                break
            at += 1
            end = at
        elif at + 1 < limit and shapes[end - 1] != ABBREVIATION:
            at += 1
        else:
            break
    return end


class _Lists(NamedTuple):
    """The word lists that every mention is held against."""

    titles: frozenset[str]
    modifiers: frozenset[str]
    offices: frozenset[str]
    before_titles: frozenset[str]
    roles: frozenset[str]
    calendar: frozenset[str]
    months: frozenset[str]
    skipped: frozenset[str]
    geographic: frozenset[str]
    organisations: frozenset[str]
    places: frozenset[str]


@cache
def _lists() -> _Lists:
    titles, modifiers, calendar = members("titles"), members("title modifiers"), members("calendar")
    return _Lists(
        titles,
        modifiers,
        titles | modifiers,
        titles | modifiers | geographic() | {"us", "uk", "un", "eu", "u.s.", "u.k.", "u.n.", "e.u."},
        members("roles"),
        calendar,
        members("months"),
        members("not names") | calendar,
        geographic() | _COMPASS,
        members("organisation words"),
        members("place words"),
    )


class _Run(NamedTuple):
    """What a run of name words tells by itself, wherever it stands.

    `title`, `first` and `last` count its words: where its title begins, where the name proper, and where that ends.
    `kind` is "" where a role before the name can tell, `untitled` what it is without one, "" where only its neighbours
    can tell. `given` and `family` hold if it is a person's name.
    """

    title: int
    first: int
    last: int
    kind: MentionKind | Literal[""]
    untitled: MentionKind | Literal[""]
    words: tuple[str, ...]
    given: str
    family: str


def _run(written: str) -> _Run | None:
    """What the words of a run, with blanks between them, tell by themselves; None where they name nothing."""
    texts = written.split(" ")
    lowers = [text.lower().replace("’", "'").replace("ʼ", "'") for text in texts]
    shapes = [SHAPES[text] for text in texts]
    lists = _lists()
    begin, last = 0, len(texts)
    while begin < last and lowers[begin] in lists.skipped:
        begin += 1
    while last > begin and (lowers[last - 1] in lists.calendar or shapes[last - 1] == PARTICLE):
        last -= 1
    if begin >= last or (lowers[begin] in lists.months and all(w in lists.months for w in lowers[begin:last])):
        return None
    first = _behind_title(lowers, begin, last) if begin + 1 < last else begin
    words = tuple([texts[i] for i in range(first, last) if shapes[i] == NAME])
    if not words and all(form in (INITIAL, SUFFIX) for form in shapes[first:last]):
        return None
    kind = _kind(lowers[first:last], words)
    untitled = kind or _kind_untitled(lowers[first:last], shapes[first:last], words)
    given = family = ""
    if words and not _title_alone(lowers[first:last]):
        given, family = given_and_family(words)
        if not given and shapes[first] == INITIAL:
            given = texts[first]
    return _Run(begin, first, last, kind, untitled, words, given, family)


_RUNS: Memo[_Run | None] = Memo(_run)


def _named_from_the_start(
    lowers: Sequence[str], texts: Sequence[str], shapes: Sequence[int], first: int, last: int
) -> bool:
    """Whether the ordinary word that opens a sentence belongs to the run behind it, unlike `The`, `After`, `Police`."""
    lists = _lists()
    if lowers[first] in lists.before_titles and not lists.titles.isdisjoint(lowers[first : last - 1]):
        return True
    return shapes[first + 1] == NAME and _given_word(lowers[first], texts[first + 1])


def _title_alone(lowers: Sequence[str]) -> bool:
    """Whether a run of capitalised words is an office without its holder: `Deputy Prime Minister`."""
    lists = _lists()
    return lowers[0] in lists.offices and all(word in lists.offices for word in lowers)


def _behind_title(lowers: Sequence[str], first: int, last: int) -> int:
    """The token at which the name proper begins, behind `Russian Defense Minister` or `Mr`."""
    lists = _lists()
    begin = at = first
    while at < last - 1:
        if lowers[at] in lists.titles:
            at += 1
            begin = at
        elif lowers[at] in lists.before_titles:
            at += 1
        else:
            break
    return begin


def _lower_title(story: Story, first: int) -> tuple[str, int]:
    """The role in lower case that stands before a name: `analyst`, `deputy foreign minister`."""
    texts = story.tokens.text
    at = first
    lists = _lists()
    if at and texts[at - 1] in lists.roles:
        at -= 1
        while at and texts[at - 1] in lists.modifiers:
            at -= 1
        return story.prose[story.tokens.start[at] : story.tokens.end[first - 1]], story.tokens.start[at]
    return "", story.tokens.start[first]


def _kind(inner: Sequence[str], words: tuple[str, ...]) -> MentionKind | Literal[""]:
    """What the words of a name in lower case make it, whatever stands before it; "" where they do not tell."""
    lists = _lists()
    if not words:
        return "abbreviation"
    if _title_alone(inner):
        return "name"
    if inner[0] in lists.geographic and all(w in lists.geographic for w in inner):
        return "place"
    return "" if lists.organisations.isdisjoint(inner) else "organisation"


def _kind_untitled(inner: Sequence[str], shapes: Sequence[int], words: tuple[str, ...]) -> MentionKind | Literal[""]:
    """What the words of a name make it where no title or role stands before it; "" where they do not tell."""
    lists = _lists()
    if len(inner) > 1 and inner[-1] in lists.places:
        return "place"
    if shapes[0] == INITIAL:
        return "person"
    if ABBREVIATION in shapes:
        return "organisation"
    return "person" if 2 <= len(words) <= 4 and inner[-1] not in lists.geographic else ""


def _kind_beside(lowers: Sequence[str], first: int, last: int, words: tuple[str, ...]) -> MentionKind:
    """What the words on either side make of a name that does not tell itself."""
    if last < len(lowers) and lowers[last] in _PERSONAL_VERBS:
        return "person"
    return "place" if len(words) == 1 and first and lowers[first - 1] in _PLACE_PREPOSITIONS else "name"


_COMPASS = frozenset(
    "north south east west northern southern eastern western central new great united pacific atlantic".split()
)
_PERSONAL_VERBS = frozenset(
    "said says told tells added adds asked believes thinks argued argues admitted insisted confirmed confirms noted"
    " notes pointed explained replied wrote recalled joked warned who whose".split()
)
_PLACE_PREPOSITIONS = frozenset("in at near from outside across around toward towards into throughout".split())
