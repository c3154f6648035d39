"""A speaker who is quoted without a name.

What it does
------------
Reports the formulas that grant anonymity (*on condition of anonymity*, *asked not to be named*) for information, and
warns of a direct quotation whose speaker is only a role, a group or a source.

Why it is a fault
-----------------
Anonymity is for facts that cannot be had otherwise, never for opinion. Readers are owed the reason and a description
of how the source knows.

When it stays silent
--------------------
Where the speaker of the quotation is named, there or a sentence away.

References
----------
The AP, NPR and New York Times rules on anonymous sources.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.attribution import Attribution
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import phrases
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {}
FAILS = (
    "The clerk, who spoke on condition of anonymity, said the dam leaks.",
    '"The dam will not hold the winter," a senior official said.',
)
PASSES = (
    '"The dam will not hold the winter," said Dorvan Brel, the engineer.',
    "The captain was named in the report.",
)

_SOME = frozenset({"a", "an", "one", "another"})
_REACH = 8  # tokens from the article to the verb
_SAYING = frozenset(
    "said says told tells added adds asked asks explained warned claimed noted insisted argued admitted recalled"
    " replied commented remarked wrote according".split()
)
_NOT_A_PERSON = frozenset("party generation lot number group company firm team world minister".split())
_PLACING = frozenset({"in", "at", "from", "near", "with", "close", "who", "inside", "within", "familiar"})
_DEMONYMS = ("an", "ish", "ese", "ern", "US", "UN", "EU", "-based", "'s")
_OFFICES = (
    "spokes", "statement", "report", "survey", "study", "poll", "letter", "notice", "sign", "document", "website",
    "review", "message", "source", "email", "e-mail", "editorial", "article", "headline", "ruling", "judge", "court",
    "advert", "slogan", "banner", "petition", "proverb", "saying", "tweet", "post", "text", "newspaper", "magazine",
)  # fmt: skip


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Remarks on anonymity formulas and on quotations from nameless speakers."""
    yield from phrases.remarks(story, _copy.narrated(story, "attribution/anonymous-quote"), options)
    for attribution in _of_likely_sentences(story):
        source = attribution.source
        if attribution.quoted and source is not None and _is_nobody(story, source.start, source.end):
            yield Remark(
                source.start,
                source.end,
                f"“{story.text(source.start, source.end)}” is quoted directly but not named. "
                "Name the speaker, or say why they may not be named and how they know.",
            )


def _of_likely_sentences(story: Story) -> Iterator[Attribution]:
    """The attributions of sentences with a quotation and, outside it, an article that nameless people have."""
    seen = -1
    for quotation in story.quotations:
        for offset in (quotation.start, quotation.end - 1):
            sentence = story.sentence_at(offset)
            if sentence is None or sentence.index <= seen:
                continue
            seen = sentence.index
            tokens = story.tokens
            if any(
                tokens.lower[at] in _SOME
                and all(map(_describes, tokens.text[at + 1 : at + 2]))
                and not _SAYING.isdisjoint(tokens.lower[max(at - 1, sentence.first) : at + _REACH])
                and not story.in_quotation(tokens.start[at], tokens.end[at])
                for at in range(sentence.first, sentence.last)
            ):
                yield from story.attribution.of_sentence(sentence.index)


def _describes(word: str) -> bool:
    """Whether a word can describe somebody without name and office."""
    plain = word.islower() or word.endswith(_DEMONYMS)
    return plain and not word.startswith(_OFFICES) and word not in _NOT_A_PERSON


def _is_nobody(story: Story, start: int, end: int) -> bool:
    """Whether a source is only some person of some kind: `a senior official`, `one broker`, without name or office."""
    words = story.text(start, end).split()
    placed = next((at for at, word in enumerate(words) if word in _PLACING), len(words))
    described = words[:placed]
    return len(described) > 1 and described[0].lower() in _SOME and all(map(_describes, described[1:]))
