"""Copy that breaks off: a transmission ends where it ends, and every rule reads what came."""

import re

import pytest

from lint_rules.document import read
from lint_rules.language.story import Story
from lint_rules.rules import catalogue, packs, registry

_MOST = 60  # examples of a rule


@pytest.mark.parametrize("name", registry.catalogue())
def test_each_rule_reads_copy_that_breaks_off(name: str) -> None:
    rule = registry.load(name)
    options = {option: value.default for option, value in rule.options.items()}
    fails, passes = catalogue.examples(name)
    for text in [each for each in (*fails, *passes) if isinstance(each, str)][:_MOST]:
        for word in re.finditer(r"\S+", text):
            story = Story(read.read("story.txt", text[: word.end()].encode()), packs.matcher())
            assert all(0 <= each.start <= each.end for each in rule.check(story, options))
