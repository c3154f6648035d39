"""False alarms: findings of all rules on edited copy, ``python -m bench.accuracy clean_copy --data DIR``.

Reads every ``clean/*.jsonl.gz``: a story a line, its words in ``text``, in ``sentences`` (each with ``text`` and
``newpar``) or in ``segs`` (paragraphs, the words last). Prints errors and warnings per 10,000 words and the rules that
speak most. A rule that says "at least one in 10,000 words" of good copy deserves to be read with ``newslint check``.
"""

from __future__ import annotations

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from lint_rules.document import read
from lint_rules.engine.checker import Checker
from lint_rules.engine.profile import Profile

_MOST = 8  # rules named


def run(data: Path) -> None:
    """Print a line a set, and the rules that speak most in it."""
    checker = Checker(Profile())
    for path in sorted((data / "clean").glob("*.jsonl.gz")):
        counts: Counter[str] = Counter()
        rules: Counter[str] = Counter()
        words = stories = 0
        for text in texts(path):
            stories += 1
            words += len(text.split())
            for finding in checker.check(read.read("story.txt", text.encode()))["findings"]:
                counts[finding["severity"]] += 1
                rules[finding["rule"]] += finding["severity"] != "info"
        rates = ", ".join(
            f"{counts[severity] * 10_000 / words:.2f} {severity}s ({counts[severity]})"
            for severity in ("error", "warning")
        )
        print(f"{path.name.partition('.')[0]}: {stories} stories, {words} words: {rates} per 10,000")
        print("  " + ", ".join(f"{rule} {count}" for rule, count in rules.most_common(_MOST)))


def texts(path: Path) -> Iterator[str]:
    """The stories of a set as plain text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            yield _text(json.loads(line)).strip() + "\n"


def _text(row: Mapping[str, Any]) -> str:
    if "text" in row:
        return str(row["text"])
    if "sentences" in row:
        return "".join(("\n\n" if each["newpar"] else " ") + each["text"] for each in row["sentences"])
    return "\n\n".join(segment[-1] for segment in row["segs"])
