from collections.abc import Callable
from typing import Any

import pytest

from lint_rules.document.formats import plain
from lint_rules.document.source import Source
from lint_rules.language.attribution import signals
from lint_rules.language.attribution.signals import Signs, Traits
from lint_rules.language.attribution.surroundings import Key, Views
from lint_rules.language.story import Story

KNOWN = {"said": Traits(cue=9, fine=3, middle=2, coarse=1)}


class Names(dict[Any, list[str]]):
    """The names of a key's features."""

    def __init__(self, view: Callable[[Key], list[str]]) -> None:
        super().__init__()
        self.view = view

    def __missing__(self, key: Key) -> list[str]:
        return self.view(key)


def features(text: str, *, opening: bool = True) -> list[tuple[str, set[str]]]:
    """Each word of a sentence with the features of its surroundings."""
    story = Story(plain.read(Source(text)))
    assert len(story.sentences) == 1
    signs = [Signs(word, lambda norm: KNOWN.get(norm, Traits())) for word in story.tokens.text]
    states = signals.quote_states(story)
    worth = Views(Names).of(signs, states, opening=opening)
    told = [{name for names in each for name in names} for each in worth]
    return list(zip(story.tokens.text, told, strict=True))


@pytest.mark.parametrize(
    "text", ["Rain.", "Moll said no.", 'Moll said: "The pier is rotten," and left.', "“We sail today."]
)
def test_every_token_is_seen_by_every_view(text: str) -> None:
    for _, told in features(text):
        assert {"b3", "a1", "a2", "lc", "rc", "ps"} <= {name[:2] for name in told}
        assert any(name.startswith("q") for name in told)


def test_words_between_a_cue_and_the_next_are_told_of_both() -> None:
    told = dict(features("Moll said that the pier was rotten, Brel said."))
    assert "lwsaid" in told["pier"]
    assert "lbsaid|0|True" in told["pier"]
    assert "rwsaid|1" in told["pier"]
    assert "lwsaid" not in told["Moll"]
    assert "lbsaid|1|True" in told["Brel"]


def test_a_cue_in_a_quotation_is_none_for_the_words_around_it() -> None:
    told = dict(features('The sign "he said" fell.'))
    assert not any(name.startswith("lw") for name in told["fell"])


def test_a_quotation_tells_its_words_how_long_it_is_and_what_leads_in() -> None:
    told = dict(features('Moll left: "The pier is rotten."'))
    assert "ql6|:|." in told["pier"] or "ql3|:|." in told["pier"]
    assert not any(name.startswith("ql") for name in told["Moll"])


def test_the_head_of_a_block_is_another_place_than_that_of_a_sentence() -> None:
    first, later = (features("Moll left.", opening=opening)[0][1] for opening in (True, False))
    assert first != later
