"""The phrase notation, its programs and the matcher that runs them."""

import re
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lint_rules.document import read
from lint_rules.language.inflection import forms
from lint_rules.language.matching import PhraseMatch, PhraseMatcher
from lint_rules.language.matching.notation import KINDS, Notation, NotationError
from lint_rules.language.matching.programs import Entry, anchor, compile_entries, width
from lint_rules.language.sentences import Sentence
from lint_rules.language.story import Story

CLASSES = {"fish": ("eel", "cod", "sea bass"), "port": ("Lund", "New Haven")}
NOTATION = Notation(forms, CLASSES)


def matches(pattern: str, text: str, **conditions: object) -> list[PhraseMatch]:
    entry = Entry("test", NOTATION, {"rule": "a/b", "id": "X"}, (pattern,), **conditions)  # type: ignore[arg-type]
    story = Story(read.read("story.txt", text.encode()), PhraseMatcher(compile_entries([entry])))
    return list(story.phrases.get("a/b", ()))


def found(pattern: str, text: str, **conditions: object) -> list[str]:
    return [text[match.start : match.end] for match in matches(pattern, text, **conditions)]


@pytest.mark.parametrize(
    ("pattern", "text", "expected"),
    [
        ("carried out", "They carried out the boat. Out it was carried.", ["carried out"]),
        ("<carry> out", "He carries out plans; carrying out plans is hard.", ["carries out", "carrying out"]),
        ("<light/noun> on", "The lights on. He lighted on it.", ["lights on"]),
        ("in the sea|lake|river", "It swam in the lake and in the road.", ["in the lake"]),
        ("@fish soup", "Cod soup, sea bass soup and pea soup.", ["Cod soup", "sea bass soup"]),
        ("to @port", "From Lund to New Haven, not to lund.", ["to New Haven"]),
        ("=May", "In May they may go.", ["May"]),
        ("a (very|quite a)? boat", "A boat, a very boat, a quite a boat.", ["A boat", "a very boat", "a quite a boat"]),
        ("the big{1,2} boat", "The big big boat and the big big big boat.", ["The big big boat"]),
        ("gave ~2 boat", "He gave the old boat. He gave, boat. He gave up his old boat.", ["gave the old boat"]),
        ("built ~np3 boat", "She built a new boat. She built it with a boat.", ["built a new boat"]),
        ("in [what: ~NP3]", "It sank in the cold, deep bay. It sank in May, he said.", ["in the cold", "in May"]),
        ("however ,", "However, it sank, however.", ["However,"]),
        ("^ thus", "Thus it was. It was thus. “Thus it was.”", ["Thus", "Thus"]),
        ("was late $", "He was late. It was late in May. Who was late?", ["was late", "was late"]),
        ("boat !house", "The boat house and the boat.", ["boat"]),
        ("-the boat", "The boat passed a boat.", ["boat"]),
        ("boats *ly sank", "The boats slowly sank.", ["boats slowly sank"]),
        ("don't sail", "We don’t sail. We do sail.", ["don’t sail"]),
        ('the " boat', "The “boat” and the boat.", ["The “boat"]),
        ("@figure boats", "12 boats, 3.5 boats, two boats.", ["12 boats", "3.5 boats"]),
        (r"boat \?", "A boat? A boat.", ["boat?"]),
        ("sail (home|by night)", "They sail home. They sail by night or by day.", ["sail home", "sail by night"]),
        ("fishes|<sail> #NN", "They sail boats there.", ["sail boats"]),
    ],
)
def test_elements(pattern: str, text: str, expected: list[str]) -> None:
    assert found(pattern, text) == expected


def test_tags_are_asked_only_where_the_rest_matches(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Sentence] = []

    def tags(self: Story, sentence: Sentence) -> list[str]:
        asked.append(sentence)
        return ["NN"] * 99

    monkeypatch.setattr(Story, "tags", tags)
    assert found("plan#NN sank", "It rained. The plan held. The plan sank.") == ["plan sank"]
    assert [sentence.start for sentence in asked] == [26]


def test_captures_are_prose_ranges_of_the_way_that_matched() -> None:
    text = "He gave the tired old crew a boat."
    (match,) = matches("[verb: <give>] [whom: ~5] [what: a boat]", text)
    parts = {name: text[start:end] for name, (start, end) in match.captures.items()}
    assert parts == {"verb": "gave", "whom": "the tired old crew", "what": "a boat"}


def test_a_match_never_leaves_its_sentence() -> None:
    assert found("the boat", "He left the. Boat it was.\n\nThe\n\nboat") == []


def test_matches_of_one_phrase_do_not_overlap() -> None:
    assert found("the ~3 boat", "the old the new boat boat") == ["the old the new boat"]


def test_conditions_spare_a_match() -> None:
    assert found("boat", "A boat house. A boat.", unless=("boat house",)) == ["boat"]
    assert found("boat", "A boat in the race. A boat.", unless_sentence=("race",)) == ["boat"]
    assert found("boat", "A boat. A race.", unless_story=("race",)) == []
    assert found("boat", "A boat. A pace.", unless_story=("race",)) == ["boat"]
    assert found("boat", "A boat sank. A boat of the king.", also=("king",)) == ["boat of the king"]


def test_regular_expressions_wait_for_their_trigger() -> None:
    entry = Entry("test", NOTATION, {"rule": "a/b", "id": "X"}, regex=r"«(?P<word>\w+)", triggers=("boat",))
    matcher = PhraseMatcher(compile_entries([entry]))
    story = Story(read.read("story.txt", "The «boat» sank.".encode()), matcher)
    (match,) = story.phrases["a/b"]
    assert (match.start, match.end, dict(match.captures), match.sentence) == (4, 9, {"word": (5, 9)}, -1)
    assert matcher.match(Story(read.read("story.txt", "The «barge» sank.".encode()), matcher)) == {}


def test_a_regular_expression_without_a_trigger_is_refused() -> None:
    with pytest.raises(NotationError, match="needs a trigger"):
        compile_entries([Entry("test", NOTATION, {"rule": "a/b", "id": "X"}, regex="«")])


def test_an_ending_with_a_hyphen_also_stands_behind_a_figure() -> None:
    assert found("rose *-times", "It rose 2.5-times.") == ["rose 2.5-times"]
    assert found("rose *s", "It rose 1990s.") == []


@pytest.mark.parametrize(
    ("pattern", "problem"),
    [
        ("(a boat", "missing ')'"),
        ("a boat)", "a word was expected"),
        ("the @fsh", "the nearest is @fish"),
        ("a{3,2}", "impossible repetition"),
        ("(a|)", "empty alternative"),
        ("[9x: boat]", "a capture is written"),
    ],
)
def test_mistakes_are_named(pattern: str, problem: str) -> None:
    with pytest.raises(NotationError, match=re.escape(problem)):
        NOTATION.read(pattern)


@pytest.mark.parametrize("pattern", ["~3", "@word", "boat?", "(boat|#NN)"])
def test_a_pattern_that_could_stand_anywhere_is_refused(pattern: str) -> None:
    with pytest.raises(NotationError, match="no word that every match must contain"):
        matches(pattern, "A boat.")


def test_the_anchor_is_the_rarest_word() -> None:
    node = NOTATION.read("in the ~2 framework of")
    found_anchor = anchor(node)
    assert found_anchor is not None
    assert (found_anchor.words, found_anchor.least, found_anchor.most) == ({"framework"}, 2, 4)
    assert width(node) == (4, 6)


def test_every_kind_is_described() -> None:
    assert all(found(f"x @{kind}", "x") == [] for kind in KINDS)


@given(st.lists(st.sampled_from(["the", "boat", "sank", ".", ",", "“", "eel", "12"]), max_size=60))
def test_matches_lie_in_the_prose_and_in_order(words: list[str]) -> None:
    text = " ".join(words)
    spans = [(match.start, match.end) for match in matches("the ~2 boat|@fish (sank|,)?", text)]
    assert spans == sorted(spans)
    assert all(text[start:end].lower().startswith("the") for start, end in spans)


def test_cost_is_linear_in_an_endless_sentence() -> None:
    text = "the " * 20000 + "boat"
    assert len(found("the ~3 boat", text, unless_sentence=("race",), unless=("old boat",))) == 1


def test_sentences_may_be_any_objects_with_token_ranges() -> None:
    entry = Entry("test", NOTATION, {"rule": "a/b", "id": "X"}, ("boat",))
    tokens = SimpleNamespace(start=[0, 4], end=[3, 8], text=["The", "boat"], lower=["the", "boat"])
    story = SimpleNamespace(prose="The boat", tokens=tokens, sentences=[SimpleNamespace(first=0, last=2)], tags=None)
    (match,) = PhraseMatcher(compile_entries([entry])).match(story)["a/b"]
    assert (match.start, match.end) == (4, 8)


def test_a_story_without_a_sentence_has_no_matches() -> None:
    assert found("oslo", "OSLO —") == []


@given(
    st.lists(st.sampled_from(["the big eel", "a cod", "sank", "off Lund", "in May", ".", ",", "“", "”"]), max_size=14)
)
def test_what_is_remembered_of_a_sentence_holds_wherever_it_stands(words: list[str]) -> None:
    entries = [
        Entry(
            "test", NOTATION, {"rule": "a/b", "id": "X"}, ("[what: big? @fish] ~3 <sink>",), unless_story=("off @port",)
        ),
        Entry("test", NOTATION, {"rule": "a/b", "id": "Y"}, ("in =May",), also=("#NN",)),
    ]
    program = compile_entries(entries)
    remembering = PhraseMatcher(program)
    remembering.remember(100)
    sentence = " ".join(words)
    for text in (f"{sentence}. It sank off Lund.", f"A boat left. {sentence}.", f"It rained all day. {sentence}."):
        expected = Story(read.read("story.txt", text.encode()), PhraseMatcher(program)).phrases
        assert Story(read.read("story.txt", text.encode()), remembering).phrases == expected
