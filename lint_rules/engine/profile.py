"""What is asked of one file: which rules, how strictly, with which options."""

from __future__ import annotations

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from lint_rules.engine.files import MEGABYTE
from lint_rules.model import Severity
from lint_rules.model.records import NamedTuple

OPINION_GENRES = (
    "analysis",
    "opinion",
    "comment",
    "commentary",
    "column",
    "editorial",
    "op-ed",
    "review",
    "letters",
    "blog",
)
# In a piece that is labelled as opinion, the writer's own judgement is what readers came for.
OPINION_RULES = frozenset(
    f"attribution/{fault}"
    for fault in (
        "unattributed-opinion",
        "unattributed-prediction",
        "unattributed-prescription",
        "unattributed-cause",
        "narrator-inference",
        "unsupported-superlative",
        "reader-directing",
    )
)
_NOTHING: Mapping[str, Any] = MappingProxyType({})


class RuleSettings(NamedTuple):
    """How one rule is set: ``severity`` None for its own, ``off`` to leave it out, ``options`` as far as given."""

    severity: Severity | None = None
    off: bool = False
    options: Mapping[str, Any] = _NOTHING


class Profile(NamedTuple):
    """The settings that hold for a file.

    An empty ``select`` means every rule. ``style`` names a house style, which goes to the rules that have one;
    ``ledger`` is the desk's own, as data, and so are its house-style ``entries``.
    """

    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    rules: Mapping[str, RuleSettings] = _NOTHING
    plugins: tuple[str, ...] = ()
    style: str = ""
    opinion_genres: tuple[str, ...] = OPINION_GENRES
    time_limit: float = 30.0
    ledger: Any = None
    entries: tuple[Mapping[str, Any], ...] = ()

    def seconds_for(self, size: int) -> float:
        """The longest that a file of ``size`` bytes may take: the time limit, beyond a megabyte for each of them."""
        return self.time_limit * max(1.0, size / MEGABYTE)

    def key(self) -> str:
        """The settings as one line, equal for equal settings whatever the order they were written in."""
        rules = {name: [rule.severity, rule.off, dict(rule.options)] for name, rule in self.rules.items()}
        return json.dumps([*self._replace(rules={})[:2], rules, *self[3:]], sort_keys=True, default=str)
