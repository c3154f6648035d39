"""The desk's decisions about names, as the rules read them from the ledger file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from lint_rules.language.romanisation import plain
from lint_rules.model.records import NamedTuple


class Entry(NamedTuple):
    """One name of the ledger: the form the desk wants and those it does not."""

    preferred: str
    rejected: tuple[str, ...]
    kind: str


class Ledger:
    """What the desk has settled; decisions compare forms without case.

    `preferred` are the names it has settled on, `rejected` maps each other form to the one it gives way to.
    """

    __slots__ = ("_distinct", "_preferred_words", "_same", "entries", "preferred", "rejected")

    def __init__(self, content: Any) -> None:
        table = content if isinstance(content, Mapping) else {}
        self.entries = tuple(_entries(table.get("names")))
        self.preferred = frozenset(entry.preferred for entry in self.entries)
        self.rejected = {form: entry.preferred for entry in self.entries for form in entry.rejected}
        self._preferred_words = frozenset(word for name in self.preferred for word in name.split())
        self._distinct = frozenset(_pairs(table.get("distinct")))
        self._same = frozenset(_pairs(table.get("same")))

    def distinct(self, one: str, other: str) -> bool:
        """Whether the desk has said that two forms are two people."""
        return _pair(one, other) in self._distinct

    def same(self, one: str, other: str) -> bool:
        """Whether the desk has said that two forms are one name."""
        return _pair(one, other) in self._same

    def wants(self, form: str) -> bool:
        """Whether a form is a name, or a word of a name, that the desk has settled on."""
        return form in self.preferred or form in self._preferred_words


def _pair(one: str, other: str) -> frozenset[str]:
    return frozenset((one.lower(), other.lower()))


def _pairs(groups: Any) -> list[frozenset[str]]:
    """Every pair within each group of forms, and every pair of single words in which two names of a group differ."""
    found = []
    for group in groups if isinstance(groups, Sequence) and not isinstance(groups, str) else ():
        forms = [str(form) for form in group] if isinstance(group, Sequence) and not isinstance(group, str) else []
        for at, one in enumerate(forms):
            for other in forms[at + 1 :]:
                found.append(_pair(one, other))
                ours, theirs = one.split(), other.split()
                if plain(ours[-1]) != plain(theirs[-1]):
                    found.append(_pair(ours[-1], theirs[-1]))
                if len(ours) > 1 and len(theirs) > 1 and plain(ours[0]) != plain(theirs[0]):
                    found.append(_pair(ours[0], theirs[0]))
    return found


def _entries(names: Any) -> list[Entry]:
    found = []
    for row in names if isinstance(names, Sequence) and not isinstance(names, str) else ():
        if not isinstance(row, Mapping) or not isinstance(row.get("preferred"), str):
            continue
        preferred = row["preferred"]
        forms = row.get("rejected") or ()
        rejected = (
            tuple(str(form) for form in forms) if isinstance(forms, Sequence) and not isinstance(forms, str) else ()
        )
        found.append(Entry(preferred, rejected, str(row.get("kind", "person"))))
    return found
