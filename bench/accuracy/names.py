"""Names: given pairs, end to end, translations, two people, famous names, full names without a story, speed."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import cycle
from pathlib import Path
from typing import Any

from lint_rules.document import read as reader
from lint_rules.language import full_names, name_forms, name_pairs, respelling
from lint_rules.language.name_forms import Form
from lint_rules.language.story import Story
from lint_rules.model import Remark
from lint_rules.rules import registry
from training.names import corpora
from training.names.corpora import Pair

SLIP = "same_entity_inconsistent"
OTHERWISE = frozenset({"different_entity", "related_form_or_artifact"})
SPELLING_RULES = ("names/inconsistent-spelling", "names/mixed-form")
SAME_NAME = 0.44  # likelihood from which two full names without a story count as one's

_STORIES = (
    "{A}, a deputy, told the harbour board that the ferry would sail. {B}, who runs the yard, said it would not.",
    "Two members spoke against the dam.\n\n{A} said it would leak.\n\nAfter a pause, {B} said it would cost too much.",
    "The lock was drawn by engineer {A}. The mayor thanked him.\n\nThe bridge was the work of {B}, a mason.",
)
_ONE_PERSON = (
    ("Hugh Rogers opened the ferry. Rogers praised the crew.\n\nMr Rodgers then sailed home.", "Rogers", "Rodgers"),
    ("Emma Thompson opened the ferry. Thompson praised the crew.\n\nThomson then sailed home.", "Thompson", "Thomson"),
    ("Hillary Marsh opened the ferry. The crew sang.\n\nThe crew then thanked Hilary Marsh.", "Hillary", "Hilary"),
    (
        "Bashar al-Assad opened the ferry. Al-Assad spoke and so al-Assad left.\n\nThe crew met Al-Assad.",
        "al-Assad",
        "Al-Assad",
    ),
    ("Bashar al-Assad opened the ferry. The crew sang.\n\nThe crew then thanked Bashar Assad.", "al-Assad", "Assad"),
    ("Muammar Gaddafi opened the ferry. Gaddafi praised the crew.\n\nQadhafi then sailed home.", "Gaddafi", "Qadhafi"),
    ("Mohammed bin Salman opened it. The crew sang.\n\nThe crew thanked Muhammad bin Salman.", "Mohammed", "Muhammad"),
)
_TWO_PEOPLE = (
    ("George Bush", "Wilhelm Busch"),
    ("Kim Jong Un", "Kim Jong Il"),
    ("Ali Khamenei", "Ruhollah Khomeini"),
    ("Olena Zelenska", "Volodymyr Zelensky"),
    ("Hage Geingob", "Monica Geingos"),
)


def run(data: Path) -> None:
    """Print every figure with its denominator."""
    stories = {(a.corpus, a.doc): a.text for a in corpora.articles(data)}
    _given_pairs(data, stories)
    _end_to_end(data, stories)
    _translations(data)
    _different_people(data)
    _famous()
    _full_names(data)
    _speed(list(stories.values()))


def _story(text: str) -> Story:
    return Story(reader.read("story.txt", text.encode()))


def _remarks(story: Story, rules: Iterable[str] = SPELLING_RULES) -> Iterator[tuple[str, Remark]]:
    for name in rules:
        rule = registry.load(name)
        options = {key: option.default for key, option in rule.options.items()}
        for remark in rule.check(story, options):
            yield remark.severity or rule.severity, remark


def _shown(story: Story, remark: Remark) -> str:
    """Every word that a finding shows, in lower case."""
    parts = [story.text(remark.start, remark.end), remark.message]
    return " ".join(parts + [story.text(aside.start, aside.end) for aside in remark.related]).lower()


def _threshold() -> float:
    default: float = registry.load("names/inconsistent-spelling").options["likelihood"].default
    return default


def _figures(right: int, wrong: int, missed: int) -> str:
    precision, recall = right / max(1, right + wrong), right / max(1, right + missed)
    both = 2 * precision * recall / max(1e-9, precision + recall)
    return f"P {precision:.3f} R {recall:.3f} F1 {both:.3f} (right {right}, wrong {wrong}, missed {missed})"


def _one_name(pair: Pair, text: str | None) -> bool:
    """Whether the model takes a given pair for one name, in its story (or what is quoted of it) where there is one."""
    snippets = f"{pair.context_a}.\n\n{pair.context_b}." if pair.context_a and text is None else None
    if text or snippets:
        story = _story(text or snippets or "")
        weighed = name_pairs.by_text(name_pairs.candidates(story)).get(frozenset((pair.a, pair.b)))
        if weighed is not None:
            return weighed.score >= _threshold()
        if text or {pair.a, pair.b} <= name_forms.forms(story).keys():
            return False
    if not name_pairs.comparable(pair.a, pair.b):
        return False
    main, odd = name_pairs.order(Form(pair.a, count=pair.count_a), Form(pair.b, count=pair.count_b))
    return respelling.probability(main, odd) >= _threshold()


def _given_pairs(data: Path, stories: dict[tuple[str, str], str]) -> None:
    pairs = [pair for pair in corpora.in_article(data) if pair.label in {SLIP, *OTHERWISE}]
    for title, chosen in (
        ("with their story", [p for p in pairs if (p.corpus, p.doc) in stories]),
        ("all", pairs),
    ):
        answers = [(_one_name(pair, stories.get((pair.corpus, pair.doc))), pair.label == SLIP) for pair in chosen]
        right = sum(said and true for said, true in answers)
        wrong = sum(said and not true for said, true in answers)
        missed = sum(true and not said for said, true in answers)
        print(f"given pairs, {title} ({len(chosen)}): {_figures(right, wrong, missed)}")


def _end_to_end(data: Path, stories: dict[tuple[str, str], str]) -> None:
    gold: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for pair in corpora.in_article(data):
        if (pair.corpus, pair.doc) in stories:
            gold[pair.corpus, pair.doc].append(pair)
    right = wrong = missed = unlabelled = clean = errors_right = errors_wrong = 0
    for key, text in stories.items():
        story = _story(text)
        found = [(severity, _shown(story, remark)) for severity, remark in _remarks(story)]
        used = set()
        for pair in gold.get(key, ()):
            hits = [i for i, (_, shown) in enumerate(found) if pair.a.lower() in shown and pair.b.lower() in shown]
            used.update(hits)
            right += bool(hits) and pair.label == SLIP
            missed += not hits and pair.label == SLIP
            wrong += bool(hits) and pair.label in OTHERWISE
            errors = [i for i in hits if found[i][0] == "error"]
            errors_right += bool(errors) and pair.label == SLIP
            errors_wrong += bool(errors) and pair.label in OTHERWISE
        if key[0] in {"bbc", "polnear"}:
            clean += 1
            unlabelled += len(found) - len(used)
    print(f"end to end ({len(gold)} labelled articles): {_figures(right, wrong, missed)}")
    print(f"end to end, error tier: precision {errors_right}/{errors_right + errors_wrong}")
    print(
        f"clean copy ({clean} articles of BBC and PolNeAR): {wrong * 1000 / max(1, clean):.1f} false alarms per 1,000 "
        f"by the labels; {unlabelled} further flags nobody has labelled"
    )


def _translations(data: Path) -> None:
    texts = {article.doc: article.text for article in corpora.translations(data)}
    pairs = corpora.in_translation(data)
    slips = [_one_name(p, texts.get(p.doc)) for p in pairs if p.label == "silver_inconsistent"]
    others = [_one_name(p, texts.get(p.doc)) for p in pairs if p.label != "silver_inconsistent"]
    if pairs:
        print(
            f"translations: silver slips found {sum(slips)}/{len(slips)} = {sum(slips) / max(1, len(slips)):.2f}, "
            f"others flagged {sum(others)}/{len(others)} = {sum(others) / max(1, len(others)):.2f}"
        )


def _different_people(data: Path) -> None:
    templates = cycle(_STORIES)
    for file in ("different_person_near_name", "different_surname_one_edit_same_legislature"):
        rows: list[dict[str, Any]] = list(corpora.rows(data / "names" / f"{file}.jsonl"))
        flagged = 0
        for row in rows:
            people = [
                " ".join(w.title() if w.isupper() or w.islower() else w for w in row[k].split()) for k in ("a", "b")
            ]
            flagged += any(_remarks(_story(next(templates).format(A=people[0], B=people[1]))))
        if rows:
            print(f"two people, {file}: flagged {flagged}/{len(rows)} = {flagged / len(rows):.3f}")


def _famous() -> None:
    found = silent = 0
    for text, one, other in _ONE_PERSON:
        story = _story(text)
        hit = any(one.lower() in _shown(story, r) and other.lower() in _shown(story, r) for _, r in _remarks(story))
        found += hit
        if not hit:
            print(f"famous names: {one} / {other} not found")
    for a, b in _TWO_PEOPLE:
        texts = [template.format(A=a, B=b) for template in _STORIES]
        quiet = not any(True for text in texts for _ in _remarks(_story(text)))
        silent += quiet
        if not quiet:
            print(f"famous names: {a} / {b} flagged")
    print(f"famous names: one person found {found}/{len(_ONE_PERSON)}, two people silent {silent}/{len(_TWO_PEOPLE)}")


def _full_names(data: Path) -> None:
    rows = list(corpora.rows(data / "names" / "opensanctions_cases.jsonl"))
    for schema in ("", "Person"):
        answers = [
            (full_names.probability(row["name1"], row["name2"]) >= SAME_NAME, row["is_match"] == "true")
            for row in rows
            if schema in row["schema"]
        ]
        right = sum(said and true for said, true in answers)
        wrong = sum(said and not true for said, true in answers)
        missed = sum(true and not said for said, true in answers)
        if answers:
            print(f"full names, {schema or 'all'} ({len(answers)}): {_figures(right, wrong, missed)}")


def _speed(texts: list[str]) -> None:
    """All rules of the family on one core, what they share with other families (tokens, sentences) included."""
    texts = texts[:800]
    rules = [name for name in registry.catalogue() if name.startswith("names/")]
    for text in texts[:20]:
        list(_remarks(_story(text), rules))
    began = time.process_time()
    shared = 0.0
    for text in texts:
        story = _story(text)
        before = time.process_time()
        _ = story.tokens, story.sentences, story.quotations
        shared += time.process_time() - before
        list(_remarks(story, rules))
    took = time.process_time() - began
    size = sum(len(text.encode()) for text in texts) / 1e6
    if texts:
        print(
            f"speed, all {len(rules)} names rules ({size:.1f} MB): {size / took:.2f} MB/s of CPU with reading and "
            f"tokens, {size / max(1e-9, took - shared):.2f} MB/s without tokens, sentences and quotations"
        )
