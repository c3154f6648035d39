"""The examples in each rule's module: what draws a finding, and what must not."""

from importlib import import_module

import pytest
from credits_remarks import remarks

from lint_rules.rules import registry
from lint_rules.rules.base import Example

MODULES = [
    import_module(str(entry.module)) for name, entry in registry.catalogue().items() if name.startswith("credits/")
]


def drawn(module: object, example: Example) -> list[str]:
    text, path = (example, "story.txt") if isinstance(example, str) else (example["text"], example["path"])
    return [remark.message for remark in remarks(module, text, path)]  # type: ignore[arg-type]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__.rpartition(".")[2])
def test_examples(module: object) -> None:
    for example in module.FAILS:  # type: ignore[attr-defined]
        assert drawn(module, example), example
    for example in module.PASSES:  # type: ignore[attr-defined]
        assert not drawn(module, example), example


def test_the_family_is_complete() -> None:
    assert len(MODULES) == 11
