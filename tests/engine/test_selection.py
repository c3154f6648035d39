"""Which rules run."""

import pytest

from lint_rules.engine import selection
from lint_rules.model import UserError

NAMES = ["attribution/vague-source", "names/mixed-form", "translation/calque", "translation/doubled-word"]


def resolve(select=(), ignore=()):
    return selection.resolve(select, ignore, NAMES)


def test_nothing_chosen_means_everything():
    assert list(resolve().rules) == NAMES


def test_families_and_rules_are_chosen_and_left_out():
    assert resolve(["translation"]).rules == ("translation/calque", "translation/doubled-word")
    assert resolve(["translation"], ["translation/calque"]).rules == ("translation/doubled-word",)
    assert resolve(["all"], ["translation", "names"]).rules == ("attribution/vague-source",)


def test_a_phrase_chooses_its_rule_for_that_phrase_alone(monkeypatch):
    monkeypatch.setattr(selection, "phrase_owners", lambda: {"D36": "translation/calque"})
    chosen = resolve(["D36"])
    assert chosen.rules == ("translation/calque",)
    assert chosen.admits("translation/calque", "D36")
    assert not chosen.admits("translation/calque", "D40")
    whole = resolve(["translation"], ["D36"])
    assert not whole.admits("translation/calque", "D36")
    assert whole.admits("translation/calque", "D40")


@pytest.mark.parametrize(
    ("word", "near"),
    [
        ("names/nosuch", "newslint rules lists them"),
        ("translation/calques", "did you mean translation/calque?"),
        ("translaton", "did you mean translation?"),
        ("attribution/calque", "did you mean translation/calque?"),
    ],
)
def test_a_word_that_names_nothing_is_a_mistake_with_the_nearest_name(word, near):
    with pytest.raises(UserError, match=f"is called '{word}'") as caught:
        resolve([word])
    assert near in str(caught.value)


def test_the_engines_own_notes_can_be_left_out():
    assert not resolve((), ["internal/unused-suppression"]).admits("internal/unused-suppression", None)
    assert resolve().admits("internal/unused-suppression", None)
