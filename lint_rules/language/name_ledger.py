"""Every name of many stories, gathered: its forms, where they stand, and the form to settle on.

Stories are added one by one; only spellings, counts and places are kept, so that an archive fits in memory. Two names
of different stories are joined when their letters and their parts say so (`full_names`), two forms of one story when
the story itself does (`name_pairs`, as `newslint check` judges), and never when the desk has called them distinct.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import combinations
from typing import Literal

from lint_rules.language import full_names, name_pairs, romanisation
from lint_rules.language.clusters import Cluster
from lint_rules.language.story import Story
from lint_rules.model.records import NamedTuple

Kind = Literal["person", "place", "organisation", "abbreviation"]
SAME = 0.8
_MOST_PLACES = 50  # kept for each form of a name in one story
_LARGEST_BLOCK = 60

Decision = Callable[[str, str], bool]


class Place(NamedTuple):
    """Where a form stands; line and column from 1."""

    path: str
    line: int
    column: int


class Form(NamedTuple):
    """One way of writing a name: how often, and where."""

    text: str
    number: int
    places: tuple[Place, ...]


class Entry(NamedTuple):
    """One name: its forms, the commonest first, the proposed one, and, if they do not agree, why they are one name."""

    kind: Kind
    consistent: bool
    preferred: str
    why: str
    forms: tuple[Form, ...]
    stories: int

    @property
    def total(self) -> int:
        """How often the name stands in all stories."""
        return sum(form.number for form in self.forms)

    @property
    def first(self) -> Place:
        """Where the name stands first."""
        return min(place for form in self.forms for place in form.places)

    @property
    def rejected(self) -> tuple[str, ...]:
        """The forms that the proposed one would replace."""
        return tuple(form.text for form in self.forms if not _part_of(form.text, self.preferred))


class _Name:
    """One name as it grows over stories."""

    __slots__ = ("counts", "full", "kind", "paths", "places", "whys")

    def __init__(self, kind: Kind) -> None:
        self.kind = kind
        self.counts: dict[str, int] = {}
        self.places: dict[str, list[Place]] = {}
        self.full: dict[str, int] = {}
        self.paths: set[str] = set()
        self.whys: list[str] = []

    def take(self, other: _Name) -> None:
        """Takes over everything that another name holds; what is a person once is a person."""
        if other.kind == "person":
            self.kind = "person"
        for form, number in other.counts.items():
            self.counts[form] = self.counts.get(form, 0) + number
            self.places.setdefault(form, []).extend(other.places[form])
        for form, number in other.full.items():
            self.full[form] = self.full.get(form, 0) + number
        self.paths |= other.paths
        self.whys += [why for why in other.whys if why not in self.whys]


class NameLedger:
    """Collects the names of stories. `distinct` and `same` are the desk's decisions about two forms."""

    def __init__(self, distinct: Decision | None = None, same: Decision | None = None) -> None:
        self._names: dict[tuple[str, str], _Name] = {}
        self._links: list[tuple[tuple[str, str], tuple[str, str], str]] = []
        self._distinct = distinct or (lambda one, other: False)
        self._same = same or (lambda one, other: False)

    def add(self, path: str, story: Story) -> None:
        """Adds the names of one story."""
        source, offsets = story.document.source, story.document.offsets
        owners: dict[int, tuple[str, str]] = {}
        for cluster in story.clusters:
            kind = _kind(cluster)
            if kind is None:
                continue
            key = _group(kind), romanisation.plain(cluster.name)
            name = self._names.setdefault(key, _Name(kind))
            if kind == "person":
                name.kind = kind
            name.paths.add(path)
            full = _written(cluster.name)
            name.full[full] = name.full.get(full, 0) + len(cluster.mentions)
            for mention in cluster.mentions:
                owners[mention.first] = key
                text = _written(mention.text)
                name.counts[text] = name.counts.get(text, 0) + 1
                places = name.places.setdefault(text, [])
                if len(places) < _MOST_PLACES:
                    places.append(Place(path, *source.line_column(offsets.source_offset(mention.start))))
        self._link(story, owners)

    def _link(self, story: Story, owners: dict[int, tuple[str, str]]) -> None:
        """Notes which names of a story are one name spelled twice."""
        for candidate in name_pairs.candidates(story):
            main, odd = candidate.main, candidate.odd
            if candidate.score < name_pairs.LIKELY and not self._same(main.text, odd.text):
                continue
            ours = {owners[use.mention.first] for use in main.uses if use.mention.first in owners}
            theirs = {owners[use.mention.first] for use in odd.uses if use.mention.first in owners}
            if ours and theirs and not self._distinct(main.text, odd.text):
                why = f"“{odd.text}” looks like “{main.text}”: {romanisation.explain(odd.text, main.text)}"
                self._links.append((min(ours), min(theirs), why))

    def entries(self) -> list[Entry]:
        """The names in order: those whose forms do not agree first, then by how often they stand, then by spelling."""
        roots = {key: key for key in self._names}

        def root(key: tuple[str, str]) -> tuple[str, str]:
            while roots[key] != key:
                roots[key] = roots[roots[key]]
                key = roots[key]
            return key

        whys: dict[tuple[str, str], list[str]] = {}
        for one, other, why in [*self._links, *self._near()]:
            a, b = root(one), root(other)
            if a != b:
                roots[max(a, b)] = min(a, b)
            kept = whys.setdefault(min(a, b), [])
            if why not in kept:
                kept.append(why)
        gathered: dict[tuple[str, str], _Name] = {}
        for key in sorted(self._names):
            name = self._names[key]
            home = gathered.get(root(key))
            if home is None:
                gathered[root(key)] = home = _Name(name.kind)
            home.take(name)
        for key, reasons in whys.items():
            gathered[root(key)].whys += reasons
        found = [_entry(name) for name in gathered.values()]
        return sorted(found, key=lambda entry: (entry.consistent, -entry.total, entry.preferred))

    def _near(self) -> Iterator[tuple[tuple[str, str], tuple[str, str], str]]:
        """Pairs of full names of people in different stories that are one's, with the reason."""
        blocks: dict[str, list[tuple[str, str]]] = {}
        shown: dict[tuple[str, str], str] = {}
        for key in sorted(self._names):
            name = self._names[key]
            full = max(name.full, key=lambda form: (name.full[form], form))
            words = full.split()
            if name.kind != "person" or len(words) < 2:
                continue
            shown[key] = full
            for word in {romanisation.skeleton(words[0]), romanisation.skeleton(words[-1])}:
                blocks.setdefault(word, []).append(key)
        seen: set[tuple[tuple[str, str], tuple[str, str]]] = set()
        for keys in blocks.values():
            if len(keys) > _LARGEST_BLOCK:
                keys = [key for key in keys if len(key[1]) > 6][:_LARGEST_BLOCK]
            for pair in combinations(keys, 2):
                if pair in seen:
                    continue
                seen.add(pair)
                one, other = shown[pair[0]], shown[pair[1]]
                together = self._names[pair[0]].paths & self._names[pair[1]].paths
                if together and not self._same(one, other):
                    continue  # their story has told whether they are one
                if not self._distinct(one, other) and (self._same(one, other) or _one_name(one, other)):
                    yield (*pair, f"“{one}” looks like “{other}”: {romanisation.explain(one, other)}")


def _one_name(one: str, other: str) -> bool:
    """Whether two full names of different stories are one person's: near in every word, and sure as a whole."""
    ours, theirs = one.split(), other.split()
    if len(ours) != len(theirs):
        return False
    for a, b in zip(ours, theirs, strict=True):
        letters = max(len(romanisation.plain(a)), len(romanisation.plain(b)))
        if romanisation.cost(a, b) > 0.14 * letters or a + "a" == b or b + "a" == a:
            return False
    return full_names.probability(one, other) >= SAME


def _written(text: str) -> str:
    """A form with one kind of space and apostrophe."""
    return " ".join(text.replace("’", "'").split())


def _kind(cluster: Cluster) -> Kind | None:
    """The kind of a cluster as the ledger has it; None for what is hardly a name."""
    if cluster.kind == "abbreviation" and len(cluster.name.replace(".", "")) < 2:
        return None
    return "organisation" if cluster.kind == "name" else cluster.kind


def _group(kind: Kind) -> str:
    """Names of people are kept apart from all others."""
    return "person" if kind == "person" else "other"


def _part_of(form: str, preferred: str) -> bool:
    """Whether a form is the preferred one or part of it: a surname of a full name, with its article or without."""
    words = [part for word in preferred.split() for part in (word, word[3:] if word[:3].lower() == "al-" else word)]
    return all(word in words or _initial_of(word, words) for word in form.split())


def _initial_of(word: str, words: list[str]) -> bool:
    return len(word.strip(".")) == 1 and any(other.startswith(word[0]) for other in words)


def _entry(name: _Name) -> Entry:
    places = {form: tuple(sorted(found)) for form, found in name.places.items()}
    ordered = sorted(name.counts, key=lambda form: (-name.counts[form], places[form][0], form))
    longest = max(len(romanisation.plain(form)) for form in name.full)
    enough = [form for form in name.full if len(romanisation.plain(form)) > longest - 3 and not form.isupper()]
    fullest = enough or list(name.full)
    preferred = max(fullest, key=lambda form: (name.full[form], form))
    odd = [form for form in ordered if not _part_of(form, preferred) and not form.isupper()]
    why = "; ".join(name.whys)
    if odd and not why:
        why = f"“{odd[0]}” and “{preferred}” differ: {romanisation.explain(odd[0], preferred)}"
    forms = tuple(Form(form, name.counts[form], places[form]) for form in ordered)
    return Entry(name.kind, not odd, preferred, why if odd else "", forms, len(name.paths))
