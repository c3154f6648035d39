"""Noun phrases and verb groups of tagged sentences."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.language.chunks import NounPhrase, VerbGroup, noun_phrases, verb_groups


def split(tagged: str) -> tuple[list[str], list[str]]:
    pairs = [pair.rpartition("/") for pair in tagged.split()]
    return [word for word, _, _ in pairs], [tag for _, _, tag in pairs]


def phrases(tagged: str) -> list[tuple[str, str]]:
    words, tags = split(tagged)
    return [(" ".join(words[p.start : p.end]), p.kind) for p in noun_phrases(words, tags)]


def groups(tagged: str) -> list[tuple[str, VerbGroup]]:
    words, tags = split(tagged)
    found = verb_groups(words, tags, noun_phrases(words, tags))
    return [(" ".join(words[g.start : g.end]), g) for g in found]


@pytest.mark.parametrize(
    ("tagged", "expected"),
    [
        ("the/DT council/NN 's/POS two/CD new/JJ ferries/NNS", [("the council 's two new ferries", "common")]),
        ("she/PRP met/VBD Ana/NNP Lind/NNP", [("she", "pronoun"), ("Ana Lind", "name")]),
        ("on/IN Tuesday/NNP fishermen/NNS left/VBD", [("Tuesday", "time"), ("fishermen", "common")]),
        ("last/JJ week/NN the/DT mayor/NN left/VBD", [("last week", "time"), ("the mayor", "common")]),
        ("Monday/NNP 's/POS storm/NN", [("Monday 's storm", "common")]),
        ("more/JJR than/IN 40/CD boats/NNS sank/VBD", [("more than 40 boats", "common")]),
        ("many/JJ of/IN the/DT eels/NNS died/VBD", [("many", "common"), ("the eels", "common")]),
        ("armed/VBN men/NNS came/VBD", [("armed men", "common")]),
        ("there/EX was/VBD this/DT", [("there", "there"), ("this", "pronoun")]),
        ("the/DT man/NN who/WP rowed/VBD", [("the man", "common"), ("who", "relative")]),
        ("a/DT deep/JJ and/CC wide/JJ river/NN", [("a deep and wide river", "common")]),
        ("Lind/NNP &/CC Sons/NNPS paid/VBD $/$ 3/CD million/CD", [("Lind & Sons", "name"), ("$ 3 million", "number")]),
    ],
)
def test_noun_phrases(tagged: str, expected: list[tuple[str, str]]) -> None:
    assert phrases(tagged) == expected


def test_head_and_preposition() -> None:
    words, tags = split("After/IN nearly/RB two/CD weeks/NNS the/DT dam/NN 's/POS gate/NN opened/VBD")
    weeks, gate = noun_phrases(words, tags)
    assert weeks == NounPhrase(1, 4, 3, "time", 0)
    assert gate == NounPhrase(4, 8, 7, "common", -1)


@pytest.mark.parametrize(
    ("tagged", "text", "facts"),
    [
        (
            "it/PRP has/VBZ n't/RB been/VBN sold/VBN",
            "has n't been sold",
            {"lemma": "sell", "form": "finite", "tense": "present", "passive": True, "perfect": True, "negated": True},
        ),
        (
            "they/PRP will/MD soon/RB be/VB rowing/VBG",
            "will soon be rowing",
            {"lemma": "row", "tense": "future", "modal": "will", "progressive": True, "passive": False},
        ),
        ("he/PRP might/MD sink/VB", "might sink", {"lemma": "sink", "tense": "modal", "modal": "might"}),
        ("we/PRP did/VBD not/RB row/VB", "did not row", {"lemma": "row", "tense": "past", "negated": True}),
        (
            "to/TO be/VB mended/VBN",
            "to be mended",
            {"lemma": "mend", "form": "infinitive", "tense": "", "passive": True},
        ),
        ("built/VBN by/IN monks/NNS", "built", {"form": "participle", "tense": "", "passive": False}),
        ("having/VBG lost/VBN it/PRP", "having lost", {"form": "gerund", "lemma": "lose", "perfect": True}),
        ("Close/VB the/DT lock/NN", "Close", {"form": "imperative", "finite": True}),
        ("it/PRP is/VBZ a/DT dam/NN", "is", {"lemma": "be", "form": "finite", "tense": "present"}),
    ],
)
def test_verb_groups(tagged: str, text: str, facts: dict[str, object]) -> None:
    found = groups(tagged)
    assert [found_text for found_text, _ in found] == [text]
    assert {name: getattr(found[0][1], name) for name in facts} == facts


def test_long_lists_without_a_noun_are_no_trouble() -> None:
    assert phrases("old/JJ " * 3000) == []
    assert groups("not/RB " * 3000) == []
    assert len(phrases("40/CD " * 3000)) == 1


TAG = st.sampled_from("NN NNP NNS DT JJ CD VBD VBN VBG VB VBZ MD RB TO IN PRP WDT CC , . POS $ ''".split())


@given(st.lists(TAG, max_size=25))
def test_chunks_are_ordered_and_do_not_overlap(tags: list[str]) -> None:
    words = [f"w{n}" for n in range(len(tags))]
    nouns = noun_phrases(words, tags)
    verbs = verb_groups(words, tags, nouns)
    for places in ([(p.start, p.head, p.end) for p in nouns], [(g.start, g.head, g.end) for g in verbs]):
        last = 0
        for start, head, end in places:
            assert last <= start <= head < end <= len(tags)
            last = end
    inside = {index for phrase in nouns for index in range(phrase.start, phrase.end)}
    assert all(group.head not in inside for group in verbs)
