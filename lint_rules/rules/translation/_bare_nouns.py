"""Singular nouns that English never uses without an article, left bare: *Company signed agreement with port*.

`article` explains them.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from lint_rules.language import lexicon, tagging
from lint_rules.language.memo import Memo
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.translation import _clauses

_PATTERN = "D70"
_FEWEST = 2  # bare nouns in a sentence: one may be a headline's word or a set phrase
_LOOK_BACK = 3  # words
_SHORTEST, _LONGEST = 6, 60  # tokens of a sentence
_DETERMINERS = frozenset(
    "a an the this that these those my your his her its our their whose no any some each every either neither"
    " another which what such 's ’s ' one half per more most much enough little less former then next last".split()
)
# Behind these a bare noun may be a set phrase (in hospital, by car, as president).
_PLACING = frozenset("in at on to from under over through after before near into".split())
_SET_PHRASES = _PLACING | frozenset("by as without per via and or nor than like off , : ; - – — / ( &".split())
# What stands directly before most nouns and clears them at once.
_NO_SUSPECT = _DETERMINERS | (_SET_PHRASES - _PLACING)
# What may follow the head of a noun phrase of one's own making, by word and by tag.
_JOINTS = _SET_PHRASES - _PLACING - {"by", "and", ","}
_BEHIND_OTHERS = _JOINTS | {"'s"}
_NO_EDGE = frozenset(("NN", "NNS", "NNP", "NNPS", "POS", "JJ", "CD", "``", "''", ":", "-LRB-"))
_BARE_OFFICES = frozenset(
    "minister mayor ministry government parliament committee commission delegation spokesman ambassador council".split()
)
_LINKING = frozenset(
    "is was be been being are were become became becomes remain remained elected named appointed".split()
)


def bare_nouns(story: Story) -> Iterator[Remark]:
    """The sentences of running copy in which at least two count nouns stand bare; one remark on each."""
    lower, text = story.tokens.lower, story.tokens.text
    last, sentence_of = len(lower) - 1, story.concordance.sentence_of
    suspects: dict[int, list[int]] = {}
    for at in story.concordance.tokens_with(_nouns("measured", "known", "anywhere")):
        if not (at and lower[at - 1] in _NO_SUSPECT) and at < last and _may_be_bare(lower, at):
            suspects.setdefault(sentence_of(at), []).append(at)
    for index, together in suspects.items():
        if len(together) < _FEWEST or index < 0:
            continue
        sentence = story.sentences[index]
        places = [at for at in together if at == sentence.first or text[at].islower()]
        length = sentence.last - sentence.first
        if len(places) < _FEWEST or not _SHORTEST <= length <= _LONGEST or lower[sentence.last - 1] != ".":
            continue
        if story.block_of(sentence).kind != "paragraph":
            continue
        governed = [at for at in places if at == 0 or _may_govern[story.tokens.text[at - 1]]]
        if len(governed) < _FEWEST:
            continue
        bare = [at for at in governed if _is_bare(story, sentence, at)]
        if len(bare) >= _FEWEST and not story.in_quotation(story.tokens.start[bare[0]], story.tokens.end[bare[1]]):
            begin, end = story.tokens.start[bare[0]], story.tokens.end[bare[0]]
            other = story.tokens.text[bare[1]]
            message = f"“{story.prose[begin:end]}” and “{other}” stand without an article."
            yield Remark(begin, end, message, "warning", "“the” or “a” before each", _PATTERN)


def _may_be_bare(lower: list[str], at: int) -> bool:
    """Whether nothing that determines the noun stands shortly before it, and nothing behind that joins it to others."""
    if lower[at + 1] in _BEHIND_OTHERS:
        return False
    before = lower[at - 1] if at else "."
    if before in _SET_PHRASES and not (before in _PLACING and lower[at] in _nouns("anywhere")):
        return False
    return not before[0].isdigit() and _DETERMINERS.isdisjoint(lower[at - _LOOK_BACK if at > _LOOK_BACK else 0 : at])


def _governs(word: str) -> bool:
    """Whether the word may stand before a bare noun: as its adjective, as what governs it, or as a mark."""
    return not word[0].isalpha() or any(tagging.may_be(word, tag) for tag in ("JJ", "VB", "IN"))


_may_govern = Memo(_governs)


def _is_bare(story: Story, sentence: Sentence, at: int) -> bool:
    """Whether the tags say so too: a singular head, before it adjectives, then a verb, *of* or the sentence's edge."""
    tags, words = story.tags(sentence), story.tokens.text
    here = at - sentence.first
    following = tags[here + 1] if here + 1 < len(tags) else "."
    heads = tags[here] == "NN" or (here == 0 and tags[here] == "NNP")
    if not heads or following in _NO_EDGE:
        return False
    before = here - 1
    while before >= 0 and tags[before] == "JJ" and words[sentence.first + before].isalpha():
        before -= 1
    if before < 0:
        return True
    word = story.tokens.lower[sentence.first + before]
    if tags[before] in ("VB", "VBD", "VBZ", "VBP", "VBN"):
        return word not in _LINKING
    placed = word in _PLACING and words[at] in _nouns("anywhere")
    return (tags[before] in ("IN", "TO") and word not in _SET_PHRASES) or placed


@cache
def _nouns(*names: str) -> frozenset[str]:
    sections = lexicon.sections("count_nouns.txt")
    return frozenset(word for name in names for line in sections[name] for word in line.split())


def bare_offices(story: Story) -> Iterator[Remark]:
    """``Minister opened`` at the head of a sentence."""
    tokens = story.tokens
    for sentence in _clauses.opened_by(story, _BARE_OFFICES):
        at = sentence.first
        if story.tags(sentence)[1:2] in (["VBD"], ["VBZ"], ["MD"]) and not story.in_quotation(
            sentence.start, tokens.end[at]
        ):
            cure = f"The {tokens.lower[at]}"
            message = f"Which one? A single office wants an article: “{cure}”."
            yield Remark(tokens.start[at], tokens.end[at], message, "info", cure, _PATTERN)
