"""Where a story names somebody or something.

A mention is a run of capitalised words with their particles and initials; titles that stand before it are kept apart,
possessive endings are left off. Handles, hashtags and addresses are one token each and never begin with a capital, so
they are no mentions; a word that is only capitalised because it opens a sentence is none either.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_rules.language.memo import Memo
from lint_rules.language.name_order import is_asian_given
from lint_rules.language.name_runs import RUNS, MentionKind
from lint_rules.language.name_shapes import (
    ABBREVIATION,
    BEFORE_TITLE,
    BELONGS,
    KINDS,
    NAME,
    OTHER,
    PARTICLE,
    TITLE,
)
from lint_rules.language.name_words import familiarity, members

if TYPE_CHECKING:
    from lint_rules.language.concordance import Concordance
    from lint_rules.language.story import Story

_LONGEST_HEADING = 150
_HEADINGS = frozenset({"headline", "field", "byline", "credit"})
_PERSONAL = frozenset({"person", "name"})
_OPENING = frozenset("\"“‘'«([:—–-•*·|/…")


class Mention:
    """One name in the story.

    `start` and `end` are prose offsets of the name without title and possessive ending; `first` and `last` its token
    indices, half open. `words` are the parts that can be misspelt (no initials, suffixes or particles), `given` and
    `family` the parts of a person's name ("" where unknown). `title` is what stands before the name (`Foreign
    Minister`, `Mr`, `analyst`) and `title_start` where that begins. `kind` is `name` where nothing tells more.
    """

    __slots__ = (
        "block",
        "end",
        "family",
        "first",
        "given",
        "kind",
        "last",
        "opens",
        "sentence",
        "start",
        "text",
        "title",
        "title_start",
        "words",
    )

    def __init__(
        self,
        start: int,
        end: int,
        first: int,
        last: int,
        kind: MentionKind,
        text: str,
        words: tuple[str, ...],
        given: str,
        family: str,
        title: str,
        title_start: int,
        sentence: int,
        block: int,
        opens: bool,
    ) -> None:
        self.start = start
        self.end = end
        self.first = first
        self.last = last
        self.kind = kind
        self.text = text
        self.words = words
        self.given = given
        self.family = family
        self.title = title
        self.title_start = title_start
        self.sentence = sentence
        self.block = block
        self.opens = opens

    def __repr__(self) -> str:
        return f"Mention({self.text!r}, {self.kind}, {self.start}:{self.end})"


def _ordinary(text: str) -> bool:
    """Whether a capitalised word at the head of a sentence is, as far as one can tell, just the first word of it."""
    known = familiarity(text)
    return known.word > 0 and known.word + 1 >= known.name


_ORDINARY: Memo[bool] = Memo(_ordinary)


def _given_word(lower: str, behind: str) -> bool:
    """Whether an ordinary word at the head of a sentence is part of the name behind it: `Mark`, `An Yong-nam`."""
    return lower in members("given words") or (lower in members("family first") and is_asian_given(behind))


def find(story: Story) -> list[Mention]:
    """Every mention of the story in order, headlines, bylines and captions included."""
    tokens, concordance = story.tokens, story.concordance
    texts, lowers, starts, ends = tokens.text, tokens.lower, tokens.start, tokens.end
    prose, sentences, roles = story.prose, story.sentences, members("roles")
    numbers, capitals = concordance.sentence_numbers, concordance.capitals
    kinds = _kinds(concordance, len(texts))
    openers = {sentence.first for sentence in sentences}
    openers.update([i + 1 for i in concordance.tokens_with(_OPENING) if texts[i] in _OPENING])
    title_case = _title_case(story)
    if title_case:
        _leave_out_ordinary(texts, kinds, capitals, title_case)
    telling_nothing = openers | title_case
    inside = {text for i, text in zip(capitals, concordance.capital_words, strict=True) if i not in telling_nothing}
    articles = concordance.tokens_of("al")
    mentions: list[Mention] = []
    done = 0
    for i in sorted({*capitals, *articles}) if articles else capitals:
        any_of, number = kinds[i], numbers[i]
        if i < done or number < 0 or not any_of & BELONGS:
            continue
        first, done = i, i + 1
        if kinds[done] & BELONGS:
            done, any_of = _run_end(story, kinds, i, sentences[number].last)
        opens = i in openers
        if opens and kinds[i] & NAME and texts[i] not in inside and _ORDINARY[texts[i]]:
            if done == i + 1:
                continue
            first += not _named_from_the_start(texts, kinds, i, done)
        titled, last = first, done
        if any_of != NAME:
            run = RUNS[" ".join(texts[first:done]) if done > first + 1 else texts[first]]
            if run is None:
                continue
            before, behind, last, kind, untitled, words, given, family = run
            titled, first, last = first + before, first + behind, first + last
        else:  # no word of it is on a list, as in most names: `RUNS` would tell the same, no faster
            kind = untitled = given = ""
            family = texts[last - 1]
            words = (family,)
            if last > first + 1:
                given, words = texts[first], tuple(texts[first:last])
                untitled = "person" if last <= first + 4 else ""
        start, end = starts[first], ends[last - 1]
        title, title_start = "", start
        if titled < first:
            title, title_start = " ".join(texts[titled:first]), starts[titled]
        elif first and texts[first - 1] in roles:
            title, title_start = _lower_title(story, first)
        kind = kind or ("person" if title else untitled) or _kind_beside(lowers, first, last, words)
        if kind not in _PERSONAL:
            given = family = ""
        text = prose[start:end] if last > first + 1 else texts[first]
        block = sentences[number].block
        mentions.append(
            Mention(start, end, first, last, kind, text, words, given, family, title, title_start, number, block, opens)
        )
    return mentions


def _kinds(concordance: Concordance, count: int) -> list[int]:
    """What each of so many tokens can be in a name, and of what would stand behind the last; only those with a capital
    and the particles are looked at."""
    kinds = [OTHER] * (count + 1)
    for i in concordance.tokens_with(members("particles")):
        kinds[i] = PARTICLE
    for i, kind in zip(concordance.capitals, map(KINDS.__getitem__, concordance.capital_words), strict=True):
        kinds[i] = kind
    return kinds


def _title_case(story: Story) -> frozenset[int]:
    """The tokens of blocks written in capitals or title case, where a capital tells nothing."""
    found: list[int] = []
    prose = story.prose
    for kind, start, end, _, _ in story.blocks:
        heading = kind in _HEADINGS
        if heading or (end - start < _LONGEST_HEADING and prose[end - 1] not in '.!?”"'):
            letters = list(filter(str.isalpha, [word[0] for word in prose[start:end].split() if len(word) > 3]))
            if len(letters) > 1 and sum(map(str.isupper, letters)) >= (0.7 if heading else 0.9) * len(letters):
                starts = story.tokens.start
                found.extend(range(bisect_left(starts, start), bisect_left(starts, end)))
    return frozenset(found)


def _leave_out_ordinary(
    texts: Sequence[str], kinds: list[int], capitals: Sequence[int], title_case: frozenset[int]
) -> None:
    """Makes the ordinary words of headlines no part of a name, unless the running copy has them as names."""
    named = {texts[i] for i in capitals if i not in title_case}
    for i in capitals:
        kind, text = kinds[i], texts[i]
        if i in title_case and kind & NAME and not kind & TITLE and text not in named and _ORDINARY[text.title()]:
            kinds[i] = OTHER


def _run_end(story: Story, kinds: Sequence[int], first: int, limit: int) -> tuple[int, int]:
    """The end of the run of name tokens that begins with token `first`, and what any of them, or a particle behind
    them, is."""
    tokens = story.tokens
    starts, ends = tokens.start, tokens.end
    at = end = first + 1
    any_of = before = kinds[first]
    while at < limit:
        kind = kinds[at]
        if not kind & BELONGS:
            break
        gap = starts[at] - ends[at - 1]
        if gap > 1 and "\n" in story.prose[ends[at - 1] : starts[at]]:
            break
        if kind & PARTICLE:
            if before & ABBREVIATION:
                break
        elif gap or tokens.text[at - 1][-1] == ".":
            end, before = at + 1, kind
        else:
            break
        any_of |= kind
        at += 1
    return end, any_of


def _named_from_the_start(texts: Sequence[str], kinds: Sequence[int], first: int, last: int) -> bool:
    """Whether the ordinary word that opens a sentence belongs to the run behind it, unlike `The`, `After`, `Police`."""
    if kinds[first] & BEFORE_TITLE and any(kind & TITLE for kind in kinds[first : last - 1]):
        return True
    return bool(kinds[first + 1] & NAME) and _given_word(texts[first].lower(), texts[first + 1])


def _lower_title(story: Story, first: int) -> tuple[str, int]:
    """The role in lower case that stands before a name: `analyst`, `deputy foreign minister`."""
    texts = story.tokens.text
    at = first - 1
    while at and texts[at - 1] in members("title modifiers"):
        at -= 1
    start = story.tokens.start[at]
    return story.prose[start : story.tokens.end[first - 1]], start


def _kind_beside(lowers: Sequence[str], first: int, last: int, words: tuple[str, ...]) -> MentionKind:
    """What the words on either side make of a name that does not tell itself."""
    if last < len(lowers) and lowers[last] in _PERSONAL_VERBS:
        return "person"
    return "place" if len(words) == 1 and first and lowers[first - 1] in _PLACE_PREPOSITIONS else "name"


_PERSONAL_VERBS = frozenset(
    "said says told tells added adds asked believes thinks argued argues admitted insisted confirmed confirms noted"
    " notes pointed explained replied wrote recalled joked warned who whose".split()
)
_PLACE_PREPOSITIONS = frozenset("in at near from outside across around toward towards into throughout".split())
