"""The compiled finder of mentions finds what the plain one finds."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, reject, settings
from hypothesis import strategies as st

from lint_rules.document import read
from lint_rules.language import mentions
from lint_rules.language.story import Story
from lint_rules.model import UserError

from .conftest import WORDS

NAMES = st.sampled_from(
    "Mr Orla Fennimore Kim Jong-un de la Cruz al al-Tamiri Al-Tamiri J. K. II Jr Harbour Minister Foreign deputy"
    " minister analyst NATO U.N. Monday May Police Mark The In in at said , . “ ” ( — \n \n\n Paris New University of"
    " Authority St. Pieter van den Berg mayor Prime Deputy former German ’s O’Hara".split(" ")
)
PROSE = st.lists(st.one_of(NAMES, NAMES, NAMES, WORDS), max_size=60).map(" ".join)
STORY = """HARBOUR MASTER QUITS OVER LEVEE

Harbour master Orla Fennimore closed the pier on Monday. “Mark my words,” Deputy Prime Minister Kim Jong-un told NATO.

Police said J. K. Rowley of the University of Paris met al Tamiri in Berlin. The Foreign Minister, Pieter
van den Berg, said: “May I?” An Yong-nam, U.N. envoy, and analyst Ana Ruiz agreed in May.
The Harbour Authority fined Ana Ruiz Monday. In Ostrel, Sir Tom Vesk II warned Dr R. Okello of the NATO summit in North
Korea. Deputy Mayor Vesk added that Monday May 4 would do. Former German Foreign Minister Jonas von Bergen laughed.
"""


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PROSE)
@example(STORY)
@example("")
def test_same_mentions(compiled: Callable[[str], Any], text: str) -> None:
    try:
        story = Story(read.read("story.txt", text.encode("utf-8", "surrogatepass")))
    except UserError:  # control characters: no text
        reject()
    finder = compiled("mentions").Finder()
    assert finder.find(story) == mentions.find_plainly(story)
    assert finder.find(story) == mentions.find_plainly(story)  # of words it has seen already


def test_names(compiled: Callable[[str], Any]) -> None:
    found = compiled("mentions").Finder().find(Story(read.read("story.txt", STORY.encode())))
    assert {"Orla Fennimore", "Kim Jong-un", "An Yong-nam", "J. K. Rowley"} <= {m.text for m in found}
    assert all(type(mention) is mentions.Mention for mention in found)


def test_without_kernels(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEWSLINT_PURE", "1")
    assert mentions._finder.__wrapped__() is mentions.find_plainly
