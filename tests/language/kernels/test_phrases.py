"""The kernel `phrases` finds what the plain finder finds."""

from collections.abc import Mapping, Sequence
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lint_rules.document import read
from lint_rules.language.inflection import forms
from lint_rules.language.kernels import SWITCH, kernel
from lint_rules.language.matching import PhraseMatcher
from lint_rules.language.matching.finder import PlainFinder, finder
from lint_rules.language.matching.layout import ROW, numbers
from lint_rules.language.matching.notation import Notation, NotationError
from lint_rules.language.matching.programs import LONGEST, Entry, compile_entries
from lint_rules.language.story import Story
from lint_rules.rules import packs

phrases = kernel("phrases")

NOTATION = Notation(
    forms, {"fish": ("eel", "cod", "sea bass", "sea bass fry", "sea"), "port": ("Lund", "New Haven", "Hull")}
)
WORDS = """the a old big boat eel cod sea bass fry sank sinks quickly May may 12 3.5 UN of it , . - ' “ ” " % 's n't’ İ
    12-boat old-boat ﬁ 大 Lund Hull New Haven ǅ ² Ⅷ … €5 € $""".split()
ELEMENTS = """the|a; boat; <sink>; @fish; @port; @fish#NN; =May; =Hull|=Lund; sea (bass fry | bass | of); old?;
    (big | old big | the){1,3}; (@fish ,?){0,4}; ~2; ~5; ~np1; ~np4; ~NP3; [who: ~NP4]; [what: ~3];
    [what: @fish | the [who: boat]]; (([who: the] | a) @word){0,2}; ^; $; !boat; !(#NN the); !(~2 boat); -the; -@fish;
    -#NN; *ly; *s#VB; @word; @figure; @name; @acronym; @lower; @mark; "; #VB; sank#VB; (the | boat | ~2 sank){2};
    *-boat; ,""".split(";")
TEXT = st.lists(st.sampled_from(WORDS), max_size=40)
PATTERN = st.lists(st.sampled_from(ELEMENTS), min_size=1, max_size=6).map(" ".join)
PROSE = """Sources close to the ministry said on Monday that the big eel had sunk off New Haven. It was learned that he
is known to have been, according to a person who asked not to be named, the first ever to do so. “Many people say the
boat is unsinkable,” the Lund harbour master told a reporter, adding that experts believe the worst is over. The move
was widely seen as a blow; critics fear it could lead to chaos. He was rumoured to be in Hull. In the framework of the
visit, the sides exchanged views on a wide range of issues. The accident took the lives of 12 people."""


def program(*entries: tuple[str, Mapping[str, Sequence[str]]]) -> dict[str, Any]:
    """The program of patterns with their conditions."""
    return compile_entries(
        Entry("test", NOTATION, {"rule": "a/b", "id": str(number)}, (pattern,), **conditions)  # type: ignore[arg-type]
        for number, (pattern, conditions) in enumerate(entries)
    )


def story_of(words: Sequence[str], length: int = 12) -> Any:
    """A story of these tokens, in sentences of that length; tags follow from the words."""
    tags = {word: ("NN", "VBZ", "VBD", "IN")[sum(map(ord, word)) % 4] for word in words}
    return SimpleNamespace(
        prose=" ".join(words).encode("utf-8", "replace").decode(),
        tokens=SimpleNamespace(
            start=range(len(words)),
            end=range(1, len(words) + 1),
            text=list(words),
            lower=[word.lower().replace("’", "'") for word in words],
        ),
        sentences=[SimpleNamespace(first=at, last=min(at + length, len(words))) for at in range(0, len(words), length)],
        tags=lambda sentence: [tags[word] for word in words[sentence.first : sentence.last]],
        may_be=lambda at, tag: tags[words[at]].startswith(tag),
        must_be=lambda at, tag: len(words[at]) % 2 == 0 and tags[words[at]].startswith(tag),
    )


def assert_alike(made: Mapping[str, Any], story: Any) -> int:
    """Sees that kernel and plain Python find the same, and says in how many sentences they find anything."""
    conditions = PhraseMatcher(made)._conditions
    compiled, plain = phrases.Finder(made, conditions).reading(story), PlainFinder(made, conditions).reading(story)
    found = plain.found()
    assert compiled.found() == found
    for at in range(len(story.sentences)):
        assert compiled.hits(at) == plain.hits(at)
    for phrase in range(len(made["phrases"])):
        for condition in conditions(phrase).get("story", ()):
            assert compiled.stands(*condition) == plain.stands(*condition)
    return len(found)


@settings(max_examples=600, deadline=None)
@given(st.lists(PATTERN, min_size=1, max_size=3), PATTERN, st.sampled_from(["unless", "unless_sentence", "also"]), TEXT)
def test_every_notation_is_read_alike(patterns: list[str], condition: str, kind: str, words: list[str]) -> None:
    entries = [("boat", {kind: [condition]}), ("the ~NP2", {"unless_story": ["sank ~2 boat"]})]
    for pattern in patterns:
        try:
            program((pattern, {}))
        except NotationError:
            continue  # a pattern that could stand anywhere
        entries += [(pattern, {}), (pattern, {kind: [condition]})]
    assert_alike(program(*entries), story_of(words))


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("[who: the]? the boat", "the boat"),
        ("([who: the] | [who: a] | the boat) boat", "the boat boat"),
        ("([who: the]){1,3} the boat", "the the the boat"),
        ("^ boat", "“ " * 12 + "boat"),
        ("^ boat", "“ " * 13 + "boat"),
        ("^ ~2 boat", "“ " * 11 + "the boat"),
        ("boat $", "boat" + " ”" * 12),
        ("boat $", "boat" + " ”" * 13),
        ("the *-boat", "the 12-boat the old-boat the -boat"),
        ("boat @acronym", "boat UN boat Un boat U boat ²A"),
        ("the ~np2 boat|cod", "the old boat cod the boat cod boat"),
    ],
)
def test_edges_are_read_alike(pattern: str, text: str) -> None:
    words = text.split()
    unless = [(other, {"unless": [pattern]}) for other in ("boat", "the")]
    assert_alike(program((pattern, {}), *unless), story_of(words, len(words)))


@settings(deadline=None)
@given(st.lists(st.one_of(st.text(min_size=1), st.sampled_from(WORDS)), max_size=30))
def test_words_of_all_scripts_are_read_alike(words: list[str]) -> None:
    kinds = "word figure name acronym lower mark".split()
    entries = [(f"{word} @{kind}", {}) for word in ("the", ",") for kind in kinds]
    entries += [(f'^ ~np4 {word} *s|*ly|=May|" ~4 $', {}) for word in ("the", "boat", "'s")]
    assert_alike(program(*entries), story_of([*words, *"the ² , ǅa ,".split(), *words]))


@pytest.mark.parametrize("word", ["\ud800", "\udcffthe", "the\x00", "x" * 100_000, "é" * 300, "\U0010ffff"])
def test_odd_words_are_only_words(word: str) -> None:
    made = program(("the @word|@mark boat", {}), ("the boat", {}))
    assert_alike(made, story_of(["the", word, "boat", "the", "boat", word]))


@settings(max_examples=30, deadline=None)
@given(st.permutations(PROSE.split()), st.integers(0, 60))
def test_the_shipped_program_finds_the_same(words: list[str], length: int) -> None:
    text = " ".join(words[:length]) + ". " + PROSE
    assert assert_alike(packs.shipped(), Story(read.read("story.txt", text.encode()))) > 3


def test_matches_are_told_alike_and_remembered(monkeypatch: pytest.MonkeyPatch) -> None:
    story = Story(read.read("story.txt", f"{PROSE}\n\n{PROSE}".encode()))
    matcher = PhraseMatcher(packs.shipped())
    found = matcher.match(story)
    matcher.remember(50)
    assert matcher.match(story) == found == matcher.match(story)
    monkeypatch.setenv(SWITCH, "1")
    assert isinstance(finder(packs.shipped(), lambda phrase: {}), PlainFinder)
    assert PhraseMatcher(packs.shipped()).match(story) == found


def test_an_endless_sentence_is_read_alike() -> None:
    made = program(
        ("the ~5 boat", {"unless": ["old boat"], "unless_sentence": ["race"]}),
        ("(the ~2){1,9} boat", {"also": ["<sink>"]}),
        ("[who: ~NP4] sank", {}),
    )
    words = ("the " * 3000 + "boat sank " + "a boat , " * 1000).split()
    assert assert_alike(made, story_of(words, len(words))) == 1


def test_a_mistake_of_the_tagger_is_not_swallowed() -> None:
    made = program(("boat #VB", {}))
    story = story_of(["boat", "sinks"])
    story.may_be, story.must_be = lambda at, tag: True, lambda at, tag: False
    story.tags = lambda sentence: ["NN"]
    with pytest.raises(IndexError):
        phrases.Finder(made, lambda phrase: {}).reading(story).found()
    story.tags = lambda sentence: 1 / 0
    with pytest.raises(ZeroDivisionError):
        phrases.Finder(made, lambda phrase: {}).reading(story).found()


@pytest.mark.parametrize(
    ("part", "content"),
    [
        ("sets", (numbers([0, 9]), numbers([1]))),
        ("sets", (numbers([0, 1]), numbers([99]))),
        ("index", (numbers([0, 1, 0]), numbers([]))),
        ("patterns", numbers([0, 0, 0, 0, 999, *[-1] * (ROW - 5)])),
        ("nodes", numbers([ord("s"), 99])),
        ("nodes", numbers([ord("s"), 1, 0])),
        ("nodes", numbers([ord("w"), -1])),
        ("nodes", numbers([ord("m"), 1, 0, 9])),
        ("nodes", numbers([ord("w")])),
        ("nodes", numbers([1, 2, 3])),
        ("needed", bytes(8)),
        ("lines", numbers([0, 5, 4])),
        ("lines", numbers([0, 4, 999])),
        ("slots", numbers([1, 2])),
        ("slots", numbers([0, 0, 9])),
        ("slots", numbers([0, 0, 99, 0])),
        ("slots", b""),
    ],
)
def test_a_damaged_program_is_refused(part: str, content: Any) -> None:
    made = program(("the boat", {}))
    with pytest.raises(ValueError, match=r"program|lists|words"):
        phrases.Finder({**made, part: content}, lambda phrase: {})


def test_a_pattern_that_takes_too_many_tokens_is_refused() -> None:
    assert_alike(program((f"the ~{LONGEST - 2} boat", {})), story_of(["the", *["old"] * (LONGEST - 2), "boat"], 99))
    with pytest.raises(NotationError, match=f"more than {LONGEST} tokens"):
        program((f"the ~{LONGEST} boat", {}))
