"""What the tests of kernels share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import strategies as st

from lint_rules.language.kernels import kernel

WORDS = st.one_of(
    st.sampled_from("The the said says , . “ ” ' \" Officials told 12,500 2026 who 's U.N. according to that".split()),
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=12).filter(lambda word: not word.isspace()),
)


@pytest.fixture
def compiled() -> Callable[[str], Any]:
    """Gives a kernel by name; skips the test where newslint was built without."""

    def given(name: str) -> Any:
        module = kernel(name)
        if module is None:
            pytest.skip(f"no kernel {name} here: built without a compiler, or older than its source")
        return module

    return given
