"""newslint as a library."""

import subprocess
import sys

import pytest

import lint_rules
from lint_rules import Finding, check_paths, check_text
from lint_rules.model import UserError

DOUBLED = ["translation/doubled-word"]


def test_a_text_is_checked_with_offsets_into_it():
    text = "A *fine* ferry.\n\nThe the quay."
    (finding,) = check_text(text, path="draft.md", select=DOUBLED)
    assert isinstance(finding, Finding)
    assert (finding.rule, finding.severity) == ("translation/doubled-word", "error")
    assert text[finding.span.start : finding.span.end] == finding.text == "The the"
    assert finding.fix.safe


def test_the_defaults_hold_for_a_text_whatever_lies_about(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / ".newslint.yaml").write_text("ignore: [translation]\n")
    assert check_text("The the quay.", select=DOUBLED)
    assert not check_text("The the quay.", config=".newslint.yaml", select=DOUBLED)


def test_paths_are_checked_under_the_nearest_configuration(tmp_path):
    (tmp_path / "a.txt").write_text("The the quay.")
    (tmp_path / "b").mkdir()
    (tmp_path / "b/b.txt").write_text("The the quay.")
    (tmp_path / "b/.newslint.yaml").write_text("ignore: [translation]\n")
    found = check_paths([tmp_path, tmp_path / "gone.txt"], select=DOUBLED)
    assert {path.rpartition("/")[2]: len(findings) for path, findings in found.items()} == {"a.txt": 1, "b.txt": 0}


def test_a_mistake_is_raised():
    with pytest.raises(UserError, match="is called 'nosuch'"):
        check_text("The quay.", select=["nosuch"])


def test_importing_the_package_loads_nothing_else():
    code = "import sys, lint_rules; print([m for m in sys.modules if m.startswith('lint_rules.')])"
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout == "[]\n"


def test_unknown_names_are_told_as_python_does():
    with pytest.raises(AttributeError, match="nosuch"):
        lint_rules.nosuch  # noqa: B018


def test_a_plain_story_is_checked_without_what_costs_time_to_load(tmp_path):
    story = tmp_path / "a.txt"
    story.write_text("PARIS — The bridge opened on Monday, the mayor said.\n\nIt is new.\n")
    code = f"""
import sys
from lint_rules.commands.main import main
main(["check", "--no-cache", {str(story)!r}])
print([name for name in {sorted(HEAVY)!r} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_no_rule_needs_the_compiler_of_patterns_to_be_loaded():
    code = """
import sys
from importlib import import_module
from lint_rules.rules import registry
for entry in registry.catalogue().values():
    if entry.module:
        import_module(entry.module)
print("regex" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"


HEAVY = {
    *("dataclasses", "inspect", "importlib.metadata", "importlib.resources", "pathlib", "sqlite3", "hashlib"),
    *("multiprocessing", "subprocess", "logging", "pyromark", "PIL", "pygls", "numpy", "rich", "click", "shutil"),
}
