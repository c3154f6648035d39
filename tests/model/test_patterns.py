"""Patterns compiled ahead of time."""

import subprocess
import sys

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
    r"(?ix)^(?:the\ )?(?P<name>\p{Lu}[\p{L}'’]+) \d{1,2}+",
    r"(?V1)[\p{L}&&[\p{Cyrillic}\p{Greek}]]",
    r"(?ms)^(?<!a)b(?=c)|(?:x{2,3}?)+$",
]


def test_a_stored_pattern_finds_what_a_compiled_one_finds(store, monkeypatch):
    for pattern in SAMPLES:
        patterns.compiled(pattern)
    patterns.write()
    store()
    monkeypatch.setattr(regex, "compile", lambda *arguments: pytest.fail("compiled again"))
    text = "THE Marta's 12\nbc xxxxx Жук"
    for pattern in SAMPLES:
        stored = patterns.compiled(pattern)
        plain = regex.Regex(pattern)
        assert (stored.pattern, stored.flags, stored.groupindex) == (plain.pattern, plain.flags, plain.groupindex)
        assert [match.span() for match in stored.finditer(text)] == [match.span() for match in plain.finditer(text)]


def test_stored_patterns_need_no_compiler(store, tmp_path):
    patterns.compiled("(?P<word>f[aeiou]+)x")
    patterns.write()
    code = f"""
import sys
from lint_rules.model import patterns
patterns.STORE = {patterns.STORE!r}
assert patterns.compiled("(?P<word>f[aeiou]+)x").sub("dam", "a foux") == "a dam"
assert "regex" not in sys.modules, "the compiler was loaded"
assert patterns.compiled("b(ye)").sub(r"\\1-\\1", "bye") == "ye-ye"  # not in the store
import regex
assert regex.fullmatch(r"\\p{{Lu}}+", "ÄÖ") and type(patterns.compiled("x")) is regex.Pattern
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("content", [b"", b"nonsense", b"\xe9\x00"])
def test_a_broken_store_is_done_without(store, tmp_path, content):
    (tmp_path / "patterns.bin").write_bytes(content)
    assert patterns.compiled("a+").fullmatch("aaa")


def test_a_store_made_by_another_version_is_done_without(store, monkeypatch):
    patterns.compiled("a+")
    patterns.write()
    store()
    monkeypatch.setattr(patterns, "_made_for", lambda: "another")
    assert not patterns._stored()
    assert patterns.compiled("a+").fullmatch("aaa")
