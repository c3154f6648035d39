"""How far an attribution carries beyond the words that the chain gave it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_rules.language.attribution.linking import Link
from lint_rules.language.attribution.records import Attribution, RoleSpan
from lint_rules.language.sentences import Sentence
from lint_rules.model import Span

if TYPE_CHECKING:
    from lint_rules.language.story import Story

VIEWS = frozenset({"view", "opinion", "words", "judgment", "judgement", "estimation", "assessment", "eyes", "telling"})
_OWNERS = frozenset({"his", "her", "their", "my", "our"})
_WHOLE_SENTENCE = ("according to", "in the words of", "in the view of", "in the opinion of")
_COORDINATORS = frozenset({"and", "but", "or", "nor"})
_LONGEST_OWNER = 4


def in_somebodys_view(lowers: Sequence[str], sentence: Sentence) -> Link | None:
    """The attribution in `In his view, ...` and `..., in Ms Moll's opinion`: no verb, but a view that somebody
    owns."""
    first, last = sentence.first, sentence.last
    for at in range(first, last):
        if lowers[at] != "in" or (at > first and lowers[at - 1] != ","):
            continue
        for end in range(at + 2, min(at + 2 + _LONGEST_OWNER, last)):
            owned = lowers[end - 1] == "'s" or (end == at + 2 and lowers[end - 1] in _OWNERS)
            if owned and lowers[end] in VIEWS and end + 1 < last and lowers[end + 1] in {",", "."}:
                number = sentence.index
                content = RoleSpan(end + 2, last, number) if at == first else RoleSpan(first, at - 1, number)
                if content.last > content.first:
                    source, cue = RoleSpan(at + 1, end, number), RoleSpan(end, end + 1, number)
                    return Link(source, cue, (content,), number, carried=True)
    return None


def reach(story: Story, attribution: Attribution, following: Attribution | None) -> tuple[Span, ...]:
    """The ranges of prose that an attribution vouches for; `following` is the next attribution of the story.

    `According to` vouches for its whole sentence, wherever it stands. Content behind a cue goes on into what is
    coordinated with it (`said that A, but B`), up to the next attribution.
    """
    content = attribution.content
    if attribution.cue is None or not content:
        return content
    sentence = story.sentences[attribution.sentence]
    if story.text(*attribution.cue).lower().startswith(_WHOLE_SENTENCE):
        whole = Span(sentence.start, sentence.end)
        return (whole, *(span for span in content if not whole.covers(span)))
    last = content[-1]
    if attribution.cue.end <= last.start and last.end < sentence.end:
        limit = sentence.end
        if following and following.sentence == attribution.sentence and following.start >= last.end:
            limit = following.start
        words = story.text(last.end, limit).replace(",", " ").split(maxsplit=1)
        if words and words[0] in _COORDINATORS:
            return (*content[:-1], Span(last.start, limit))
    return content
