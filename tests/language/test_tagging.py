"""Parts of speech of news sentences, headlines and odd input."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.language.tagging import Entry, candidates, plain, positions, possible_tags, shape, tag, verb_state
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


def test_plain() -> None:
    assert plain("O’Hara") == "o'hara"
    assert plain("1912") == "0000"


def test_positions() -> None:
    assert list(positions(["The", "mayor", "of", "Miravelo", "resigned"])) == ["f", "", "", "", ""]
    assert list(positions(["Ferry", "Workers", "Strike"])) == ["h", "h", "h"]
    assert list(positions(["“", "We", "know", "”"])) == ["", "f", "", ""]


def test_shape() -> None:
    assert [shape(word, "") for word in ("dam", "Dam", "DAM", "D", "McDam", "iDam", "12", "%")] == [
        "x", "Xx", "XX", "X", "XxX", "xX", "0", ".",
    ]  # fmt: skip


def test_candidates() -> None:
    assert candidates("12,500", None) == ("CD",)
    assert candidates("7.5bn", None) == ("CD",)
    assert candidates("the", Entry(("DT",), complete=True)) == ("DT",)
    assert candidates("The", Entry(("DT",), complete=True)) == ("DT",)
    assert "NNP" not in candidates("boat", Entry(("NN", "NNP"), complete=False))
    assert {"NNP", "VBD"} <= set(candidates("Rowed", Entry(("VBD",), complete=False)))


def test_possible_tags() -> None:
    assert possible_tags("sank") == ("VBD",)
    assert possible_tags("qwzrtpf") == ()


def test_verb_state() -> None:
    state = ""
    seen = []
    for word, label in [("dam", "NN"), ("was", "VBD"), ("built", "VBN"), (",", ","), ("and", "CC"), ("that", "WDT")]:
        state = verb_state(state, word, label)
        seen.append(state)
    assert seen == ["", "b", "v", "v,", "vc", ""]
