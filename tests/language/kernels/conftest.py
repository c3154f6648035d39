"""What the tests of kernels share."""

from __future__ import annotations

import pytest
from hypothesis import strategies as st

from lint_rules.language import kernels

WORDS = st.one_of(
    st.sampled_from("The the said says , . “ ” ' \" Officials told 12,500 2026 who 's U.N. according to that".split()),
    st.text(st.characters(exclude_categories=()), min_size=1, max_size=12).filter(lambda word: not word.isspace()),
)


@pytest.fixture(scope="session", autouse=True)
def built() -> None:
    """Skips these tests where newslint was built without its kernels, or they are older than a source of theirs."""
    missing = kernels.missing()
    if missing:
        pytest.skip(f"no kernels here for {', '.join(missing)}")
