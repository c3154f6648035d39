"""The compiled reader of tokens and the regular expression cut every text alike."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.language import tokens
from lint_rules.language.kernels import SWITCH, kernel
from lint_rules.language.tokens import Reader, Tokens
from lint_rules.model.patterns import compiled

PROSE = """\
MIRAVELO, March 3 (Newsroom) — The ferry, which hadn't sailed since Sept. 1998, sank at 9 a.m. on Tuesday.
“We were told to leave,” said Dr. J. Okello, a 45-year-old plumber. "Nobody's paying." It's ‘over’, he'd said.
Prices at Acme Inc. and O'Hara & Co. fell 3.5% to $40.50, or £31.25bn; A&B's rose by 1/3 (see No. 7, not no. 8).
The U.N. wrote to ana.lind@example.org, e.g. about www.example.org/nets?x=1. Then it didn’t. @ana_r, #eels!
Kim Jong-un's Asia-Pacific envoy... arrived at 10:45 -- or 10.45am -- from the St. Olav quay: http://example.org.
İnönü, Σίσυφος and the leaders' naïve café-owners paid 1,٣ or 5:٣٤ coins. 北京 said no.\u2028Rock 'n' roll, B2.B3
Yes. No. Mt. Etna vs. etc. He lives at 5. She at 12,500. www. They are the al. in 1990's? Jr. "Nos. 3 and 4". Co.
"""
PIECES = [
    *PROSE.split(),
    *" \n\t\r.,;:!?'’‘`´ʼ-‐‑–—…\"“”«»&@#_+/()[]$£€%|\x00\x1c\x85\xa0\u200b\u2028\u0301\xad٣５éÉßŉ漢😀\ud800",
    *("a", "B", "7", "s", "t", "n't", "N’T", "U.S.", "Mr.", "No.", "al.", "www.", "http://", "https:", "i.e.", "..."),
    *("x" * length for length in (31, 32, 33, 63, 64, 65)),
]
TEXTS = st.one_of(
    st.text(),
    st.lists(st.sampled_from(PIECES)).map("".join),
    st.lists(st.sampled_from(PIECES)).map(" ".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.just(" "), st.text(max_size=2))).map("".join),
)


def reading(text: str) -> tuple[object, ...]:
    """What is read of a text, without the lists of words, of which the plain reader knows none."""
    return tokens.shipped().read(text)[:-1]


def plainly(text: str) -> tuple[object, ...]:
    return Reader().read(text)[:-1]


def test_prose() -> None:
    for text in (PROSE, PROSE.upper(), PROSE.lower(), PROSE.replace(" ", ""), PROSE.replace(" ", "\n"), *PROSE.split()):
        assert reading(text) == plainly(text)
        assert reading(text) == plainly(text)  # from what it remembers of the words


@given(TEXTS)
@settings(deadline=None, max_examples=500)
def test_any_text(text: str) -> None:
    assert reading(text) == plainly(text)


@pytest.mark.parametrize(
    "first", ["a", "é", "7", ".", "-", "'", "’", "@", "U.", "Mr.", "www.", "No. ", "a.b@", "x-", "6-2", "7bn-"]
)
def test_any_two_marks_behind_anything(first: str) -> None:
    marks = [chr(code) for code in (*range(128), 0x85, 0xA0, 0xA3, 0xAD, 0xB4, 0xE9, 0x2BC, *range(0x200B, 0x2030))]
    for mark in marks:
        text = " x ".join(f"{first}{mark}{last}" for last in (*marks, ""))
        assert reading(text) == plainly(text)


def test_more_words_than_are_kept() -> None:
    text = " ".join(f"{number:x}th {number:o} x{number:o}’s" for number in range(30_000))
    assert reading(text) == plainly(text)
    assert reading(text) == plainly(text)


@pytest.mark.parametrize("piece", ["a", "é ", "a. ", "\u2003", "x-", "1.", "U.", "a'", "é.b@", "a'é", "-", "www."])
def test_endless_text(piece: str) -> None:
    text = piece * 50_000
    assert reading(text) == plainly(text)


def test_words_that_come_back_are_one_object() -> None:
    first, second = Tokens("The ferry sank."), Tokens("A ferry\nis a ferry")
    assert first.text[1] is second.text[1] is second.text[4] is second.lower[1]


@given(TEXTS, st.frozensets(st.sampled_from(["ferry", "ana", "'s", "n't", "the", "no", "ß", ".", "x" * 40])))
@settings(deadline=None)
def test_tokens_on_a_list(text: str, words: frozenset[str]) -> None:
    reader = kernel("tokens").Reader(compiled(tokens._TOKEN).match, tokens.clitic_at, frozenset(), tokens._STOPS)
    reader.read(text)
    assert (reader.list_number(words), reader.list_number(frozenset({"ferry"}) | words | {"-"})) == (0, 1)
    *_, lower, _, _, _, _, (first, second) = reader.read(text)
    assert first == [at for at, word in enumerate(lower) if word in words]
    assert second == [at for at, word in enumerate(lower) if word in words | {"ferry", "-"}]


def test_more_lists_than_are_kept() -> None:
    reader = kernel("tokens").Reader(compiled(tokens._TOKEN).match, tokens.clitic_at, frozenset(), tokens._STOPS)
    lists = [frozenset({"ferry", f"{number}"}) for number in range(70)]
    assert [reader.list_number(words) for words in lists] == [*range(64), *[None] * 6]
    assert reader.read("The ferry 63")[-1] == [*[[1]] * 63, [1, 2]]


def test_what_is_no_text() -> None:
    with pytest.raises(TypeError):
        tokens.shipped().read(None)  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        tokens.shipped().read(b"ferry")  # type: ignore[arg-type]


@given(
    st.lists(
        st.sampled_from(["a", "ab", "abc", "abcd", "b", "é", "éß", "éß漢", "éß漢a", "😀", "😀\ud800x", "\0", "a\0"])
    )
)
@settings(deadline=None, max_examples=500)
def test_few_words_that_begin_alike(words: list[str]) -> None:
    assert reading(" ".join(words)) == plainly(" ".join(words))


def test_the_switch_chooses_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not isinstance(tokens.shipped.__wrapped__(), Reader)
    monkeypatch.setenv(SWITCH, "1")
    assert isinstance(tokens.shipped.__wrapped__(), Reader)
