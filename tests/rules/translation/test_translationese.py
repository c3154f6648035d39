"""The score of a whole story."""

import pytest
from phrase_examples import remarks, story_of

from lint_rules.rules.translation import translationese

OPTIONS = {name: option.default for name, option in translationese.OPTIONS.items()}
FILLER = "The miller opened the gate and the water ran down to the ford. "


@pytest.mark.parametrize("text", translationese.FAILS)
def test_fails(text: str) -> None:
    (remark,) = remarks("translation/translationese", text)
    assert (remark.start, text[remark.start : remark.end]) == (0, text[: text.index(".") + 1])
    assert "“moreover,”" in remark.message


@pytest.mark.parametrize("text", translationese.PASSES)
def test_passes(text: str) -> None:
    assert remarks("translation/translationese", text) == []


def test_the_score_is_markers_per_thousand_words() -> None:
    story = story_of("Moreover, it rained. " + FILLER * 20)
    assert translationese.score(story, OPTIONS) == {"translationese": round(1000 / story.word_count, 1)}


def test_a_short_story_has_no_score() -> None:
    assert translationese.score(story_of("Moreover, it rained. " + FILLER), OPTIONS) == {}


def test_quoted_phrases_do_not_count() -> None:
    assert translationese.score(story_of("“Moreover, it rained,” she said. " + FILLER * 20), OPTIONS) == {
        "translationese": 0.0
    }


def test_the_strongest_markers_come_first_and_high_scores_are_called_strong() -> None:
    text = "Thus, it rained. " * 2 + "Moreover, it froze. " + FILLER * 12
    (remark,) = remarks("translation/translationese", text)
    assert "strongly like a translation" in remark.message
    assert remark.message.endswith("among them “thus,” (2), “moreover,”.")
    assert remarks("translation/translationese", text, threshold=50.0) == []
