"""Trains `names_respelling.bin`: are two forms in one story one name spelled twice?

    python -m training.names.respelling DATA [OUTPUT]

Examples: the hand-labelled pairs inside published articles; every other pair that the candidate search finds in those
articles (no slip); slips planted into clean stories by `training.names.slips`; silver pairs of machine translations and
pairs from public name lists, which have no story around them. A logistic regression, its folds split by article; the
figures printed are those of held-out folds.
"""

from __future__ import annotations

import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import NamedTuple

import numpy as np
from sklearn.linear_model import LogisticRegression

from lint_rules.document import read as reader
from lint_rules.language import name_forms, name_pairs, respelling, romanisation, two_names, weights
from lint_rules.language.name_forms import Form
from lint_rules.language.name_words import Familiarity, familiarity
from lint_rules.language.story import Story
from training.names import corpora, slips
from training.names import familiarity as counting

SLIP = "same_entity_inconsistent"
FOLDS = 5
ESTABLISHED = 5  # stories in which a name must stand to be planted as another name's misspelling
CLOSE = 0.15  # cost per letter up to which it can be one
STRENGTH = 0.5
DOUBTFUL = 0.8  # unlabelled pairs that a first model is this sure of are slips that nobody labelled: not learned from
ORIGIN = (
    "hand-labelled pairs over PolNeAR, BBC and GUM; silver pairs over WMT translations; OFAC and EveryPolitician names"
)
_WEIGHTS = {"gold": 2.0, "unlabelled": 1.2, "planted": 0.1, "silver": 0.8, "listed": 0.03, "two people": 1.0}


class Example(NamedTuple):
    """One weighed pair: where it is from, its features, whether it is a slip, and the fold group (the article)."""

    kind: str
    group: str
    a: str
    b: str
    features: dict[str, float]
    slip: bool
    label: str


def story(text: str) -> Story:
    """A story read from plain text."""
    return Story(reader.read("story.txt", text.encode()))


class _Held:
    """Familiarity as it would be if a story had not been counted."""

    def __init__(self, data: Path) -> None:
        self.names: Counter[str] = Counter()
        for article in corpora.articles(data):
            self.names.update(counting.words(article.text)[0])
        self.own: frozenset[str] = frozenset()
        self._by_key: dict[str, list[str]] = defaultdict(list)
        for name in sorted(n for n, number in self.names.items() if number >= ESTABLISHED and n.isalpha()):
            for key in romanisation.keys(name):
                self._by_key[key].append(name)

    def neighbour(self, name: str, random: Random) -> str:
        """Another established name that is written almost like this one; the name itself when there is none."""
        near = {other for key in romanisation.keys(name) for other in self._by_key[key]}
        close = sorted(
            other
            for other in near
            if other != name.lower()
            and romanisation.cost(name, other) <= CLOSE * len(name)
            and name_pairs.comparable(name, other.title())
        )
        return random.choice(close).title() if close else name

    def __call__(self, word: str) -> Familiarity:
        known = familiarity(word)
        lower = word.lower()
        if lower in self.own and known.name:
            return known._replace(name=counting.level(self.names[lower] - 1))
        return known


def weighed(text: str) -> Iterator[tuple[Form, Form]]:
    """The pairs of a story that would be weighed, settled form first."""
    read = story(text)
    found = name_forms.forms(read)
    for a, b in name_pairs.pairs(found):
        main, odd = name_pairs.order(found[a], found[b])
        told_apart = two_names.vetoed(main, odd) or two_names.other_roles(main, odd)
        if not (told_apart or two_names.a_place(main, odd, read.tokens)):
            yield main, odd


def from_articles(data: Path, held: _Held) -> Iterator[Example]:
    """Gold and unlabelled pairs of the articles, and planted slips."""
    gold: dict[tuple[str, str], dict[frozenset[str], str]] = defaultdict(dict)
    for pair in corpora.in_article(data):
        gold[pair.corpus, pair.doc][frozenset((pair.a, pair.b))] = pair.label
    random = Random(7)
    for article in corpora.articles(data):
        labels = gold.get((article.corpus, article.doc), {})
        held.own = frozenset(counting.words(article.text)[0])
        group = article.text[:60]
        seen = set()
        for main, odd in weighed(article.text):
            key = frozenset((main.text, odd.text))
            seen.add(key)
            label = labels.get(key, "")
            if label in {"unsure", "same_entity_explained_or_sic"}:
                continue
            kind = "gold" if label else "unlabelled"
            yield Example(kind, group, main.text, odd.text, respelling.features(main, odd), label == SLIP, label)
        for key, label in labels.items():
            if key not in seen:
                a, b = sorted(key)[0], sorted(key)[-1]
                yield Example("missed", group, a, b, {}, label == SLIP, label)
        yield from _planted(article.text, group, held, random)


def _planted(text: str, group: str, held: _Held, random: Random) -> Iterator[Example]:
    found = name_forms.forms(story(text))
    often = [form for form in found.values() if form.count > 1 and form.text.isalpha() and not form.text.isupper()]
    for turn, form in enumerate(random.sample(often, min(4, len(often)))):
        wrong = slips.misspell(form.text, random) if turn < 3 else held.neighbour(form.text, random)
        if wrong in found or len(wrong) < name_forms.SHORTEST:
            continue
        changed = text
        uses = random.sample(form.uses, 1 if random.random() < 0.8 else max(1, form.count // 2))
        for use in sorted(uses, key=lambda u: -u.start):
            if text[use.start : use.end] == form.text:
                changed = changed[: use.start] + wrong + changed[use.end :]
        for main, odd in weighed(changed):
            key = frozenset((main.text, odd.text))
            if key == frozenset((form.text, wrong)):
                yield Example("planted", group, main.text, odd.text, respelling.features(main, odd), True, "planted")


def bare(a: str, b: str, count_a: int = 1, count_b: int = 1) -> tuple[Form, Form] | None:
    """Two forms without a story, settled form first; None when they would not be weighed."""
    if not name_pairs.comparable(a, b) or two_names.set_apart(a, b):
        return None
    return name_pairs.order(Form(a, count=count_a), Form(b, count=count_b))


def _in_story(text: str, pair: corpora.Pair) -> tuple[Form, Form] | None:
    """The two forms with their places in a story, None when they would not be weighed there."""
    wanted = {pair.a, pair.b}
    return next(((main, odd) for main, odd in weighed(text) if {main.text, odd.text} == wanted), None)


def from_lists(data: Path) -> Iterator[Example]:
    """Pairs without a story: translations (silver), sanctions lists, legislatures."""
    texts = {article.doc: article.text for article in corpora.translations(data)}
    for pair in corpora.in_translation(data):
        slip = pair.label == "silver_inconsistent"
        forms = _in_story(texts[pair.doc], pair) if pair.doc in texts else None
        forms = forms or bare(pair.a, pair.b, pair.count_a, pair.count_b)
        if forms:
            yield Example(
                "silver", pair.doc.rsplit("/", 1)[0], pair.a, pair.b, respelling.features(*forms), slip, pair.label
            )
        else:
            yield Example("missed", pair.doc, pair.a, pair.b, {}, slip, pair.label)
    for row in corpora.rows(data / "names" / "same_person_respelled.jsonl"):
        for a, b in row["differs"]:
            forms = bare(a.title(), b.title())
            if forms:
                yield Example("listed", row["a"], a, b, respelling.features(*forms), True, "respelled")
    for row in corpora.rows(data / "names" / "different_person_near_name.jsonl"):
        for a, b in row["differs"]:
            forms = bare(a.title(), b.title())
            if forms:
                yield Example("listed", row["a"], a, b, respelling.features(*forms), False, "different")
    for row in corpora.rows(data / "names" / "different_surname_one_edit_same_legislature.jsonl"):
        forms = bare(row["surname_a"].title(), row["surname_b"].title())
        if forms:
            yield Example(
                "listed", row["a"], row["surname_a"], row["surname_b"], respelling.features(*forms), False, "different"
            )


_TWO_PEOPLE = (
    "{A} told the harbour board on Monday that the ferry would sail. {B}, who runs the yard, said it would not.",
    "Two members spoke against the dam. {A} said it would leak. {B} said it would cost too much.",
    "Engineer {A} drew the lock. The mayor thanked him.\n\nThe bridge was the work of {B}, a mason from the valley.",
    "The library was opened by {A}, a poet. Among the guests was the historian {B}.",
    "{A}, the committee's chair, wants a vote this week. His deputy, {B}, wants to wait.\n\n{A} did not say why.",
)


def two_people(data: Path) -> Iterator[Example]:
    """Stories of two people with near names, who must not be taken for one."""
    random = Random(11)
    for file in ("different_person_near_name", "different_surname_one_edit_same_legislature"):
        for row in corpora.rows(data / "names" / f"{file}.jsonl"):
            people = [
                " ".join(w.title() if w.isupper() or w.islower() else w for w in row[k].split()) for k in ("a", "b")
            ]
            text = random.choice(_TWO_PEOPLE).format(A=people[0], B=people[1])
            for main, odd in weighed(text):
                features = respelling.features(main, odd)
                yield Example("two people", row["a"], main.text, odd.text, features, False, "different")


def collect(data: Path) -> list[Example]:
    """Every example, articles first."""
    held = _Held(data)
    for module in (respelling, name_pairs, two_names):
        module.familiarity = held  # type: ignore[assignment]
    try:
        examples = list(from_articles(data, held))
        held.own = frozenset()
        return examples + list(from_lists(data)) + list(two_people(data))
    finally:
        for module in (respelling, name_pairs, two_names):
            module.familiarity = familiarity


def matrix(examples: list[Example], names: list[str]) -> np.ndarray:
    """One row per example, one column per feature."""
    column = {name: i for i, name in enumerate(names)}
    table = np.zeros((len(examples), len(names)))
    for i, example in enumerate(examples):
        for name, value in example.features.items():
            table[i, column[name]] = value
    return table


def fit(table: np.ndarray, examples: list[Example]) -> np.ndarray:
    """Weights, one per feature (the bias is a feature)."""
    model = LogisticRegression(C=STRENGTH, max_iter=3000, fit_intercept=False)
    model.fit(table, [e.slip for e in examples], [_WEIGHTS[e.kind] for e in examples])
    return model.coef_[0]


def held_out(table: np.ndarray, examples: list[Example]) -> np.ndarray:
    """Each example's probability by a model that has not seen its article."""
    fold = np.array([sum(map(ord, e.group)) % FOLDS for e in examples])
    scores = np.zeros(len(examples))
    for number in range(FOLDS):
        learn = np.flatnonzero(fold != number)
        coefficients = fit(table[learn], [examples[i] for i in learn])
        scores[fold == number] = 1 / (1 + np.exp(-(table[fold == number] @ coefficients)))
    return scores


def report(examples: list[Example], scores: np.ndarray, missed: list[Example]) -> None:
    """Prints held-out figures at several thresholds."""
    misses = sum(e.slip for e in missed if e.label == SLIP)
    missed_silver = Counter(
        e.label == "silver_inconsistent" for e in missed if e.label not in {SLIP} and "/" in e.group
    )
    for threshold in (0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9):
        chosen = scores >= threshold
        right = sum(c and e.slip for c, e in zip(chosen, examples, strict=True) if e.kind == "gold")
        wrong = sum(c and not e.slip for c, e in zip(chosen, examples, strict=True) if e.kind == "gold")
        slipped = sum(e.slip for e in examples if e.kind == "gold") + misses
        wild = sum(c for c, e in zip(chosen, examples, strict=True) if e.kind == "unlabelled")
        planted = [c for c, e in zip(chosen, examples, strict=True) if e.kind == "planted"]
        people = [c for c, e in zip(chosen, examples, strict=True) if e.kind == "two people"]
        silver = [(c, e.slip) for c, e in zip(chosen, examples, strict=True) if e.kind == "silver"]
        caught = sum(c for c, s in silver if s) / (sum(s for _, s in silver) + missed_silver[True])
        false = sum(c for c, s in silver if not s) / (sum(not s for _, s in silver) + missed_silver[False])
        precision, recall = right / max(1, right + wrong), right / max(1, slipped)
        print(
            f"{threshold:.1f}  given pairs P {precision:.2f} R {recall:.2f} "
            f"F1 {2 * precision * recall / max(1e-9, precision + recall):.3f} (tp {right} fp {wrong}); "
            f"unlabelled flagged {wild}; planted {sum(planted) / max(1, len(planted)):.2f}; "
            f"silver {caught:.2f} / {false:.3f}; two people {sum(people)} of {len(people)}"
        )


def main(data: Path, output: Path) -> None:
    """Train, report, write."""
    examples = collect(data)
    missed = [e for e in examples if e.kind == "missed"]
    examples = [e for e in examples if e.kind != "missed"]
    print(Counter((e.kind, e.slip) for e in examples))
    names = sorted({name for e in examples for name in e.features})
    table = matrix(examples, names)
    scores = held_out(table, examples)
    kept = [i for i, e in enumerate(examples) if e.kind != "unlabelled" or scores[i] < DOUBTFUL]
    examples, table = [examples[i] for i in kept], table[kept]
    scores = held_out(table, examples)
    report(examples, scores, missed)
    coefficients = fit(table, examples)
    recipe = "python -m training.names.respelling DATA"
    weights.save(
        output, ("slip",), {n: (c,) for n, c in zip(names, coefficients, strict=True)}, origin=ORIGIN, recipe=recipe
    )
    for name, value in sorted(zip(names, coefficients, strict=True), key=lambda x: x[1]):
        print(f"{value:+.2f} {name}", end="; ")
    print()


if __name__ == "__main__":
    shipped = Path(__file__).parents[2] / "lint_rules" / "language" / "models" / "names_respelling.bin"
    main(Path(sys.argv[1]), Path(sys.argv[2]) if len(sys.argv) > 2 else shipped)
