"""Which rules run: chosen by name, by family or by the id of a single phrase."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from functools import cache

from lint_rules.model import UserError
from lint_rules.model.records import NamedTuple
from lint_rules.rules import registry

INTERNAL: Mapping[str, str] = {
    "internal/rule-crash": "A rule failed on this file. That is a bug in newslint; the other rules went on.",
    "internal/time-limit": "A file took longer than `time-limit` allows; what is reported of it is not complete.",
    "internal/unused-suppression": "A comment or front matter silences a rule that finds nothing there; take it out.",
    "internal/broken-metadata": "Front matter, a feed or a picture's data is malformed and could not be read in full.",
}
EVERYTHING = "all"


class Selection(NamedTuple):
    """``rules`` in the catalogue's order; ``only`` holds the phrases of rules that were chosen by phrase alone."""

    rules: tuple[str, ...]
    only: Mapping[str, frozenset[str]]
    without_patterns: frozenset[str]
    without_internal: frozenset[str]

    def admits(self, rule: str, pattern: str | None) -> bool:
        """Whether a finding of a selected rule was asked for."""
        if pattern in self.without_patterns or rule in self.without_internal:
            return False
        return rule not in self.only or pattern in self.only[rule]


def resolve(select: Iterable[str], ignore: Iterable[str], names: Collection[str]) -> Selection:
    """The selection that the words ask for, out of the rules ``names``; raises UserError for a word without meaning."""
    whole: set[str] = set()
    only: dict[str, set[str]] = {}
    chosen = list(select)
    for word in chosen:
        rules, pattern = expand(word, names)
        if pattern is None:
            whole.update(rules)
        else:
            only.setdefault(rules[0], set()).add(pattern)
    if not chosen:
        whole.update(names)
    dropped: set[str] = set()
    without: set[str] = set()
    for word in ignore:
        rules, pattern = expand(word, names)
        if pattern is None:
            dropped.update(rules)
        else:
            without.add(pattern)
    wanted = (whole | only.keys()) - dropped
    return Selection(
        tuple(name for name in names if name in wanted),
        {rule: frozenset(ids) for rule, ids in only.items() if rule not in whole},
        frozenset(without),
        frozenset(dropped.intersection(INTERNAL)),
    )


def expand(word: str, names: Collection[str]) -> tuple[tuple[str, ...], str | None]:
    """The rules that a word stands for, and the phrase id if it is one; raises UserError if it is neither."""
    name = registry.ALIASES.get(word, word)
    if name == EVERYTHING:
        return tuple(names), None
    if name in names or name in INTERNAL:
        return (name,), None
    family = name.rstrip("/") + "/"
    members = tuple(rule for rule in (*names, *INTERNAL) if rule.startswith(family))
    if members:
        return members, None
    owner = phrase_owners().get(name)
    if owner:
        return (owner,), name
    raise UserError(f"no rule, family or phrase is called {word!r}{hint(word, names)}")


def hint(word: str, names: Collection[str]) -> str:
    """``; did you mean ...?`` where something near is known, else ''."""
    import difflib

    families = [*registry.FAMILIES, "internal"]
    faults = {name.partition("/")[2]: name for name in names}
    near = difflib.get_close_matches(word, [*names, *INTERNAL], 1, 0.8)
    near = near or [faults[fault] for fault in difflib.get_close_matches(word.rpartition("/")[2], faults, 1, 0.7)]
    near = near or difflib.get_close_matches(word, families, 1, 0.6)
    return f"; did you mean {near[0]}?" if near else "; newslint rules lists them"


@cache
def phrase_owners() -> Mapping[str, str]:
    """The rule of every phrase id in the shipped packs. Reads all packs: only for words that are no rule."""
    from lint_rules.rules import packs

    return {str(phrase["id"]): pack.rule for pack in map(packs.read, packs.paths()) for phrase in pack.phrases}
