"""A sentence that carries more than a reader can.

What it does
------------
Counts the words of each sentence outside quotations (over 60 a warning, over 45 a query), its *which* clauses (three
or more), its links by *of* (six or more) and its commas (six or more in a long sentence that is no list).

Why it is a fault
-----------------
Arabic, Russian and Spanish chain in one sentence what English tells in three. Of edited English news sentences one
in a thousand has more than 60 words and one in ten thousand three *which*.

When it stays silent
--------------------
On quoted words, on lists of names or figures, in headlines and tables.

References
----------
Sentence lengths measured on British, Australian and American news; MQM, Style/unidiomatic.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from itertools import pairwise
from types import MappingProxyType

from lint_rules.document.blocks import RUNNING_COPY
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.rules.base import Option, Options

SEVERITY: Severity = "warning"
OPTIONS: Mapping[str, Option] = MappingProxyType(
    {
        "words": Option(60, "words outside quotations above which a sentence is reported"),
        "long": Option(45, "words above which a sentence is queried"),
        "which": Option(3, "clauses with which that make a chain"),
        "of": Option(6, "links by of that make a chain"),
        "commas": Option(6, "commas that make a long sentence hard to follow"),
    }
)
FAILS = (
    "The barge, which sank in May, which carried rice, which was insured, was raised.",
    "The head of the office of the bureau of the institute of the ministry of the government of the isle resigned.",
    "After the harbour office said that the ferry, which had been built in the north and sold twice before it reached "
    "the island, would be withdrawn because of rust in the hull, the mayor announced that she would ask the ministry "
    "for a new vessel, and the owners of the hotels promised to pay part of the cost if the government guaranteed "
    "three crossings a day until the end of the season.",
)
PASSES = (
    "The barge, which carried rice, sank in the lock that the king had opened.",
    "The prizes went to Ana, Bo, Cem, Dara, Emil, Fay, Gus and Hana.",
    "The loss of habitat was one cause of the decline of the eel.",
    "The Institute of Rivers, the Board of Ports, the University of Ostrel and the Bank of Marenia asked the Ministry "
    "of Works and the Court of Appeal for time.",
)

_SUGGESTION = "split it: one thought to a sentence"
_SHORTEST = 8  # tokens up to which a sentence is not judged
_LIST_ITEM = 4  # words up to which a stretch between commas looks like an item of a list
_PARTS = frozenset(("one", "two", "three", "some", "many", "most", "none", "all", "both", "each", "half"))
_BEFORE_QUESTION = frozenset(
    {"know", "knows", "knew", "asked", "decide", "of", "about", "see", "on", "in", "to", "from", "for"}
)


def check(story: Story, options: Options) -> Iterator[Remark]:
    """At most one remark a sentence, the gravest."""
    long = max(_SHORTEST, options["long"])
    chained = _holding(story, "which", options["which"], long) | _holding(story, "of", options["of"], long)
    for sentence in story.sentences:
        length = sentence.last - sentence.first
        if length > long or (length > _SHORTEST and sentence.index in chained):
            remark = _weigh(story, sentence, options) if story.block_of(sentence).kind in RUNNING_COPY else None
            if remark:
                yield remark


def _holding(story: Story, word: str, least: int, reach: int) -> set[int]:
    """The indices of the sentences that hold the word at least so many times within a reach."""
    if least < 1:
        return set(range(len(story.sentences)))
    places, sentence_of = story.concordance.tokens_of(word), story.concordance.sentence_of
    if len(places) < least:
        return set()
    return {
        sentence_of(first)
        for first, last in zip(places, places[least - 1 :], strict=False)
        if last - first < reach and sentence_of(first) == sentence_of(last)
    }


def _weigh(story: Story, sentence: Sentence, options: Options) -> Remark | None:
    own = _own_words(story, sentence)
    count = sum([word[0].isalnum() for word in own])
    if count > options["words"] and not _is_list(own):
        return _remark(sentence, f"This sentence has {count} words.", "D51")
    if own.count("which") >= options["which"]:
        chain = _chain(own)
        if chain >= options["which"]:
            return _remark(sentence, f"This sentence hangs {chain} clauses on “which”.", "D50")
    links = own.count("of")
    if links >= options["of"]:
        links -= _within_names(story, sentence)
        if links >= options["of"]:
            return _remark(sentence, f"This sentence links {links} nouns by “of”.", "D52")
    if count <= options["long"]:
        return None
    commas = own.count(",")
    if commas >= options["commas"] and not _is_list(own):
        return _remark(sentence, f"This sentence has {count} words and {commas} commas.", "D52")
    return _remark(sentence, f"This sentence has {count} words.", "D51", "info")


def _own_words(story: Story, sentence: Sentence) -> list[str]:
    """The sentence's lower-cased tokens outside quotations."""
    tokens = story.tokens
    if sentence.index not in story.quoted:
        return tokens.lower[sentence.first : sentence.last]
    own: list[str] = []
    at, last = sentence.first, sentence.last
    for quotation in story.quotations.between(sentence.start, sentence.end):
        opening = bisect_left(tokens.start, quotation.start, at, last)
        own += tokens.lower[at:opening]
        at = bisect_right(tokens.end, quotation.end, opening, last)
    return own + tokens.lower[at:last]


def _chain(own: list[str]) -> int:
    """How many clauses hang on *which*."""
    if own[:1] == ["which"]:  # a question, and its parts are questions too
        return 0
    chain = sum(word == "which" and before not in _BEFORE_QUESTION for before, word in pairwise(own))
    return chain + sum(own[at - 2] in _PARTS for at in range(2, len(own)) if own[at - 1 : at + 1] == ["of", "which"])


def _within_names(story: Story, sentence: Sentence) -> int:
    """How many of the sentence's *of* belong to names: *the University of Ostrel*."""
    words = story.tokens.text
    return sum(
        words[at] == "of" and words[at - 1][0].isupper() and words[at + 1][0].isupper()
        for at in range(sentence.first + 1, sentence.last - 1)
    )


def _is_list(words: list[str]) -> bool:
    """Whether most stretches between commas and semicolons are short enough for the items of a list."""
    lengths, length = [], 0
    for word in words:
        if word in (",", ";"):
            lengths.append(length)
            length = 0
        else:
            length += word[0].isalnum()
    return sum(length <= _LIST_ITEM for length in lengths) * 2 > len(lengths)


def _remark(sentence: Sentence, message: str, pattern: str, severity: Severity = "warning") -> Remark:
    return Remark(sentence.start, sentence.end, message, severity, _SUGGESTION, pattern)
