"""Remarks from phrase matches: messages, suggestions, scope, counts and overlaps."""

from collections.abc import Sequence
from typing import Any

import pytest

from lint_rules.document import read
from lint_rules.language.inflection import forms
from lint_rules.language.matching import PhraseMatcher
from lint_rules.language.matching.notation import Notation
from lint_rules.language.matching.programs import Entry, compile_entries
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import phrases, registry


def remarks(text: str, pattern: str, *, path: str = "story.txt", **facts: Any) -> Sequence[Remark]:
    told = {"rule": "a/b", "id": "X", "severity": "warning", "message": "m", **facts}
    program = compile_entries([Entry("test", Notation(forms, {}), told, (pattern,))])
    story = Story(read.read(path, text.encode()), PhraseMatcher(program))
    return list(phrases.remarks(story, story.phrases.get("a/b", ()), {}))


def test_a_remark_carries_what_its_pack_says() -> None:
    (remark,) = remarks("They gave the crew a boat.", "<give> [whom: ~2] a boat", message="“{match}”, {whom}")
    assert remark == Remark(5, 25, "“gave the crew a boat”, the crew", "warning", None, "X")


@pytest.mark.parametrize(
    ("text", "suggestion"),
    [
        ("They rendered help to us.", "helped us"),
        ("He renders help to them.", "helps them"),
        ("Rendering help to them is hard.", "helping them"),
        ("They have rendered help to it.", "helped it"),
        ("We render help to sailors.", "help sailors"),
    ],
)
def test_suggestions_use_the_words_and_forms_of_the_story(text: str, suggestion: str) -> None:
    (remark,) = remarks(text, "[verb: <render>] help to [whom: @word]", suggestion=["{verb=help} {whom}"])
    assert remark.suggestion == suggestion


def test_the_first_suggestion_whose_parts_are_there_is_made() -> None:
    templates = ["help {whom}", "help"]
    found = [
        remarks(text, "render help (to [whom: the @word])?", suggestion=templates)[0].suggestion
        for text in ("They render help to the crew.", "They render help.")
    ]
    assert found == ["help the crew", "help"]
    assert remarks("They render help.", "render help", suggestion=["help {whom}"])[0].suggestion is None


def test_an_irregular_participle_follows_an_auxiliary() -> None:
    texts = ("It had rendered it.", "It rendered it.")
    found = [remarks(text, "[verb: <render>] it", suggestion=["{absent}", "{verb=take} it."]) for text in texts]
    assert [each[0].suggestion for each in found] == ["taken it.", "took it."]


def test_quotations_are_their_speakers() -> None:
    text = "The boat sank. “The boat sank,” she said."
    assert [remark.start for remark in remarks(text, "boat")] == [4]
    assert [remark.start for remark in remarks(text, "boat", quoted=True)] == [4, 20]
    plain, query = remarks(text, "boat", quoted="query", suggestion=["ship"])
    assert (plain.suggestion, query.suggestion) == ("ship", None)
    assert query.message.endswith("query the translator.")


def test_block_quotations_and_kinds_of_block() -> None:
    text = "# The boat\n\nThe boat sank.\n\n> The boat sank.\n"
    assert len(remarks(text, "boat", path="story.md")) == 2
    assert len(remarks(text, "boat", path="story.md", blocks=["headline"])) == 1
    assert len(remarks(text, "boat", path="story.md", quoted=True)) == 3


def test_counts() -> None:
    assert len(remarks("A boat. A boat.", "boat", minimum=3)) == 0
    assert len(remarks("A boat. A boat. A boat.", "boat", minimum=3)) == 3
    (once,) = remarks("A boat. A boat. A boat.", "boat", once=True)
    assert [(aside.start, aside.end) for aside in once.related] == [(10, 14), (18, 22)]


def test_of_two_that_overlap_the_graver_stays() -> None:
    def entry(name: str, pattern: str, severity: str) -> Entry:
        facts = {"rule": "a/b", "id": name, "severity": severity, "message": "m"}
        return Entry("test", Notation(forms, {}), facts, (pattern,))

    entries = [entry("L", "the old boat", "info"), entry("S", "boat", "error"), entry("T", "old", "info")]
    program = compile_entries(entries)
    story = Story(read.read("story.txt", b"The old boat. The old man."), PhraseMatcher(program))
    found = list(phrases.remarks(story, story.phrases["a/b"], {}))
    assert [(remark.pattern, remark.start) for remark in found] == [("S", 8), ("T", 18)]


def test_excluded_phrases_are_silent() -> None:
    check = registry.load("translation/connective").check
    story = Story(read.read("story.txt", b"Moreover, it rained."))
    assert list(check(story, {"exclude": ["D42"]})) == []


def test_the_header_of_a_pack() -> None:
    header = phrases.header("translation/calque")
    assert header.severity == "warning"
    assert header.documentation.startswith("A stock phrase of another language")
    assert "What it does\n------------" in header.documentation
    assert set(header.options) == {"exclude", "translated-from"}
