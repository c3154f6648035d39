"""Where a story names somebody or something.

A mention is a run of capitalised words with their particles and initials; titles that stand before it are kept apart,
possessive endings are left off. Handles, hashtags and addresses are one token each and never begin with a capital, so
they are no mentions; a word that is only capitalised because it opens a sentence is none either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal

from lint_rules.language.name_order import given_and_family, is_asian_given
from lint_rules.language.name_shapes import ABBREVIATION, INITIAL, NAME, OTHER, PARTICLE, SUFFIX, shape
from lint_rules.language.name_words import familiarity, geographic, members
from lint_rules.model.records import NamedTuple

if TYPE_CHECKING:
    from lint_rules.language.sentences import Sentence
    from lint_rules.language.story import Story

MentionKind = Literal["person", "place", "organisation", "abbreviation", "name"]

_LONGEST_HEADING = 150
_OPENING = frozenset("\"“‘'«([:—–-•*·|/…")
_JOINERS = frozenset({"of", "for", "and", "&", "the", "on"})


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


def _sentence_openers(story: Story) -> set[int]:
    """Indices of tokens that stand capitalised because something begins with them."""
    texts = story.tokens.text
    count = len(texts)
    found: set[int] = set()
    for sentence in story.sentences:
        at = sentence.first
        while at < sentence.last and texts[at] in _OPENING:
            at += 1
        found.add(at)
    for at, text in enumerate(texts):
        if text in _OPENING and at + 1 < count:
            found.add(at + 1)
    return found


@lru_cache(maxsize=50_000)
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
    texts = tokens.text
    shapes = list(map(shape, texts))
    candidates = [i for i, form in enumerate(shapes) if form <= SUFFIX or (form == PARTICLE and texts[i] == "al")]
    openers = _sentence_openers(story)
    title_case = _title_case(story)
    if title_case:
        candidates = _without_ordinary(texts, shapes, candidates, title_case)
    inside = {texts[i] for i in candidates if i not in openers and i not in title_case}
    mentions: list[Mention] = []
    sentences = iter(story.sentences)
    sentence = next(sentences, None)
    done = -1
    for i in candidates:
        if i < done:
            continue
        while sentence is not None and i >= sentence.last:
            sentence = next(sentences, None)
        if sentence is None:
            break
        if i < sentence.first:
            continue
        if i + 1 < sentence.last and shapes[i + 1] <= PARTICLE:
            done = _run_end(story, shapes, i, sentence.last)
        else:
            done = i + 1
        if done == i + 1 and shapes[i] == NAME:
            found = _single(story, i, sentence, openers, inside)
        else:
            found = _mention(story, shapes, i, done, sentence, openers, inside)
        if found:
            mentions.append(found)
    return mentions


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


@lru_cache(maxsize=50_000)
def _alone(lower: str) -> MentionKind | Literal["office", "unknown"] | None:
    """What a word is that stands alone as a name, as far as the word itself tells; None for what is no name."""
    lists = _lists()
    if lower in lists.skipped or lower in lists.months:
        return None
    if lower in lists.offices:
        return "office"
    if lower in lists.geographic:
        return "place"
    return "organisation" if lower in lists.organisations else "unknown"


def _single(story: Story, at: int, sentence: Sentence, openers: set[int], inside: set[str]) -> Mention | None:
    """The mention in a single capitalised word, when it is one: what most mentions are, and quicker than `_mention`."""
    tokens = story.tokens
    text, lowers = tokens.text[at], tokens.lower
    opens = at in openers
    if opens and text not in inside and _ordinary(text):
        return None
    alone = _alone(lowers[at])
    if alone is None:
        return None
    start, end = tokens.start[at], tokens.end[at]
    title, title_start = "", start
    if at and tokens.text[at - 1] in _lists().roles:
        title, title_start = _lower_title(story, at)
    kind: MentionKind
    if alone == "office":
        kind = "name"
    elif alone != "unknown":
        kind = alone
    elif title or (at + 1 < len(lowers) and lowers[at + 1] in _PERSONAL_VERBS):
        kind = "person"
    elif at and lowers[at - 1] in _PLACE_PREPOSITIONS:
        kind = "place"
    else:
        kind = "name"
    family = text if kind in {"person", "name"} and alone != "office" else ""
    written = story.prose[start:end]
    block = sentence.block
    return Mention(
        start, end, at, at + 1, kind, written, (text,), "", family, title, title_start, sentence.index, block, opens
    )


def _mention(
    story: Story,
    shapes: Sequence[int],
    first: int,
    last: int,
    sentence: Sentence,
    openers: set[int],
    inside: set[str],
) -> Mention | None:
    """The mention in a run of name tokens, when there is one."""
    tokens = story.tokens
    texts, lowers = tokens.text, tokens.lower
    lists = _lists()
    opens = first in openers
    if opens and texts[first] not in inside and shapes[first] == NAME and _ordinary(texts[first]):
        introduces = lowers[first] in lists.before_titles and not lists.titles.isdisjoint(lowers[first : last - 1])
        named = last - first > 1 and shapes[first + 1] == NAME and _given_word(lowers[first], texts[first + 1])
        first += not (introduces or named)  # "The", "After" and "Police" at the head of a sentence
    while first < last and lowers[first] in lists.skipped:
        first += 1
    while last > first and (lowers[last - 1] in lists.calendar or shapes[last - 1] == PARTICLE):
        last -= 1
    if first >= last or (lowers[first] in lists.months and all(w in lists.months for w in lowers[first:last])):
        return None
    name_first = _behind_title(lowers, first, last) if first + 1 < last else first
    title = " ".join(texts[first:name_first])
    title_start = tokens.start[first]
    if not title:
        title, title_start = _lower_title(story, first)
    first = name_first
    words = tuple([texts[i] for i in range(first, last) if shapes[i] == NAME])
    if not words and all(shapes[i] in (INITIAL, SUFFIX) for i in range(first, last)):
        return None
    start, end = tokens.start[first], tokens.end[last - 1]
    text = story.prose[start:end]
    kind = _kind(lowers, shapes, first, last, title, words)
    given = family = ""
    if kind in {"person", "name"} and words and not _title_alone(lowers[first:last]):
        given, family = given_and_family(words)
        if not given and shapes[first] == INITIAL:
            given = texts[first]
    return Mention(
        start,
        end,
        first,
        last,
        kind,
        text,
        words,
        given,
        family,
        title,
        title_start,
        sentence.index,
        sentence.block,
        opens,
    )


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


def _kind(
    lowers: Sequence[str], shapes: Sequence[int], first: int, last: int, title: str, words: tuple[str, ...]
) -> MentionKind:
    inner = lowers[first:last]
    lists = _lists()
    if not words:
        return "abbreviation"
    if _title_alone(inner):
        return "name"
    if inner[0] in lists.geographic and all(w in lists.geographic for w in inner):
        return "place"
    if not lists.organisations.isdisjoint(inner):
        return "organisation"
    if title:
        return "person"
    if last - first > 1 and inner[-1] in lists.places:
        return "place"
    if shapes[first] == INITIAL:
        return "person"
    if any(shapes[i] == ABBREVIATION for i in range(first, last)):
        return "organisation"
    if 2 <= len(words) <= 4 and inner[-1] not in lists.geographic:
        return "person"
    follower = lowers[last] if last < len(lowers) else ""
    if follower in _PERSONAL_VERBS:
        return "person"
    before = lowers[first - 1] if first else ""
    if len(words) == 1 and before in _PLACE_PREPOSITIONS:
        return "place"
    return "name"


_COMPASS = frozenset(
    "north south east west northern southern eastern western central new great united pacific atlantic".split()
)
_PERSONAL_VERBS = frozenset(
    "said says told tells added adds asked believes thinks argued argues admitted insisted confirmed confirms noted"
    " notes pointed explained replied wrote recalled joked warned who whose".split()
)
_PLACE_PREPOSITIONS = frozenset("in at near from outside across around toward towards into throughout".split())
