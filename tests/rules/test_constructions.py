"""A verb and its object in every order."""

import pytest

from lint_rules.document import read
from lint_rules.language.inflection import forms
from lint_rules.language.matching import PhraseMatcher
from lint_rules.language.matching.notation import Notation
from lint_rules.language.matching.programs import Entry, compile_entries
from lint_rules.language.story import Story
from lint_rules.rules.constructions import verb_object


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("They adopted new and urgent measures.", "adopted"),
        ("Measures on smog and noise were quickly adopted.", "adopted"),
        ("Measures will be adopted.", "adopted"),
        ("The measures that the town has adopted failed.", "adopted"),
        ("The measures the town adopted failed.", "adopted"),
        ("Measures adopted by the town failed.", "adopted"),
        ("The adopting of measures took a year.", None),
    ],
)
def test_every_order_is_met(text: str, verb: str | None) -> None:
    patterns = tuple(verb_object(["adopt"], "measures"))
    entry = Entry("test", Notation(forms, {}), {"rule": "a/b", "id": "X"}, patterns)
    story = Story(read.read("story.txt", text.encode()), PhraseMatcher(compile_entries([entry])))
    (match,) = story.phrases["a/b"]
    parts = {name: text[start:end] for name, (start, end) in match.captures.items()}
    assert parts["object"].lower() == "measures"
    assert parts.get("verb") == verb


def test_a_particle_stays_with_its_verb() -> None:
    patterns = tuple(verb_object(["carry out"], "reform"))
    entry = Entry("test", Notation(forms, {}), {"rule": "a/b", "id": "X"}, patterns)
    matcher = PhraseMatcher(compile_entries([entry]))
    assert Story(read.read("s.txt", b"They carried the reform."), matcher).phrases == {}
    assert len(Story(read.read("s.txt", b"The reform was carried out."), matcher).phrases["a/b"]) == 1
