"""The compiled tagger and the plain one give every word the same tag."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.language import tagging, weights
from lint_rules.language.kernels import SWITCH, kernel
from lint_rules.language.tagging import Tagger
from lint_rules.language.tokens import Tokens

PROSE = """\
Ferry Workers Strike As Harbour Talks Collapse
MIRAVELO, March 3 (Newsroom) — The old ferry, which had been leaking for weeks, sank off the pier on Tuesday.
“We were told to leave,” said Okello, a 45-year-old plumber who hasn’t worked since 1998. "Nobody's paying."
Prices fell 3.5% to $40.50, or £31.25bn; the minister declined to comment, although she had promised to.
Those who had fled were being housed in schools, churches and mosques: officials said they would stay there.
IT'S OFFICIAL: Mended Nets, Rising Tides and Angry Fishermen Make Ferries Late
He runs, jumped, hurries, worries and re-mends ex-President O’Hara’s half-forgotten iPhones at 7.5km an hour.
The dam wasn't built, and neither were the roads that the World Bank's 12,500-page report recommends building.
Σίσυφος ΟΔΥΣΣΕΥΣ met Михаил İnönü in São Paulo; 北京 officials ﬁled “ſtrange” complaints about the straße.
if so , and as the wells dried , farmers who were selling cattle had sold it before prices were falling
"""
ENDINGS = ("", "s", "ies", "ed", "ied", "ing", "ly", "er", "'s", "-run", "-Making", "5", "²")
STYLES = (str, str.lower, str.upper, str.title)
LETTERS = st.one_of(st.characters(), st.sampled_from("aeinstdgly-'’.0123456789ΣσİßǅⅣ𝐀\ud800"))


def prose() -> list[list[str]]:
    return [Tokens(line).text for line in PROSE.splitlines()]


KNOWN = sorted({word for words in prose() for word in words})
WORDS = st.one_of(
    st.sampled_from(KNOWN),
    st.builds(lambda word, ending, style: style(word + ending), st.sampled_from(KNOWN), st.sampled_from(ENDINGS),
              st.sampled_from(STYLES)),
    st.text(LETTERS, min_size=1, max_size=12),
)  # fmt: skip


@pytest.fixture(scope="module")
def plain() -> Tagger:
    return Tagger(weights.shipped("tagging"))


@pytest.fixture(scope="module")
def compiled() -> Tagger:
    tagger: Tagger = kernel("tagging").Tagger(weights.shipped("tagging"))
    return tagger


def test_prose(plain: Tagger, compiled: Tagger) -> None:
    for words in [*prose(), *([word.title() for word in words] for words in prose())]:
        assert compiled.tag(words) == plain.tag(words)
        assert compiled.tag(words) == plain.tag(words)  # from what they remember of the words


@given(st.lists(WORDS, max_size=20))
@settings(deadline=None)
def test_any_words(plain: Tagger, compiled: Tagger, words: Sequence[str]) -> None:
    assert compiled.tag(words) == plain.tag(words)


@given(WORDS)
@settings(deadline=None)
def test_what_is_known_of_a_word(plain: Tagger, compiled: Tagger, word: str) -> None:
    assert compiled.known_tags(word) == plain.known_tags(word)
    for beginning in ("", "V", "VB", "VBD", "N", "NN", "NNPS", "J", "$", "QQ"):
        assert compiled.may_be(word, beginning) is plain.may_be(word, beginning)
        assert compiled.must_be(word, beginning) is plain.must_be(word, beginning)


@given(st.lists(WORDS, min_size=1, max_size=12), st.sampled_from(("", "V", "VB", "NN", "JJ", "IN")))
@settings(deadline=None)
def test_a_sentence_gives_only_what_a_word_may_and_must_be(
    plain: Tagger, compiled: Tagger, words: Sequence[str], beginning: str
) -> None:
    for tagger in (plain, compiled):
        for word, tag in zip(words, tagger.tag(words), strict=True):
            begins = tag.startswith(beginning)
            assert begins or not tagger.must_be(word, beginning)
            assert tagger.may_be(word, beginning) or not begins


def test_of_equal_candidates_the_first_is_chosen(tmp_path: Path) -> None:
    labels = weights.shipped("tagging").labels
    table = {"lexicon=ferry": [-1.0 * (label in ("NN", "VB")) for label in labels], "t=NN": [1.0] * len(labels)}
    weights.save(tmp_path / "model.bin", labels, table, origin="a pond", recipe="count them")
    model = weights.load(tmp_path / "model.bin")
    for words in prose():
        assert kernel("tagging").Tagger(model).tag(words) == Tagger(model).tag(words)


def test_headlines(plain: Tagger, compiled: Tagger) -> None:
    words = "ferries leave while fishermen mend nets ; harbour leaking prices falling dams mended again rising".split()
    for length in range(len(words)):
        for capitals in range(length + 1):
            style = [word.title() for word in words[:capitals]] + words[capitals:length]
            assert compiled.tag(style) == plain.tag(style)


def test_more_words_than_are_kept(plain: Tagger, compiled: Tagger) -> None:
    letters = str.maketrans("01234567", "aeTulnrd")
    words = [f"{number:o}".translate(letters) + ENDINGS[number % 7] for number in range(13_000)]
    assert len(set(words)) > 12_000
    assert compiled.tag(words) == plain.tag(words)
    assert compiled.tag(words[:50]) == plain.tag(words[:50])


def test_long_words_and_long_sentences(plain: Tagger, compiled: Tagger) -> None:
    words = ["mend" * 50_000 + "ing", "é" * 50_000, "1." * 50_000 + "bn", *prose()[1] * 500]
    assert compiled.tag(words) == plain.tag(words)


def test_no_words(compiled: Tagger) -> None:
    assert compiled.tag([]) == []
    assert compiled.known_tags("") == ()


def test_what_is_no_word(plain: Tagger, compiled: Tagger) -> None:
    for tagger in (plain, compiled):
        with pytest.raises(IndexError):
            tagger.tag(["a", ""])
        with pytest.raises(IndexError):
            tagger.may_be("", "NN")
    with pytest.raises(TypeError):
        compiled.tag([1])  # type: ignore[list-item]


def test_remembered_sentences(compiled: Tagger, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = prose()[1:4]
    expected = [compiled.tag(words) for words in (first, second, third)]
    monkeypatch.setattr(compiled, "remembered", 2)
    compiled.tag(first).clear()
    assert [compiled.tag(words) for words in (first, second, third)] == expected
    assert compiled.tag(first) == expected[0]


def test_labels_out_of_order_are_refused(tmp_path: Path) -> None:
    weights.save(tmp_path / "model.bin", ("VB", "NN"), {"w=dam": [1.0, 2.0]}, origin="a pond", recipe="count them")
    with pytest.raises(ValueError, match="alphabetical"):
        kernel("tagging").Tagger(weights.load(tmp_path / "model.bin"))


def test_the_switch_chooses_the_plain_one(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not isinstance(tagging.shipped.__wrapped__(), Tagger)
    monkeypatch.setenv(SWITCH, "1")
    assert isinstance(tagging.shipped.__wrapped__(), Tagger)
