"""Quotation marks round one or two words, or round words that do not join the sentence.

What it does
------------
Reports a quotation of one or two words that nobody in the sentence, or beside it, is named for: for information, and
as a warning where the marked word is a judging adjective in the narrator's own voice (a scare quote). *So-called* with
quotation marks is for information; a quotation that opens on a dash is a warning.

Why it is a fault
-----------------
Marks round a single word say "not my word" without saying whose. Readers take it for irony or doubt. Quote a whole
thought with its speaker, or drop the marks.

When it stays silent
--------------------
About titles and names, nicknames and terms being named or explained (*known as*, *dubbed*, *the word*), captions,
headlines, and wherever a speaker is named in the sentence or next to it in the same paragraph.

References
----------
The AP Stylebook on fragmentary quotations and on quotation marks for unfamiliar terms.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice

from lint_rules.language.claims.saying import is_saying
from lint_rules.language.once import once
from lint_rules.language.quotations import Quotation
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.language.tagging import tag
from lint_rules.model import Remark, Severity
from lint_rules.rules.attribution import _copy
from lint_rules.rules.base import Option, Options

SEVERITY = "info"
OPTIONS: Mapping[str, Option] = {"words": Option(2, "up to how many words a quotation counts as a fragment")}
FAILS = (
    'The harbour has a "dangerous" crane and two tugs.',
    'The mill keeps a so-called "river fund" for repairs.',
    'The mill closed in May. Adding to the "obstacles" is the dry river.',
)
PASSES = (
    'The crane is "dangerous", said Ana Brodik, the harbour master.',
    'The pianist, known as "Fingers", played at the mill.',
    'The film "Harbour Lights" opens on Friday.',
)

_SO_CALLED = ("so-called", "so called")
_NAMING = frozenset(
    """
    call calls called calling name names named naming dub dubbed nickname nicknamed label labelled labeled labels term
    terms termed title titled titles entitled known word words phrase phrases slogan slogans style styled describe
    describes described describing branded brand christened mean means meaning meant coined codenamed code-named
    expression labelling spelled spelt read reads reading quote quotes quoted say says said saying listed marked
    defined refer refers referred referring chant chanted chanting shout shouted sing sang song songs motto headline
    headlined category section role button key command search query keyword password banner sign signs inscribed
    poster logo entry album single track film movie book novel play show series programme game magazine newspaper
    journal project operation campaign initiative theory concept syndrome effect policy doctrine principle deemed
    considered regarded seen viewed cited citing stressed declared dismissed hailed praised accused warned admitted
    ruled found judged according told tell tells asked answered replied voted""".split()
)
_MARKS = frozenset("\"'“”‘’„«»‹›")
_AROUND = "\"'“”‘’„«»‹› .,;:!?"  # marks before the first quoted word and behind the last
_MOST = 200  # quotations that are searched for an echo; bounds the cost of endless lists of quotations
_DASHES = frozenset("-–—") | {"--"}
_NEAR = 40  # tokens either side of a word that are read to tell what kind of word it is


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each fragment without a speaker and for each quotation that joins its sentence badly."""
    prose, most = story.prose, options["words"]
    for quotation in story.quotations:
        start, end, block, closed, continued = quotation
        if continued or not closed or story.blocks[block].kind not in ("paragraph", "list-item"):
            continue
        words = prose[start:end].strip(_AROUND).split(None, max(most, 1))
        if not words:
            continue
        if words[0][0] in _DASHES:
            yield _remark(
                quotation,
                "The quotation opens on a dash, punctuation carried over from the original. Begin with its first word.",
                "warning",
            )
        elif prose[max(0, start - 12) : start].rstrip().lower().endswith(_SO_CALLED):
            yield _remark(quotation, '"So-called" and quotation marks do the same work. Keep one of them.', "info")
        elif len(words) <= most and not _is_name(words) and not _named_or_spoken(story, quotation, words):
            yield _scrap(story, quotation, words)


def _scrap(story: Story, quotation: Quotation, words: Sequence[str]) -> Remark:
    """The remark on a few quoted words for which nobody is named."""
    if len(words) == 1 and _is_adjective(story, quotation, words[0]):
        return _remark(
            quotation,
            "Quotation marks round one word, and nobody is named for it: readers will take it for irony. "
            "Name the speaker, or drop the marks.",
            "warning",
        )
    return _remark(
        quotation,
        "A scrap of quotation without a speaker. Quote a whole thought and name who said it, or paraphrase.",
        "info",
    )


def _is_adjective(story: Story, quotation: Quotation, word: str) -> bool:
    """Whether the one quoted word describes; a noun or a participle is more often a term than a judgement."""
    sentence = story.sentence_at(quotation.start)
    if sentence is None or not word.isalpha() or not word.islower() or word.endswith(("ed", "ing")):
        return False
    tokens = story.tokens
    place = bisect_left(tokens.start, quotation.start, sentence.first, sentence.last)
    near = range(max(sentence.first, place - _NEAR), min(sentence.last, place + _NEAR))
    unmarked = [at for at in near if tokens.text[at] not in _MARKS]
    tags = tag([tokens.text[at] for at in unmarked])
    kinds = {tokens.start[at]: kind for at, kind in zip(unmarked, tags, strict=True)}
    return any(kind.startswith("JJ") for at, kind in kinds.items() if quotation.start < at < quotation.end)


def _remark(quotation: Quotation, message: str, severity: Severity) -> Remark:
    return Remark(quotation.start, quotation.end, message, severity)


def _is_name(words: Sequence[str]) -> bool:
    """Whether the quoted words are a title or a name rather than somebody's wording."""
    return any(word[0].isupper() or word[0].isdigit() for word in words)


def _named_or_spoken(story: Story, quotation: Quotation, words: Sequence[str]) -> bool:
    """Whether the words are being named or explained, or somebody beside them is named for them.

    For one word that opens its paragraph, as `The "modern" bridge ...`, a speaker has to stand in the sentence itself.
    """
    sentence = story.sentence_at(quotation.start)
    if sentence is None:
        return True
    naming = _naming(story, sentence.index)
    if naming and (naming[0] < quotation.start or naming[-1] >= quotation.end):
        return True
    opens = len(words) == 1 and (sentence.index == 0 or story.sentences[sentence.index - 1].block != sentence.block)
    if _echoes(story, quotation):
        return True
    return _speaks(story, sentence) if opens else _copy.spoken_nearby(story, sentence)


@lru_cache(maxsize=1)
def _naming(story: Story, index: int) -> list[int]:
    """Where in a sentence the words stand that name or explain others."""
    sentence, tokens = story.sentences[index], story.tokens
    return [tokens.start[at] for at in range(sentence.first, sentence.last) if tokens.lower[at] in _NAMING]


def _speaks(story: Story, sentence: Sentence) -> bool:
    """Whether somebody is given for words of the sentence by a verb of saying."""
    return any(
        each.cue is not None and each.source is not None and is_saying(story.text(*each.cue))
        for each in story.claims.attributions_in(sentence.index)
    )


def _echoes(story: Story, quotation: Quotation) -> bool:
    """Whether a longer quotation of the story has the words, so that the speaker is known."""
    words = story.text(quotation.start + 1, quotation.end - 1).strip(" .,;:!?").lower()
    return any(
        len(other_words) > len(words) and words in other_words and other != quotation
        for other, other_words in _quoted(story)
    )


@once
def _quoted(story: Story) -> list[tuple[Quotation, str]]:
    """The quotations that may echo another, each with its words in lower case."""
    return [(each, story.text(each.start + 1, each.end - 1).lower()) for each in islice(story.quotations, _MOST)]
