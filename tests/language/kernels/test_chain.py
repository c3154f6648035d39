"""The compiled sequence model reads what the plain one reads, label for label and number for number."""

import os
import subprocess
import sys
from collections.abc import Container, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language import weights
from lint_rules.language.attribution import chain, signals
from lint_rules.language.kernels import SWITCH, kernel
from lint_rules.language.memo import LIMIT
from lint_rules.language.sentences import Sentence, by_block
from lint_rules.language.story import Story

compiled = kernel("chain")

PLAIN = chain.Chain(weights.shipped("attribution"), weights.shipped("attribution_words"))
STORIES = (
    "Ferry fares will rise in March, the harbour board said on Monday. Its chair, Ruta Olsen, told reporters that the "
    "dredger cost “more than we ever planned for”. Passengers were not asked.\n\n“We were promised a vote,” said Pavel "
    "Okoro, who crosses daily. “Nobody wrote to us; nobody called.” He added: “I shall walk.”",
    'According to the mill\'s own ledger, 1,204 sacks were sold.\n\nThe buyer denied it. "Not one sack," she said, '
    '"was ours',
    "In its view the dam holds, but engineers who inspected it in May reported cracks, warned that water had got in "
    "and urged the county to act.\n\n''Act when?'' asked the mayor. Then: ''It is too late.'' A spokesman declined to "
    "say.",
    "Ο δήμαρχος δήλωσε ότι το λιμάνι κλείνει. 市长说港口关闭。 Мэр сообщил: «Порт закрыт». قال العمدة إن الميناء مغلق.",
)
SPOKEN = (
    "Olsen said told that to according reported claims ' denied says it , ; : . ? ! the “ ” \" '' `` « » ^ $ QQ qq 's "
    "’s 12,500 ٣٤ Ⅻ ① é É ß İ ǅ 𝐀 U.S. and we \ud800 x\udfffy"
).split(" ")
words_of_any_kind = st.one_of(st.sampled_from(SPOKEN), st.text(max_size=12))


@st.composite
def blocks(draw: st.DrawFn) -> tuple[list[str], list[int], list[Sentence], set[int]]:
    """Words before a block and in it, states of quotation, the block's sentences and which of them are quiet."""
    lengths = draw(st.lists(st.integers(1, 30), min_size=1, max_size=4))
    begin = draw(st.integers(0, 3))
    count = begin + sum(lengths)
    words = draw(st.lists(words_of_any_kind, min_size=count, max_size=count))
    states = draw(st.lists(st.sampled_from((0, 0, 0, 1, 2, 3)), min_size=count, max_size=count))
    sentences = []
    for number, length in enumerate(lengths):
        sentences.append(Sentence(number, 0, 0, 0, begin, begin + length))
        begin += length
    return words, states, sentences, draw(st.sets(st.integers(0, 3)))


def same(words: Sequence[str], states: Sequence[int], block: Sequence[Sentence], quiet: Container[int] = ()) -> None:
    shipped = chain.shipped()
    assert shipped.read(words, states, block, quiet) == PLAIN.read(words, states, block, quiet)


def test_the_kernel_is_what_ships() -> None:
    assert isinstance(chain.shipped(), compiled.Chain)
    assert chain.shipped().unit == PLAIN.unit


@settings(max_examples=400, deadline=None)
@given(blocks())
def test_any_words_read_the_same(case: tuple[list[str], list[int], list[Sentence], set[int]]) -> None:
    same(*case)


@given(st.lists(words_of_any_kind))
def test_any_word_has_the_same_signs(words: list[str]) -> None:
    for one, other in zip(chain.shipped().signs(words), PLAIN.signs(words), strict=True):
        for name in ("norm", "cue", "source", "coarse", "middle", "fine", "shape"):
            assert getattr(one, name) == getattr(other, name)


@pytest.mark.parametrize("text", STORIES)
def test_prose_reads_the_same(text: str) -> None:
    story = Story(plain.read(Source(text)))
    states = signals.quote_states(story)
    for block in by_block(story.sentences):
        same(story.tokens.text, states, block)
        same(story.tokens.text, states, block, {block[0].index})


def test_a_sentence_without_end_reads_the_same() -> None:
    words = " ".join([*STORIES] * 20).split()
    states = [(at // 7) % 4 for at in range(len(words))]
    same(words, states, [Sentence(0, 0, 0, 0, 0, len(words))])


def test_forgetting_words_changes_nothing() -> None:
    words = [f"w{number}" for number in range(LIMIT + 2)]
    chain.shipped().signs(words)
    same(words[:40], [0] * 40, [Sentence(0, 0, 0, 0, 0, 40)])


def test_remembered_readings_are_those_of_the_same_words() -> None:
    model = compiled.Chain(weights.shipped("attribution"), weights.shipped("attribution_words"))
    model.remember(2)
    block = [Sentence(0, 0, 0, 0, 0, 4)]
    for words in (["Olsen", "said", "it", "sank"], ["Olsen", "saw", "it", "sink"], ["It", "sank", ",", "she"]) * 2:
        assert model.read(words, [0] * 4, block) == PLAIN.read(words, [0] * 4, block)
        assert model.read(words, [0] * 4, block) is model.read(words, [0] * 4, block)


@pytest.mark.parametrize(
    ("words", "states", "bounds"),
    [
        (["one"], [4], [(0, 1)]),
        (["one"], [-1], [(0, 1)]),
        (["one"], [0], [(0, 2)]),
        (["one", "two"], [0], [(0, 2)]),
        (["one", "two"], [0, 0], [(0, 0)]),
        (["one", "two"], [0, 0], [(1, 0)]),
        (["one", "two", "three"], [0, 0, 0], [(0, 1), (2, 3)]),
        (["one", "two", "three"], [0, 0, 0], [(0, 3), (1, 2)]),
        (["one", "two", "three"], [0, 0, 0], [(1, 2), (0, 1)]),
    ],
)
def test_what_is_no_sentence_is_refused(words: list[str], states: list[int], bounds: list[tuple[int, int]]) -> None:
    model = chain.shipped()
    block = [Sentence(number, 0, 0, 0, first, last) for number, (first, last) in enumerate(bounds)]
    with pytest.raises(ValueError, match=r"words|states|sentences|quotation"):
        model.read(words, states, block)


@pytest.mark.parametrize("word", [None, 1, b"one"])
def test_what_is_no_word_is_refused(word: Any) -> None:
    block = [Sentence(0, 0, 0, 0, 0, 1)]
    with pytest.raises(TypeError):
        chain.shipped().read([word], [0], block)


def test_the_switch_takes_the_plain_model() -> None:
    asked = "from lint_rules.language.attribution import chain; print(type(chain.shipped()) is chain.Chain)"
    environment = {**os.environ, SWITCH: "1"}
    told = subprocess.run([sys.executable, "-c", asked], env=environment, capture_output=True, text=True, check=True)
    assert told.stdout == "True\n"
