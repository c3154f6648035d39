"""Phrase packs: their examples, their validation, their compiled form."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lint_rules.document import read
from lint_rules.language.matching import PhraseMatcher
from lint_rules.language.story import Story
from lint_rules.model import UserError
from lint_rules.rules import compilation, packs, registry

PACKS = [packs.read(path) for path in packs.paths()]
ENTRIES = [
    pytest.param(pack.rule, phrase, id=f"{os.path.basename(pack.path)}-{number}-{phrase['id']}")
    for pack in PACKS
    for number, phrase in enumerate(pack.phrases, 1)
]


def reported(rule: str, text: str) -> list[tuple[str | None, str | None]]:
    """The phrase ids and severities that the rule reports in a text."""
    loaded = registry.load(rule)
    options = {name: option.default for name, option in loaded.options.items()}
    story = Story(read.read("story.txt", text.encode()), packs.matcher())
    return [(remark.pattern, remark.severity or loaded.severity) for remark in loaded.check(story, options)]


@pytest.mark.parametrize(("rule", "phrase"), ENTRIES)
def test_examples(rule: str, phrase: dict[str, object]) -> None:
    """Every failing example draws its phrase, no passing one does; of a module's lexicon, every failing one matches."""
    if registry.catalogue()[rule].module:
        for text in phrase["fails"]:  # type: ignore[attr-defined]
            story = Story(read.read("story.txt", text.encode()), packs.matcher())
            assert str(phrase["id"]) in {match.phrase.id for match in story.phrases.get(rule, ())}, text
        return
    for text in phrase["fails"]:  # type: ignore[attr-defined]
        assert str(phrase["id"]) in {pattern for pattern, _ in reported(rule, text)}, text
    for text in phrase["passes"]:  # type: ignore[attr-defined]
        assert (str(phrase["id"]), phrase["severity"]) not in reported(rule, text), text


def test_every_pack_belongs_to_a_rule_and_every_rule_is_documented_once() -> None:
    headed = [pack.rule for pack in PACKS if pack.documentation]
    assert len(headed) == len(set(headed))
    for pack in PACKS:
        entry = registry.catalogue()[pack.rule]
        assert entry.module or pack.rule in headed


def test_compiling_is_deterministic() -> None:
    """The order of sets in memory must not show in the program."""
    pack = packs.paths()[0]
    code = f"from lint_rules.rules import packs; print(packs.build([packs.read({pack!r})]))"
    outputs = [
        subprocess.run(
            [sys.executable, "-c", code], env={**os.environ, "PYTHONHASHSEED": seed}, capture_output=True, check=True
        ).stdout
        for seed in ("1", "2")
    ]
    assert outputs[0] == outputs[1] != b""


def test_the_compiled_file_is_used_while_it_is_fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packs, "COMPILED", str(tmp_path / "compiled.bin"))
    monkeypatch.setattr(packs.compilation, "_CHECKOUT", True)
    monkeypatch.setattr(packs, "build", lambda packs: {"made": "anew"})
    compilation.store(packs.COMPILED, packs.digest(), {"made": "before"})
    packs.shipped.cache_clear()
    assert packs.shipped() == {"made": "before"}
    monkeypatch.setattr(packs, "digest", lambda: 0)
    packs.shipped.cache_clear()
    assert packs.shipped() == {"made": "anew"}
    packs.shipped.cache_clear()


def test_an_installed_compilation_needs_no_sources(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(compilation, "_CHECKOUT", False)
    path = compilation.store(str(tmp_path / "compiled.bin"), 1, {"made": "before"})
    assert compilation.load(path, lambda: 2) == {"made": "before"}


@pytest.mark.parametrize("content", [b"", b"no compilation", b"\xe9\x02\x00\x00\x00"])
def test_a_damaged_compilation_counts_for_nothing(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "compiled.bin"
    path.write_bytes(content)
    assert compilation.load(str(path), lambda: 0) is None


@pytest.fixture(name="pack")
def _pack(tmp_path: Path) -> Callable[[str], packs.Pack]:
    def write(text: str) -> packs.Pack:
        path = tmp_path / "fish.yaml"
        path.write_text(text, encoding="utf-8")
        return packs.read(str(path))

    return write


ENTRY = "{id: X, message: m, fails: [a, b], passes: [c, d], pattern: eel}"


def test_a_pack_of_ones_own(pack: Callable[[str], packs.Pack]) -> None:
    entry = ENTRY.replace("pattern: eel", "pattern: the @fish")
    text = f"rule: a/fish\nclasses: {{fish: eel sea_bass}}\nphrases: [{entry}]"
    story = Story(read.read("story.txt", b"The sea bass swam."), PhraseMatcher(packs.build([pack(text)])))
    assert [(match.start, match.end) for match in story.phrases["a/fish"]] == [(0, 12)]


def test_each_pattern_may_have_a_suggestion_of_its_own(pack: Callable[[str], packs.Pack]) -> None:
    entry = ENTRY.replace("pattern: eel", "pattern: {big eel: conger, small eel: elver}")
    story = Story(
        read.read("story.txt", b"A big eel met a small eel."),
        PhraseMatcher(packs.build([pack(f"rule: a/fish\nphrases: [{entry}]")])),
    )
    assert [match.phrase.facts["suggestion"] for match in story.phrases["a/fish"]] == [["conger"], ["elver"]]


def test_verb_and_object_stand_in_every_order(pack: Callable[[str], packs.Pack]) -> None:
    entry = ENTRY.replace("pattern: eel", "verb: [take up], object: fishing")
    matcher = PhraseMatcher(packs.build([pack(f"rule: a/fish\nphrases: [{entry}]")]))
    texts = ("He took up coarse fishing.", "Fishing was taken up.", "The fishing he takes up.", "Taking up of fishing.")
    for text in texts:
        assert len(Story(read.read("story.txt", text.encode()), matcher).phrases["a/fish"]) == 1, text


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("- eel", "a pack is a mapping"),
        ("rule: fish\nphrases: []", "rule must be written family/fault"),
        ("rule: a/fish\nphrases: []", "phrases must be a list"),
        (f"rule: a/fish\nserverity: error\nphrases: [{ENTRY}]", "unknown key 'serverity'; did you mean 'severity'"),
        ("rule: a/fish\nphrases: [{id: X, patern: eel}]", "entry 1 (X): unknown key 'patern'; did you mean 'pattern'"),
        ("rule: a/fish\nphrases: [eel]", "entry 1 must be a mapping"),
        ("rule: a/fish\nphrases: [{pattern: eel}]", "needs an id"),
        ("rule: a/fish\nphrases: [{id: X, message: m}]", "needs either pattern"),
        ("rule: a/fish\nphrases: [{id: X, message: m, verb: eat}]", "verb and object go together"),
        ("rule: a/fish\nphrases: [{id: X, pattern: eel, message: m}]", "at least 2 examples under fails"),
        ("rule: a/fish\nphrases: [{id: X, pattern: eel, fails: [a, b], passes: [c, d]}]", "needs a message"),
        (f"rule: a/fish\nseverity: fatal\nphrases: [{ENTRY}]", "severity 'fatal'; it must be one of"),
        (f"rule: a/fish\nphrases: [{ENTRY[:-1]}, quoted: maybe}}]", "quoted must be true, false or query"),
        (f"rule: a/fish\nphrases: [{ENTRY[:-1]}, blocks: [footer]}}]", "no block kind 'footer'"),
        (f"rule: a/fish\nclasses: [eel]\nphrases: [{ENTRY}]", "classes must map a name to its words"),
        ("rule: [\n", "fish.yaml:2: not YAML"),
    ],
)
def test_mistakes_are_named(pack: Callable[[str], packs.Pack], text: str, problem: str) -> None:
    with pytest.raises(UserError) as raised:
        pack(text)
    assert "fish.yaml" in str(raised.value)
    assert problem in str(raised.value)


def test_a_pattern_that_cannot_be_read_names_its_entry(pack: Callable[[str], packs.Pack]) -> None:
    entry = ENTRY.replace("pattern: eel", "pattern: the @fsh")
    with pytest.raises(UserError, match=r"fish.yaml: entry 1 \(X\): no word class @fsh"):
        packs.build([pack(f"rule: a/fish\nphrases: [{entry}]")])
