import pytest

from lint_rules.document.read import read
from lint_rules.language import weights
from lint_rules.language.attribution import glance, signals
from lint_rules.language.story import Story


def plain() -> glance.Glance:
    return glance.Glance(weights.shipped("attribution_glance"), weights.shipped("attribution_words"))


def verdict(text: str) -> str:
    story = Story(read("story.txt", text.encode()))
    assert len(story.sentences) == 1
    states = signals.quote_states(story)
    return glance.verdicts([glance.shipped().probability(story.tokens.text, states)])[0]


@pytest.mark.parametrize(
    "text",
    [
        "The ferry will sail again in June, the harbour master said on Monday.",
        '"We counted the eels twice," said Odda Fleck, who runs the hatchery.',
        "According to the ministry, the dam holds more water than in any spring before.",
        "Fleck told reporters that the library had lost its roof.",
    ],
)
def test_a_plain_report_of_speech_is_told(text: str) -> None:
    assert verdict(text) == "told"


@pytest.mark.parametrize(
    "text",
    [
        "The ferry sailed at noon.",
        "The museum opened in 1994 and has three floors.",
        "Two of the boats sank in the harbour on Tuesday night.",
    ],
)
def test_a_plain_report_of_events_is_nobodys(text: str) -> None:
    assert verdict(text) == "nobody"


def test_a_word_of_saying_that_may_be_a_noun_leaves_it_unsure() -> None:
    assert verdict("The report on the claims of the anglers fills two volumes.") == "unsure"


def test_words_inside_a_quotation_do_not_count_as_words_of_saying() -> None:
    model = plain()
    texts = ["The", "sign", '"', "he", "said", "no", '"', "fell", "down", "."]
    outside = [signals.OUTSIDE] * len(texts)
    quoted = [0, 0, signals.OPENING, *[signals.INSIDE] * 3, signals.CLOSING, 0, 0, 0]
    features = set(glance.features(model.words(texts), quoted))
    assert not any(feature.startswith(("lhe", "rsaid")) for feature in features)
    assert any(feature.startswith("rsaid") for feature in glance.features(model.words(texts), outside))


def test_a_word_that_comes_twice_counts_once() -> None:
    model = plain()
    once, twice = (set(model.words(texts)) for texts in (["said", "the", "hen"], ["Said", "said", "the", "hen"]))
    assert once == twice
