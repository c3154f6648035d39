"""A direct quotation without a speaker.

What it does
------------
Reports a quotation of several words for which nobody is given in its sentence, in the sentences beside it, or in a
lead-in that ends on a colon. Asks, for information, where it follows the words of a speaker in the paragraph before.

Why it is a fault
-----------------
Quotation marks promise somebody's exact words. If readers cannot tell whose, the words prove nothing.

When it stays silent
--------------------
About short fragments (see ``attribution/fragment-quote``), titles of works, slogans and signs that the sentence names
as such, quotations carried on from the paragraph before or signed in a line behind them, headlines and captions.

References
----------
The AP Stylebook on quotations: full quotation with its speaker, or paraphrase.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from lint_rules.language.attribution import Attribution
from lint_rules.language.claims.saying import is_saying
from lint_rules.language.quotations import Quotation
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules.base import Option, Options

SEVERITY = "warning"
OPTIONS: Mapping[str, Option] = {"words": Option(5, "from how many words on a quotation needs its speaker")}
FAILS = ('The pier burned for six hours. "Nobody warned us that the mill would burn too." The river is low.',)
PASSES = (
    '"Nobody warned us that the mill would burn too," said Ana Brodik, the harbour master.',
    'Ana Brodik, the harbour master, shook her head: "Nobody warned us that the mill would burn too."',
    'The sign on the mill reads "Closed until the river has come back".',
)

_BEFORE = 2  # sentences of its paragraph before a quotation in which its speaker may be named
_SIGNATURE = 12  # words of a line that signs a quotation
_SAYING = frozenset(
    """said says say told tells added adds asked asks replied explained wrote writes recalled continued
    response agreed insisted admitted confessed warned claimed joked revealed argued insists admits argues
    warns thinks believes""".split()
)
_DOCUMENTS = frozenset({"study", "survey", "poll", "research", "law", "data", "figures", "statistics", "report"})


def check(story: Story, options: Options) -> Iterator[Remark]:
    """A remark for each longer quotation without a speaker."""
    needed = options["words"]
    ended: int | None = None  # the block that ends on the words of a known speaker
    for quotation in story.quotations:
        if story.blocks[quotation.block].kind not in ("paragraph", "list-item") or quotation.continued:
            continue
        is_long = len(story.prose[quotation.start : quotation.end].split(None, needed)) >= needed
        carried = ended is not None and ended == quotation.block - 1 and _fills(story, quotation)
        if is_long and not _has_speaker(story, quotation):
            yield Remark(
                quotation.start,
                quotation.end,
                "Whose words are these? Name the speaker in the same sentence or right before it.",
                "info" if carried else None,
            )
            ended = quotation.block if carried else None
        elif quotation.end >= story.blocks[quotation.block].end:
            ended = quotation.block


def _fills(story: Story, quotation: Quotation) -> bool:
    """Whether the quotation is a paragraph of its own."""
    block = story.blocks[quotation.block]
    return quotation.start == block.start and quotation.end >= block.end


def _has_speaker(story: Story, quotation: Quotation) -> bool:
    first = story.sentence_at(quotation.start)
    if first is None or first.start != quotation.start:
        return True  # part of a sentence of the narrator's, who frames it
    last = story.sentence_at(quotation.end - 1)
    if last is None or _goes_on(story, quotation.end, last.end):
        return True
    before = story.sentences[max(0, first.index - _BEFORE) : first.index]
    if not before:
        return True  # a headline in quotation marks
    if story.text(before[-1].start, before[-1].end).rstrip().endswith(":"):
        return True
    near = [before[-1], *(each for each in before if each.block == first.block)]
    near += [each for each in story.sentences[last.index + 1 : last.index + 2] if each.block == last.block]
    if any(_says(story, each) for each in near):
        return True
    if _is_signed(story, quotation):
        return True
    covering = story.attribution.covering(quotation.start, quotation.end)
    if covering is not None and (covering.source or covering.cue):
        return True
    return any(_speaks(story, each) for each in near)


def _is_signed(story: Story, quotation: Quotation) -> bool:
    """Whether a short line behind the quotation gives its speaker: `Ana Brodik, harbour master`, no sentence."""
    line = story.text(quotation.end, story.blocks[quotation.block].end).strip(" —–-\n")
    words = line.split()
    if not 0 < len(words) <= _SIGNATURE or (line.endswith(".") and ":" not in line):
        return False
    return words[0][0].isupper() and (words[-1][0].isupper() or any(word.endswith(",") for word in words[:2]))


def _goes_on(story: Story, end: int, sentence: int) -> bool:
    """Whether there are words between the end of a quotation and that of its sentence."""
    return any(map(str.isalnum, story.text(end, sentence)))


def _says(story: Story, sentence: Sentence) -> bool:
    """Whether a verb of saying stands in the sentence, outside quotations."""
    tokens = story.tokens
    words = tokens.lower[sentence.first : sentence.last]
    if _SAYING.isdisjoint(words):
        return False
    told = (at for at, word in enumerate(words, sentence.first) if word in _SAYING)
    return any(not story.in_quotation(tokens.start[at], tokens.end[at]) for at in told)


def _speaks(story: Story, sentence: Sentence) -> bool:
    """Whether somebody, person or body, is said to say something in the sentence."""
    return any(
        attribution.rung in ("named", "titled", "group")
        and not _is_document(story, attribution)
        and (attribution.cue is None or is_saying(story.text(*attribution.cue)))
        for attribution in story.claims.attributions_in(sentence.index)
    )


def _is_document(story: Story, attribution: Attribution) -> bool:
    source = story.text(*attribution.source).lower().split() if attribution.source else []
    return not _DOCUMENTS.isdisjoint(source)
