"""Nouns in a number that the word before them does not allow: *two woman*, *these school*, *a number of house*.

`agreement` explains them.
"""

from __future__ import annotations

from collections.abc import Iterator

from lint_rules.document import RUNNING_COPY
from lint_rules.language import inflection, tagging
from lint_rules.language.story import Story
from lint_rules.model import Remark

_PATTERN = "D78"
_SEVERAL = frozenset(
    "many several various numerous two three four five six seven eight nine ten eleven twelve twenty thirty forty"
    " fifty sixty seventy eighty ninety these those".split()
)
_VAGUE = frozenset("many several various numerous these those of".split())
_AMOUNTS = frozenset("number couple dozens hundreds thousands tens scores handful pair majority".split())
_COUNTING = _SEVERAL | _AMOUNTS
_ONE = frozenset("a an this every each another".split())
# What has no plural, or is counted in the singular.
_UNCHANGED = frozenset(
    "million billion trillion thousand hundred dozen score percent per cent people police men women children"
    " cattle sheep deer fish aircraft spacecraft series species means crossroads headquarters craft data media"
    " bacteria criteria phenomena feet teeth geese mice pence kind sort type yen yuan euro baht rand won renminbi"
    " ringgit offspring salmon trout cod squid stone foot man time times day night week month year hour minute"
    " second metre meter mile kilometre inch pound dollar man-made plus nil point star storey story lot half"
    " quarter third sports games arms".split()
)
_BEHIND = frozenset(
    "was were is are has have had will would can could who which that in on at of from to by with for near and or"
    " but because after before during since until when where while under over against between , . ; : ) ? !".split()
)
_AMBIGUOUS = frozenset(("NNS", "VB", "VBP", "VBD", "JJ", "RB", "IN", "CD", "NNP"))
_REACH = 3  # words from the number to its noun


def plurals_of_one(story: Story) -> Iterator[Remark]:
    """*this roads*, *every countries*: a word that points to one, and a noun in the plural directly behind it."""
    lower = story.tokens.lower
    last = len(lower) - 2
    before_s = [at for at in story.concordance.tokens_with(_ONE) if at < last and lower[at + 1][-1] == "s"]
    for at in before_s:
        if lower[at + 2] not in _BEHIND or not _is_plural(lower[at + 1]):
            continue
        if story.tokens.text[at] == "A" and at and lower[at - 1][0].isalnum():
            continue  # a letter: Serie A titles
        sentence = story.sentence_at(story.tokens.start[at])
        if sentence is None or at + 1 >= sentence.last or story.block_of(sentence).kind not in RUNNING_COPY:
            continue
        begin, end = story.tokens.start[at], story.tokens.end[at + 1]
        message = f"“{story.prose[begin:end]}”: one word says one, the other says several."
        yield Remark(begin, end, message, "warning", "both in the same number", _PATTERN)


def _is_plural(word: str) -> bool:
    """Whether the word is known as the plural of a noun and as nothing else."""
    return word not in _UNCHANGED and tagging.possible_tags(word) == ("NNS",)


def counted_singulars(story: Story) -> Iterator[Remark]:
    """A word that counts several, and a noun in the singular behind it."""
    lower = story.tokens.lower
    last = len(lower) - 2
    for word in story.concordance.tokens_with(_COUNTING):
        at = word
        if lower[word] in _AMOUNTS:
            at += 1
            if lower[word - 1 : word] == ["the"] or lower[at : at + 1] != ["of"]:
                continue
        noun = _noun_behind(lower, at, last)
        if not noun or not _is_singular(lower[noun], lower[at]):
            continue
        sentence = story.sentence_at(story.tokens.start[at])
        if sentence is None or noun >= sentence.last or story.block_of(sentence).kind not in RUNNING_COPY:
            continue
        tags = story.tags(sentence)
        here = noun - sentence.first
        if tags[here] != "NN" or any(tag != "JJ" for tag in tags[at + 1 - sentence.first : here]):
            continue
        plural = inflection.inflect(lower[noun], "NNS")
        begin, end = story.tokens.start[at], story.tokens.end[noun]
        counted = story.prose[begin : story.tokens.start[noun]]
        message = f"“{story.prose[begin:end]}” counts several: the noun must be plural, “{plural}”."
        yield Remark(begin, end, message, "warning", f"{counted}{plural}", _PATTERN)


def _noun_behind(lower: list[str], at: int, last: int) -> int:
    """The index of the word that may be the counted noun, before a word that ends its phrase; 0 if a plural or nothing
    of the kind stands there."""
    for place in range(at + 1, min(at + 1 + _REACH, last)):
        word = lower[place]
        if word in _BEHIND or not word.isalpha() or (word[-1] == "s" and word[-2:] != "ss") or word in _UNCHANGED:
            return 0
        if lower[place + 1] in _BEHIND:
            return place
    return 0


def _is_singular(word: str, counting: str) -> bool:
    """Whether the word is a singular noun, or unknown behind a number, and may be nothing else that stands there."""
    tags = tagging.possible_tags(word)
    return (
        ("NN" in tags or (not tags and counting not in _VAGUE))
        and not word.endswith("ing")
        and _AMBIGUOUS.isdisjoint(tags)
    )
