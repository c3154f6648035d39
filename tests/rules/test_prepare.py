"""What the build compiles ahead of time."""

import subprocess
import sys
from pathlib import Path

from lint_rules.document import interviews
from lint_rules.model import patterns
from lint_rules.rules import prepare
from lint_rules.rules.translation import leftover_markup

SENTENCES = Path(__file__).parent / "translation"


def test_patterns_are_stored_that_no_example_brings_into_play():
    spelled_out = set(prepare._spelled_out())
    assert {interviews._ASKS, interviews._I, r"\r\n?|\n"} <= spelled_out


def test_patterns_in_tables_are_brought_into_play_by_examples():
    tables = (*leftover_markup._BLANKS, *leftover_markup._PLACEHOLDERS)
    assert {leftover_markup._MARKDOWN, *(pattern for *_, pattern in tables)} <= set(patterns._stored())


def test_sentences_that_are_no_examples_need_no_pattern_that_is_not_stored():
    code = f"""
import yaml
from pathlib import Path
from lint_rules.engine.checker import Checker
from lint_rules.engine.profile import Profile
from lint_rules.model import patterns
checker = Checker(Profile())
count = 0
for path in sorted(Path({str(SENTENCES)!r}).glob("*/*.yaml")):
    for sentence in yaml.safe_load(path.read_text("utf-8")):
        for text in sentence.values():
            checker.check_bytes("a.txt", str(text).encode())
            count += 1
print(count > 1000, list(patterns._fresh))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "True []"
