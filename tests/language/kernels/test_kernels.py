"""A kernel is used where there is one, and never where nobody wants it or its source has moved on."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lint_rules.language import kernels

SOURCES = sorted(path.stem for path in Path(kernels.__file__).parent.glob("*.pyx"))


@pytest.mark.parametrize("name", SOURCES)
def test_switched_off(name: str, compiled: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    compiled(name)
    monkeypatch.setenv("NEWSLINT_PURE", "1")
    assert kernels.kernel(name) is None


def test_unknown() -> None:
    assert kernels.kernel("heron") is None


def test_stale_one_is_left_aside(compiled: Callable[[str], Any], monkeypatch: pytest.MonkeyPatch) -> None:
    module = compiled("weights")
    built = os.path.getmtime(module.__file__)
    monkeypatch.setattr(kernels.os.path, "getmtime", lambda path: built if path == module.__file__ else built + 1)
    assert kernels.kernel("weights") is None
