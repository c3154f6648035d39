"""Patterns for paths."""

import pytest

from lint_rules.engine.globs import matcher


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.txt", "a.txt"),
        ("*.txt", "deep/down/a.txt"),
        ("archive", "archive/2019/a.txt"),
        ("archive/", "old/archive/a.txt"),
        ("archive/**", "archive/2019/a.txt"),
        ("**/draft.md", "draft.md"),
        ("**/draft.md", "x/y/draft.md"),
        ("live/*/a.txt", "live/x/a.txt"),
        ("[ab].txt", "b.txt"),
        ("[!ab].txt", "c.txt"),
        ("a?.txt", "ab.txt"),
        ("a(b).txt", "a(b).txt"),
        ("./news/*", "news/a.txt"),
    ],
)
def test_matches(pattern, path):
    assert matcher([pattern])(path)


@pytest.mark.parametrize(
    ("pattern", "path"),
    [
        ("*.txt", "a.txt.md"),
        ("archive", "archived/a.txt"),
        ("archive/*.txt", "old/archive/a.txt"),
        ("live/*/a.txt", "live/x/y/a.txt"),
        ("[!ab].txt", "a.txt"),
        ("a?.txt", "a/.txt"),
        ("", "a.txt"),
    ],
)
def test_does_not_match(pattern, path):
    assert not matcher([pattern])(path)
