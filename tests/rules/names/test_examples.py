"""The examples in the documentation of each rule of the family."""

import pytest
from name_remarks import remarks

from lint_rules.rules import registry

RULES = [name for name in registry.catalogue() if name.startswith("names/")]


def _examples(kind: str) -> list[tuple[str, str]]:
    from importlib import import_module

    return [
        (name.removeprefix("names/"), text)
        for name in RULES
        for text in getattr(import_module(registry.catalogue()[name].module or ""), kind)
    ]


def test_the_family_is_complete() -> None:
    assert [name.removeprefix("names/") for name in RULES] == [
        "calqued-title",
        "house-style",
        "inconsistent-spelling",
        "mixed-abbreviation",
        "mixed-form",
        "mixed-script",
        "off-ledger",
        "orphan-surname",
        "repeated-introduction",
        "unexpanded-abbreviation",
    ]


@pytest.mark.parametrize(("rule", "text"), _examples("FAILS"))
def test_a_failing_example_draws_a_remark(rule: str, text: str) -> None:
    assert remarks(rule, text)


@pytest.mark.parametrize(("rule", "text"), _examples("PASSES"))
def test_a_passing_example_draws_none(rule: str, text: str) -> None:
    assert not remarks(rule, text)
