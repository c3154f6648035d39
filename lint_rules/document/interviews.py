"""Interviews in question and answer: the answers are the speaker's words, though no quotation marks enclose them.

A page of questions and answers that the desk wrote itself (*What does the new law change?*) is none: its questions ask
nobody, and its answers do not say *I*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from lint_rules.document.blocks import Block
from lint_rules.model.patterns import compiled

if TYPE_CHECKING:
    import regex

_FEWEST_QUESTIONS = 3
_FEWEST_TURNS = 6  # of named speakers
_LONGEST_QUESTION = 120  # words
_LONGEST_ANSWER = 6  # paragraphs
_LONGEST_LABEL = 40  # code points
_COPY = frozenset({"paragraph", "list-item"})
_QUOTED = r"\"[^\"]*\"|“[^”]*”"
_I = r"\b(?:I|I['’](?:m|ve|d|ll)|[Mm]y|me|[Mm]yself)\b"
_WE = r"\b(?:[Ww]e|[Ww]e['’](?:re|ve|d|ll)|[Oo]ur|us)\b"
_ASKS = r"(?i)\b(?:you|you['’](?:re|ve|d|ll)|yours?|yourself)\b"
_LABEL = r"(?:Q|A|(?:\p{Lu}[\p{L}\p{M}.'’\-]*(?:\ \p{Lu}[\p{L}\p{M}.'’\-]*){0,3}))(?:\.|\s?:)\s"


def with_answers(prose: str, blocks: Sequence[Block]) -> tuple[Block, ...]:
    """The blocks, those that are answers in an interview turned into quotations."""
    spoken = _turns(prose, blocks) or _answers(prose, blocks)
    if not spoken:
        return tuple(blocks)
    return tuple(block._replace(kind="quotation") if number in spoken else block for number, block in enumerate(blocks))


def _turns(prose: str, blocks: Sequence[Block]) -> set[int]:
    """The paragraphs of a transcript, where each turn opens with its speaker's name or with *Q:* and *A:*."""
    labels: dict[str, list[int]] = {}
    copy = 0
    for number, block in enumerate(blocks):
        if block.kind not in _COPY:
            continue
        copy += 1
        end = min(block.end, block.start + _LONGEST_LABEL)
        if ":" in prose[block.start : end] or prose[block.start : block.start + 2] in ("Q.", "A."):
            match = compiled(_LABEL).match(prose, block.start, end)
            if match:
                labels.setdefault(match[0].rstrip(" :.\u00a0"), []).append(number)
    recurring = [places for places in labels.values() if len(places) > 1]
    spoken = {number for places in recurring for number in places}
    if len(recurring) < 2 or len(spoken) < _FEWEST_TURNS or len(spoken) * 2 < copy:
        return set()
    first, last = min(spoken), max(spoken)
    return {number for number in range(first, last + 1) if blocks[number].kind in _COPY}


def _answers(prose: str, blocks: Sequence[Block]) -> set[int]:
    """The paragraphs behind questions that stand by themselves, if they answer them in the first person."""
    if prose.count("?") < _FEWEST_QUESTIONS:
        return set()
    asked = [number for number, block in enumerate(blocks) if number and _is_question(prose, block)]
    if len(asked) < _FEWEST_QUESTIONS:
        return set()
    answers: list[list[int]] = []
    for number, following in zip(asked, [*asked[1:], len(blocks)], strict=True):
        answer: list[int] = []
        for at in range(number + 1, following):
            if blocks[at].kind == "headline" or len(answer) == _LONGEST_ANSWER:
                break
            if blocks[at].kind in _COPY:
                answer.append(at)
        if answer:
            answers.append(answer)
    if len(answers) < _FEWEST_QUESTIONS:
        return set()
    asking = sum(bool(compiled(_ASKS).search(prose, blocks[at].start, blocks[at].end)) for at in asked) / len(asked)
    alone, together = (
        sum(any(_says(word, prose, blocks[at]) for at in answer) for answer in answers) / len(answers)
        for word in (compiled(_I), compiled(_WE))
    )
    spoken = {at for answer in answers for at in answer}
    if not (alone >= 0.6 and asking >= 0.3) and not (alone + together >= 0.6 and asking >= 0.6):
        return set()
    copy = sum(block.kind in _COPY for block in blocks)
    return spoken if (len(spoken) + len(asked)) * 2 >= copy else set()


def _is_question(prose: str, block: Block) -> bool:
    if block.kind not in _COPY and block.kind != "headline":
        return False
    return (
        prose[block.end - 1 : block.end] == "?"
        and prose[block.start] not in "\"'“‘"
        and prose.count(" ", block.start, block.end) < _LONGEST_QUESTION
    )


def _says(word: regex.Pattern[str], prose: str, block: Block) -> bool:
    """Whether the paragraph says a word outside quotation marks."""
    words = prose[block.start : block.end]
    return bool(word.search(compiled(_QUOTED).sub("", words) if '"' in words or "“" in words else words))
