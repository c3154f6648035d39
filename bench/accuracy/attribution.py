"""Attribution on PolNeAR's development half: ``python -m bench.accuracy attribution --data DIR``.

Prints F1 of sentences (attributed, unattributed), of spans (found when it overlaps one of its role, and exactly), how
often source and content of one attribution are linked, how well the probabilities are calibrated, and the speed.
Reads ``attribution/polnear_dev_*.jsonl.gz``.
"""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from lint_rules.language.attribution import AttributionAnalysis, chain
from lint_rules.model import Span
from training.attribution.corpus import Article, GoldSentence, articles

ROLES = {"S": "source", "C": "cue", "K": "content"}


def run(data: Path) -> None:
    """Print the figures."""
    started = time.process_time()
    chain.shipped()
    print(f"model load: {1000 * (time.process_time() - started):.1f} ms")
    report(list(articles(data / "attribution", "dev")))


def report(corpus: Sequence[Article]) -> None:
    """Print the figures of these articles."""
    words = sum(len(article.story.prose.split()) for article in corpus)
    started = time.process_time()
    for article in corpus:
        for sentence in article.story.sentences:
            article.story.attribution.probability(sentence.index)
    spent = time.process_time() - started
    print(f"decoding: {words / spent:,.0f} words a second ({words:,} words, {spent:.2f} s of CPU)")
    pairs = [(gold, probability) for article in corpus for gold, probability in _sentences(article)]
    _sentence_scores(pairs)
    _span_scores(corpus)
    _linking(corpus)
    _reliability(pairs)


def _sentences(article: Article) -> Iterable[tuple[bool, float]]:
    """Per sentence of the corpus whether it is attributed, and the probability of our sentence that is mostly it."""
    story = article.story
    for gold in article.gold:
        best, number = max(
            ((min(gold.end, each.end) - max(gold.start, each.start), -each.index) for each in story.sentences),
            default=(0, 0),
        )
        yield gold.attributed, story.attribution.probability(-number) if best > 0 else 0.0


def _sentence_scores(pairs: Sequence[tuple[bool, float]]) -> None:
    counts = Counter((gold, probability >= 0.5) for gold, probability in pairs)
    for name, wanted in (("attributed", True), ("unattributed", False)):
        found, extra, missed = counts[wanted, wanted], counts[not wanted, wanted], counts[wanted, not wanted]
        print(f"sentences {name}: F1 {_f1(found, found + missed, found, found + extra):.1f} of {found + missed}")


def _span_scores(corpus: Sequence[Article]) -> None:
    overlap = {role: [0, 0, 0, 0] for role in ROLES}
    exact = {role: [0, 0, 0] for role in ROLES}
    for article in corpus:
        ours = _spans(article.story.attribution)
        for gold in article.gold:
            for role, spans in ours.items():
                wanted = [Span(each.start, each.end) for each in gold.spans if each.role == role]
                found = [
                    Span(max(each.start, gold.start), min(each.end, gold.end))
                    for each in spans
                    if each.overlaps(Span(gold.start, gold.end))
                ]
                sums = overlap[role]
                sums[0] += sum(any(one.overlaps(each) for each in found) for one in wanted)
                sums[1] += len(wanted)
                sums[2] += sum(any(one.overlaps(each) for each in wanted) for one in found)
                sums[3] += len(found)
                same = set(wanted) & set(found)
                exact[role][0] += len(same)
                exact[role][1] += len(set(wanted))
                exact[role][2] += len(set(found))
    for role, name in ROLES.items():
        same, wanted_count, found_count = exact[role]
        print(
            f"spans {name}: overlap F1 {_f1(*overlap[role]):.1f},"
            f" exact F1 {_f1(same, wanted_count, same, found_count):.1f}"
            f" (annotated {overlap[role][1]}, found {overlap[role][3]})"
        )


def _spans(analysis: AttributionAnalysis) -> dict[str, list[Span]]:
    found: dict[str, set[Span]] = {role: set() for role in ROLES}
    for each in analysis.attributions:
        if each.source:
            found["S"].add(each.source)
        if each.cue:
            found["C"].add(each.cue)
        found["K"].update(each.content)
    return {role: sorted(spans) for role, spans in found.items()}


def _linking(corpus: Sequence[Article]) -> None:
    linked = found = 0
    for article in corpus:
        attributions = article.story.attribution.attributions
        for gold in article.gold:
            if len({span.attribution for span in gold.spans}) != 1:
                continue
            sources, contents = _of(gold, "S"), _of(gold, "K")
            if not sources or not contents:
                continue
            with_source = [each for each in attributions if each.source and _meets(sources, [each.source])]
            with_content = [each for each in attributions if _meets(contents, each.content)]
            if with_source and with_content:
                found += 1
                linked += any(each in with_source for each in with_content)
    print(f"linking: {linked} of {found} single attributions whose source and content are found ({linked / found:.1%})")


def _of(gold: GoldSentence, role: str) -> list[Span]:
    return [Span(each.start, each.end) for each in gold.spans if each.role == role]


def _meets(wanted: Sequence[Span], found: Sequence[Span]) -> bool:
    return any(one.overlaps(other) for one in wanted for other in found)


def _reliability(pairs: Sequence[tuple[bool, float]]) -> None:
    bins: dict[int, list[tuple[bool, float]]] = defaultdict(list)
    for gold, probability in pairs:
        bins[min(int(probability * 10), 9)].append((gold, probability))
    print("reliability of the probability (stated, observed, sentences):")
    for number, members in sorted(bins.items()):
        stated = sum(probability for _, probability in members) / len(members)
        observed = sum(gold for gold, _ in members) / len(members)
        print(f"  {number / 10:.1f}-{(number + 1) / 10:.1f}: {stated:.2f} {observed:.2f} {len(members)}")
    unattributed = sum(not gold for gold, _ in pairs)
    for limit in (0.1, 0.2, 0.3, 0.5):
        below = [gold for gold, probability in pairs if probability < limit]
        right = len(below) - sum(below)
        if below:
            precision, recall = right / len(below), right / unattributed
            print(f"  below {limit}: unattributed with precision {precision:.2f}, recall {recall:.2f}")


def _f1(found_wanted: int, wanted: int, found_right: int, found: int) -> float:
    precision = found_right / found if found else 0.0
    recall = found_wanted / wanted if wanted else 0.0
    return 200 * precision * recall / (precision + recall) if precision + recall else 0.0
