"""A kernel is used where there is one, and never where nobody wants it or its source has moved on."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from lint_rules.language import kernels

SOURCES = sorted(path.stem for path in Path(kernels.__file__).parent.glob("*.pyx"))


def test_switched_off(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not kernels.missing()
    monkeypatch.setenv("NEWSLINT_PURE", "1")
    assert kernels.missing() == SOURCES


def test_unknown() -> None:
    assert kernels.kernel("heron") is None


def test_none_is_used_that_is_older_than_any_source(monkeypatch: pytest.MonkeyPatch) -> None:
    module = kernels.kernel("weights")
    monkeypatch.setattr(kernels, "_last_edited", lambda: os.path.getmtime(module.__file__) + 1)
    assert kernels.kernel("weights") is None
