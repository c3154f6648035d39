"""Patterns compiled ahead of time."""

import pytest
import regex

from lint_rules.model import patterns


@pytest.fixture
def store(tmp_path, monkeypatch):
    """A store of the test's own; call it to forget what this process knows, as a new one would."""
    monkeypatch.setattr(patterns, "STORE", str(tmp_path / "patterns.bin"))
    monkeypatch.setattr(patterns, "_fresh", {})

    def forget():
        patterns.compiled.cache_clear()
        patterns._stored.cache_clear()

    forget()
    yield forget
    monkeypatch.undo()
    forget()


SAMPLES = [
    (r"(?ix)^(?:the\ )?(?P<name>\p{Lu}[\p{L}'’]+) \d{1,2}+", 0),
    (r"(?V1)[\p{L}&&[\p{Cyrillic}\p{Greek}]]", 0),
    (r"^(?<!a)b(?=c)|(?:x{2,3}?)+$", regex.MULTILINE | regex.DOTALL),
]


def test_a_stored_pattern_finds_what_a_compiled_one_finds(store, monkeypatch):
    for pattern, flags in SAMPLES:
        patterns.compiled(pattern, flags)
    patterns.write()
    store()
    patterns._rebuild()
    monkeypatch.setattr(patterns.regex, "compile", lambda *arguments: pytest.fail("compiled again"))
    text = "THE Marta's 12\nbc xxxxx Жук"
    for pattern, flags in SAMPLES:
        stored = patterns.compiled(pattern, flags)
        plain = regex.Regex(pattern, flags)
        assert (stored.pattern, stored.flags, stored.groupindex) == (plain.pattern, plain.flags, plain.groupindex)
        assert [match.span() for match in stored.finditer(text)] == [match.span() for match in plain.finditer(text)]


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xe9\x00"])
def test_a_broken_store_is_done_without(store, tmp_path, content):
    (tmp_path / "patterns.bin").write_bytes(content)
    assert patterns.compiled("a+").fullmatch("aaa")


def test_a_store_made_by_another_version_is_done_without(store, monkeypatch):
    patterns.compiled("a+")
    patterns.write()
    store()
    monkeypatch.setattr(patterns, "_MADE_FOR", "another")
    assert not patterns._stored()
    assert patterns.compiled("a+").fullmatch("aaa")
