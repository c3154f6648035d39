"""Pairs of forms: what is weighed, what is never weighed."""

from itertools import product

import pytest

from lint_rules.document import read
from lint_rules.language import name_forms, name_pairs, romanisation, same_person
from lint_rules.language.name_words import gendered, related, same_given_name
from lint_rules.language.story import Story


def story(text: str) -> Story:
    return Story(read.read("story.txt", text.encode()))


@pytest.mark.parametrize(
    ("one", "other"),
    [("Latvia", "Latvian"), ("Mexico", "Mexicans"), ("Kurds", "Kurdish"), ("Castle", "Castles"), ("Freddy", "Fred")],
)
def test_derived_words_are_never_weighed(one: str, other: str) -> None:
    assert related(one, other)
    assert not name_pairs.comparable(one, other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("Morozov", "Morozova"), ("Tolsky", "Tolskaya"), ("Petrenkin", "Petrenkina"), ("Vukovsky", "Vukovska")],
)
def test_a_mans_and_a_womans_form(one: str, other: str) -> None:
    assert gendered(one, other)
    assert gendered(other, one)


def test_countries_are_not_each_other() -> None:
    assert not name_pairs.comparable("Australia", "Austria")
    assert name_pairs.comparable("Kyrgyzstan", "Kyrgzstan")


def test_known_romanisations_of_given_names() -> None:
    assert same_given_name("Mohammed", "Muhammad")
    assert not same_given_name("Mohammed", "Mahmoud")


def test_forms_count_words_in_capitals_for_their_usual_spelling() -> None:
    found = name_forms.forms(story("FENNIMORE WINS\n\nOrla Fennimore won the race, and Fennimore slept."))
    assert found["Fennimore"].count == 3


def test_the_settled_form_is_the_commoner_then_the_introduced() -> None:
    (candidate,) = name_pairs.candidates(story("Orla Fennimore won.\n\nFenimore slept. Fennimore woke."))
    assert (candidate.main.text, candidate.odd.text) == ("Fennimore", "Fenimore")
    (candidate,) = name_pairs.candidates(story("Fenimore slept.\n\nOrla Fennimore won."))
    assert candidate.main.text == "Fennimore"


def test_two_forms_in_one_name_are_vetoed() -> None:
    assert not name_pairs.candidates(story("The pair Humfrey Humfray won. Humfrey slept."))


def test_candidates_do_not_depend_on_hash_order() -> None:
    text = "Orla Fennimore, Ana Fentimore, Tom Castlemain. Fenimore, Castelmain and Fentimor slept."
    assert name_pairs.candidates(story(text)) is not None
    first = [(c.main.text, c.odd.text) for c in name_pairs.candidates(story(text))]
    assert first == [(c.main.text, c.odd.text) for c in name_pairs.candidates(story(text))]


@pytest.mark.parametrize("length", [400, 4000])
def test_many_names_stay_cheap(length: int) -> None:
    text = " ".join(
        f"They met Ana Qu{chr(97 + i % 26)}{chr(97 + i // 26 % 26)}rt{chr(97 + i // 676 % 26)}n." for i in range(length)
    )
    assert len(list(name_pairs.pairs(name_forms.forms(story(text))))) < 60 * length


@pytest.mark.parametrize(
    "judge", [(romanisation, "compare", (romanisation.FAR, ())), (same_person, "one_surname", False)]
)
def test_the_number_of_comparisons_grows_with_the_names_and_no_faster(
    monkeypatch: pytest.MonkeyPatch, judge: tuple[object, str, object]
) -> None:
    module, name, answer = judge
    compared: list[object] = []
    monkeypatch.setattr(module, name, lambda *words: compared.append(words) or answer)
    endings = ["".join(letters) for letters in product("bdgkpt", "aeiou", "bdgkpt", "aeiou", "lmnr")]
    pairs = [f"Ana Mar{ending} met Mr Mor{ending}." for ending in endings]
    counts = []
    for many in (200, 800):
        compared.clear()
        name_pairs.candidates(story(" ".join(pairs[:many])))
        counts.append(len(compared))
    assert 0 < counts[0] < counts[1] < 5 * counts[0]


def test_a_surname_nobody_introduces_is_found_among_many_introduced() -> None:
    others = " ".join(f"Ana {a}{b}{c}enson came." for a, b, c in product("BDGKPT", "aeiou", "lmnr"))
    found = name_pairs.candidates(story(f"{others} Ivan Gnatiuk came.\n\nMr Hnatyuk said so."))
    assert ("Gnatiuk", "Hnatyuk") in {(each.main.text, each.odd.text) for each in found}
