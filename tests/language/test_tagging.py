"""Parts of speech of news sentences, headlines and odd input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.language import tagging
from lint_rules.language.tagging import possible_tags, tag
from lint_rules.language.tokens import Tokens

TAGS = frozenset(
    "$ '' , -LRB- -RRB- . : CC CD DT EX FW GW IN JJ JJR JJS LS MD NN NNP NNPS NNS PDT POS PRP PRP$ RB RBR RBS RP SYM"
    " TO UH VB VBD VBG VBN VBP VBZ WDT WP WP$ WRB ``".split(" ")
)


def tagged(text: str) -> str:
    words = Tokens(text).text
    return " ".join(f"{word}/{tag}" for word, tag in zip(words, tag(words), strict=True))


@pytest.mark.parametrize(
    "expected",
    [
        "The/DT ferry/NN sank/VBD on/IN Tuesday/NNP ./.",
        "She/PRP has/VBZ not/RB been/VBN seen/VBN there/RB ./.",
        "The/DT council/NN 's/POS librarians/NNS were/VBD told/VBN to/TO leave/VB ./.",
        "Prices/NNS fell/VBD 3.5/CD %/NN to/IN $/$ 40/CD ./.",
        "Nobody/NN knows/VBZ who/WP will/MD pay/VB for/IN the/DT dam/NN ./.",
        "Okello/NNP ,/, a/DT 45-year-old/JJ plumber/NN ,/, said/VBD he/PRP was/VBD happy/JJ ./.",
        "There/EX were/VBD 12/CD boats/NNS in/IN the/DT harbour/NN ./.",
        "The/DT minister/NN declined/VBD to/TO pay/VB ./.",
    ],
)
def test_news_sentences(expected: str) -> None:
    words = [pair.rpartition("/")[0] for pair in expected.split()]
    assert " ".join(f"{word}/{label}" for word, label in zip(words, tag(words), strict=True)) == expected


def test_headline_capitals_do_not_make_names() -> None:
    tags = tag(Tokens("Council Approves New Harbour Plan Despite Protests").text)
    assert tags[1].startswith("VB")
    assert tags[-1] == "NNS"


def test_names_and_datelines() -> None:
    assert tagged("MIRAVELO, March 3").startswith("MIRAVELO/NNP ,/, March/NNP 3/CD")
    assert "Secretary-General/NNP Kim/NNP Dae-sung/NNP met/VBD" in tagged("Secretary-General Kim Dae-sung met them.")


def test_lower_case_words_are_never_names() -> None:
    assert "rose/VBD" in tagged("Prices in the port, including fish and ice, rose by 3%.")


def test_no_words() -> None:
    assert tag([]) == []


@given(st.lists(st.text(min_size=1, max_size=12), max_size=12))
def test_every_word_gets_one_known_tag_and_always_the_same(words: list[str]) -> None:
    tags = tag(words)
    assert len(tags) == len(words)
    assert TAGS.issuperset(tags)
    assert tag(words) == tags


def test_possible_tags() -> None:
    assert possible_tags("sank") == ("VBD",)
    assert possible_tags("qwzrtpf") == ()


def test_a_remembered_sentence_keeps_its_tags(monkeypatch: pytest.MonkeyPatch) -> None:
    words = "The old ferry sank off the pier .".split()
    expected = tag(words)
    monkeypatch.setattr(tagging.shipped(), "remembered", 2)
    first = tag(words)
    first.clear()
    assert [tag(words), tag(["Ferries"]), tag(words)] == [expected, tag(["Ferries"]), expected]
