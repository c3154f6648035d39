"""What a rule is.

A rule is a module or a phrase pack, or both, in its family's folder; its name follows from where it lies:
``rules/attribution/vague_source.py`` is ``attribution/vague-source``.

A module's docstring is the rule's documentation: a summary line, then the headings *What it does*, *Why it is a fault*,
*When it stays silent*, *References*. Its constants and functions are what the protocol below names.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from lint_rules.language.story import Story
from lint_rules.model import Remark, Severity
from lint_rules.model.records import NamedTuple

Options = Mapping[str, Any]
Example = str | Mapping[str, str]  # copy, or {"format": "html", "text": ..., "path": ...}


class Option(NamedTuple):
    """A setting of one rule: its default (which also gives its type) and what it means."""

    default: Any
    meaning: str


class RuleModule(Protocol):
    """What a rule's module holds.

    ``FAILS`` are examples that must draw a finding of this rule, ``PASSES`` near-misses that must not; both run as
    tests. A rule that compares stories also has ``gather(story, options)``, which returns facts that JSON can hold, and
    ``compare(facts, options)``, which is given them by path and yields ``(path, Remark)`` with source offsets.
    """

    __doc__: str | None
    SEVERITY: Severity
    OPTIONS: Mapping[str, Option]
    FAILS: Sequence[Example]
    PASSES: Sequence[Example]

    def check(self, story: Story, options: Options) -> Iterator[Remark]:
        """The rule's remarks on a story; ``options`` holds every option, defaults filled in."""
        ...
