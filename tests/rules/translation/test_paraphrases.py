"""Sentences that the rules were tuned on: each fault is caught where it stands, each near-miss is spared."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from phrase_examples import story_of

from lint_rules.rules import registry

FOLDER = Path(__file__).parent / "paraphrases"
CASES = [
    case
    for name in ("mechanics", "syntax")
    for case in yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
]
PAIRS = yaml.safe_load((FOLDER / "garbled.yaml").read_text(encoding="utf-8"))
RULES = [name for name in registry.catalogue() if name.startswith("translation/") and not name.endswith("ese")]


def warnings(text: str) -> list[tuple[int, int]]:
    """The spans of the family's errors and warnings in a text."""
    story = story_of(text + "\n")
    spans = []
    for name in RULES:
        rule = registry.load(name)
        options = {key: option.default for key, option in rule.options.items()}
        found = rule.check(story, options)
        spans += [(remark.start, remark.end) for remark in found if (remark.severity or rule.severity) != "info"]
    return spans


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['pattern']}-{case['id']}")
def test_case(case: dict[str, Any]) -> None:
    text = case["text"]
    spans = warnings(text)
    if case["kind"] == "clean":
        assert spans == []
    else:
        start = text.find(case["span"])
        assert any(begin < start + len(case["span"]) and start < end for begin, end in spans)


def test_garbled_sentences_and_their_repairs() -> None:
    missed = [pair["bad"] for pair in PAIRS if not warnings(pair["bad"])]
    assert len(missed) <= 0.25 * len(PAIRS), missed
    assert [pair["good"] for pair in PAIRS if warnings(pair["good"])] == []
