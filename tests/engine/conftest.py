"""Rules made for the tests of the engine, in place of the shipped ones."""

import pytest

from lint_rules.engine import checker
from lint_rules.model import Remark
from lint_rules.rules.base import Option
from lint_rules.rules.registry import Entry, Rule


@pytest.fixture
def with_rules(monkeypatch):
    """Call it with rules to make them the only ones there are."""

    def install(*rules):
        by_name = {rule.name: rule for rule in rules}
        entries = {name: Entry(name, None, None) for name in by_name}
        monkeypatch.setattr(checker.registry, "catalogue", lambda: entries)
        monkeypatch.setattr(checker.registry, "load", by_name.__getitem__)

    return install


@pytest.fixture
def make_rule():
    """Makes a rule out of a check; the default one reports every "fish"."""

    def fish(story, options):
        at = story.prose.find("fish")
        while at >= 0:
            yield Remark(at, at + 4, "A fish.", suggestion=options.get("better"))
            at = story.prose.find("fish", at + 1)

    def make(name="names/fish", check=fish, severity="warning", options=None, **more):
        return Rule(name, severity, options or {"better": Option("eel", "what to say")}, check, "Fish.", **more)

    return make
