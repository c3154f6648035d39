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

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise, takewhile

from lint_rules.language import lexicon, name_words, tagging
from lint_rules.language.attribution import Attribution
from lint_rules.language.claims.saying import is_saying
from lint_rules.language.quotations import Quotation
from lint_rules.language.story import Story
from lint_rules.model import Aside, Remark, Span
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
_LEAD = 4  # tokens between a quotation and the article of who speaks: `," is how one`, `In the words of a`
_SAYING = frozenset(
    "said says told tells added adds asked asks explained warned claimed noted insisted argued admitted recalled"
    " replied commented remarked wrote according words".split()
)
_THINGS = tuple("ing tion sion ment ity ism ence ance ship paper".split())  # ends no word for a person has
_WORDS_OF = ("in", "the", "words", "of")
_LEADS = frozenset({(), ("as",), ("for",), ("to",), ("but",), ("and",), ("yet",), _WORDS_OF})
_NO_LEAD = frozenset(
    "the he she it they we i you who this that these those his her its their and but is was are were".split()
)
_DOERS = (
    "er", "or", "ist", "ian", "man", "woman", "eer", "ee", "ant", "herd", "mother", "boy", "girl", "men", "women",
)  # fmt: skip
_PLACING = frozenset(
    """in at from near with close who inside within familiar of on to for by outside aboard among whose which that
    behind beside across along around working living standing waiting selling""".split()
)
_DEMONYMS = ("an", "ish", "ese", "ern", "US", "UN", "EU", "-based", "'s")
_OFFICES = (
    "spokes", "statement", "report", "survey", "study", "poll", "letter", "notice", "sign", "document", "website",
    "review", "message", "source", "email", "e-mail", "editorial", "article", "headline", "ruling", "judge", "court",
    "advert", "slogan", "banner", "petition", "proverb", "saying", "tweet", "post", "text", "newspaper", "magazine",
)  # fmt: skip


def check(story: Story, options: Options) -> Iterator[Remark]:
    """Remarks on anonymity formulas and on quotations from nameless speakers."""
    yield from phrases.remarks(story, _copy.narrated(story, "attribution/anonymous-quote"), options)
    told: list[Span] = []
    for source, words in _sources(story):
        if not any(source.start < other.end and other.start < source.end for other in told):
            told.append(source)
            yield Remark(
                *source,
                f"“{story.text(*source)}” is quoted directly but not named. "
                "Name the speaker, or say why they may not be named and how they know.",
                related=(Aside(*words, "the words quoted"),),
            )


def _sources(story: Story) -> Iterator[tuple[Span, Span]]:
    """The nameless who are quoted, each with the words: as they stand beside the marks, or by the attribution."""
    for attribution in _of_likely_sentences(story):
        source = attribution.source
        told = attribution.quoted and (attribution.cue is None or is_saying(story.text(*attribution.cue)))
        if told and source is not None and _is_nobody(story.text(*source).split()):
            yield source, attribution.content[0] if attribution.content else source
    for quotation in story.quotations:
        speaker = _speaker_after(story, quotation) or _speaker_before(story, quotation)
        if speaker is not None:
            yield speaker, Span(quotation.start, quotation.end)


def _speaker_after(story: Story, quotation: Quotation) -> Span | None:
    """Who speaks the words before: `," shrugged one elevator owner`, `," a man in the crowd shouted`."""
    tokens = story.tokens
    at = bisect_left(tokens.start, quotation.end)
    if _SOME.isdisjoint(tokens.lower[at : at + _LEAD + 2]):  # a comma, the lead, the article
        return None
    sentence = story.sentence_at(quotation.end - 1)
    if sentence is None or not (
        tokens.text[at : at + 1] == [","] or story.text(quotation.end - 2, quotation.end - 1) in ",?!"
    ):
        return None
    first = at = at + (tokens.text[at : at + 1] == [","])
    if tuple(tokens.lower[at : at + _LEAD]) == _WORDS_OF:
        return _person(story, at + _LEAD, sentence.last)
    while at < min(first + _LEAD, sentence.last) and tokens.lower[at] not in _SOME:
        how = tokens.lower[at + 1 : at + 2] == ["how"]
        if not tokens.text[at].islower() or (tokens.lower[at] in _NO_LEAD and not how):
            return None
        at += 1
    if at >= sentence.last:
        return None
    inverted = at > first
    if inverted and tokens.lower[at] in ("one", "another") and not "".join(tokens.text[at + 1 : at + 2])[:1].isalpha():
        return Span(tokens.start[at], tokens.end[at])
    speaker = _person(story, at, sentence.last)
    if speaker is None or inverted:
        return speaker
    behind = range(bisect_left(tokens.start, speaker.end), min(sentence.last, at + _REACH + _LEAD))
    clause = takewhile(lambda place: tokens.text[place][0].isalnum(), behind)
    return speaker if any(_may_tell(tokens.lower[place]) for place in clause) else None


def _speaker_before(story: Story, quotation: Quotation) -> Span | None:
    """Who speaks the words that follow: `One fisherman put it this way: "`, `In the words of a porter, "`."""
    tokens = story.tokens
    last = bisect_left(tokens.start, quotation.start) - 1
    if last < 0 or tokens.text[last] not in (":", ","):
        return None
    sentence = story.sentence_at(quotation.start)
    if sentence is None or last <= sentence.first:
        return None
    opening = range(sentence.first, min(last, sentence.first + _LEAD + 1))
    article = next((at for at in opening if tokens.lower[at] in _SOME), last)
    lead = tuple(tokens.lower[sentence.first : article])
    if lead not in _LEADS or (tokens.text[last] == "," and (not lead or last > article + _REACH)):
        return None
    return _person(story, article, last)


def _person(story: Story, at: int, last: int) -> Span | None:
    """`a taxi driver`, `one of the pilots`, if these words begin with an article at this token."""
    tokens = story.tokens
    if at >= last or tokens.lower[at] not in _SOME:
        return None
    head = at + 1
    if tokens.lower[head : head + 2] in (["of", "the"], ["of", "his"], ["of", "her"], ["of", "their"], ["of", "its"]):
        head += 2
    for place in range(head, min(last, head + _LEAD)):
        if not _describes(tokens.text[place]) or tokens.lower[place] in _PLACING:
            return None
        if _is_person(tokens.lower[place]) and not _is_person("".join(tokens.lower[place + 1 : place + 2])):
            return None if _is_introduced(story, place + 1, last) else Span(tokens.start[at], tokens.end[place])
    return None


def _is_introduced(story: Story, at: int, last: int) -> bool:
    """Whether a name follows, as in `one of the pilots, Ana Brodik,` or `a girl named Ana`."""
    words = story.tokens.text[at : min(last, at + _REACH)]
    return any(
        following[0].isupper() and (word in (",", "named", "called") or not place)
        for place, (word, following) in enumerate(pairwise(["", *words]))
    )


def _is_person(word: str) -> bool:
    """Whether a noun names somebody by what they do, are or hold."""
    singular = word.removesuffix("s")
    known = singular in lexicon.words("speakers.txt", "people") or singular in name_words.members("roles")
    return known or (
        len(word) > 2 and singular.endswith(_DOERS) and singular not in lexicon.words("speakers.txt", "no-doers")
    )


def _may_tell(word: str) -> bool:
    """Whether a word may be the verb of a clause."""
    return tagging.may_be(word, "VBD") or tagging.may_be(word, "VBZ")


def _of_likely_sentences(story: Story) -> Iterator[Attribution]:
    """The attributions of sentences with a quotation and, outside it, an article that nameless people have."""
    if not story.quotations or not story.concordance.tokens_with(_SAYING):
        return
    tokens, quoted, last = story.tokens, story.quoted, -1
    sentence_of = story.concordance.sentence_of
    for at in story.concordance.tokens_with(_SOME):
        index = sentence_of(at)
        if (
            index in quoted
            and index > last
            and not _SAYING.isdisjoint(tokens.lower[max(at - 1, story.sentences[index].first) : at + _REACH])
            and all(map(_describes, tokens.text[at + 1 : at + 2]))
            and not story.in_quotation(tokens.start[at], tokens.end[at])
        ):
            last = index
            yield from story.attribution.of_sentence(index)


def _describes(word: str) -> bool:
    """Whether a word can describe somebody without name and office."""
    plain = word.islower() or word.endswith(_DEMONYMS)
    return plain and not word.startswith(_OFFICES) and word not in lexicon.words("speakers.txt", "no-person")


def _is_nobody(words: Sequence[str]) -> bool:
    """Whether a source is only some person of some kind: `a senior official`, `one broker`, without name or office."""
    words = [word.strip(",") for word in words]
    placed = next((at for at, word in enumerate(words) if word in _PLACING), len(words))
    described = words[:placed]
    return (
        len(described) > 1
        and described[0].lower() in _SOME
        and all(map(_describes, described[1:]))
        and not described[-1].endswith(_THINGS)
    )
