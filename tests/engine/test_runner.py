"""Whole runs: order, comparisons between stories, processes, the cache."""

import json
import os
import sqlite3

import pytest

from lint_rules.engine import cache, runner
from lint_rules.engine.discovery import Found
from lint_rules.engine.profile import Profile
from lint_rules.engine.runner import Plan, Task
from lint_rules.model import Aside, Remark

TEXTS = {
    "a.txt": "The pond holds fish.\n",
    "b.txt": "Fewer fish, more fish.\n",
    "c.txt": "Nothing swims here.\n",
}


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.chdir(tmp_path)
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text)
    return tmp_path


def run(paths=tuple(TEXTS), *, severity="warning", keyed=False, **options):
    tasks = [Task(path, 0) for path in paths]
    plan = Plan((Profile(),), 1_000_000, keyed)
    results = runner.check(tasks, plan, cached=keyed, **options)
    return runner.report([Found(path) for path in paths], tasks, results, plan, severity=severity)


def places(outcome):
    return [
        (file["path"], finding["start"]["offset"]) for file in outcome.report["files"] for finding in file["findings"]
    ]


def test_findings_stand_in_the_order_of_the_text(folder, with_rules, make_rule):
    def backwards(story, options):
        for at in (6, 3, 3, 0):
            yield Remark(at, at + 1, "A letter.")

    with_rules(make_rule("names/z", backwards), make_rule("names/a", backwards))
    findings = run(["a.txt"]).report["files"][0]["findings"]
    assert [(f["start"]["offset"], f["rule"]) for f in findings] == [
        (at, rule) for at in (0, 3, 6) for rule in ("names/a", "names/z")
    ]


def test_queries_are_hidden_unless_asked_for_and_counted(folder, with_rules, make_rule):
    with_rules(make_rule(severity="info"))
    assert places(run()) == []
    outcome = run(severity="info")
    assert outcome.report["summary"] == {"files": 3, "errors": 0, "warnings": 0, "infos": 3, "suppressed": 0}


def test_any_number_of_processes_says_the_same(folder, with_rules, make_rule):
    with_rules(make_rule())
    assert run(jobs=1).report == run(jobs=2).report == run(jobs=3).report


def test_a_process_that_is_killed_costs_only_its_own_file(folder, with_rules, make_rule):
    def deadly(story, options):
        if "Fewer" in story.prose:
            os._exit(9)
        yield Remark(0, 3, "Alive.")

    with_rules(make_rule(check=deadly))
    outcome = run(jobs=2)
    assert places(outcome) == [("a.txt", 0), ("c.txt", 0)]
    assert "was killed" in outcome.report["files"][1]["error"]
    assert outcome.bug


def test_stories_are_compared_with_both_places(folder, with_rules, make_rule):
    def gather(story, options):
        return [story.prose.find("fish")] if "fish" in story.prose else None

    def compare(facts, options):
        assert list(facts) == ["a.txt", "b.txt"]
        at, other = facts["b.txt"][0], facts["a.txt"][0]
        aside = Aside(other, other + 4, "and here", path="a.txt")
        yield "b.txt", Remark(at, at + 4, "Fish twice.", related=(aside,), in_source=True)

    with_rules(make_rule(check=lambda story, options: iter(()), gather=gather, compare=compare))
    (finding,) = run().report["files"][1]["findings"]
    assert finding["text"] == "fish"
    assert finding["start"] == {"offset": 6, "line": 1, "column": 7}
    assert finding["related"][0]["path"] == "a.txt"
    assert finding["related"][0]["start"]["column"] == 16


def test_a_comparison_that_crashes_is_told_and_the_run_goes_on(folder, with_rules, make_rule):
    def compare(facts, options):
        raise KeyError("pond")
        yield

    with_rules(make_rule(gather=lambda story, options: {"x": 1}, compare=compare))
    outcome = run()
    assert outcome.bug
    rules = [finding["rule"] for file in outcome.report["files"] for finding in file["findings"]]
    assert sorted(rules) == ["internal/rule-crash", "names/fish", "names/fish", "names/fish"]


def test_an_unreadable_file_is_told_and_the_others_are_checked(folder, with_rules, make_rule):
    with_rules(make_rule())
    outcome = run(["a.txt", "gone.txt"])
    assert places(outcome) == [("a.txt", 15)]
    assert outcome.report["files"][1]["error"] == "gone.txt: cannot be read (No such file or directory)"
    assert outcome.mistake
    assert outcome.notices == ("gone.txt: cannot be read (No such file or directory)",)


def test_a_file_over_the_limit_is_told(folder, with_rules, make_rule):
    with_rules(make_rule())
    (folder / "big.txt").write_text("x" * 1_000_001)
    assert "is over the limit of 1 MB" in run(["big.txt"]).report["files"][0]["error"]


def counting(calls):
    def check(story, options):
        calls.append(story.document.path)
        yield Remark(0, 3, "Seen.")

    return check


def test_what_has_not_changed_is_not_checked_again(folder, with_rules, make_rule):
    calls = []
    with_rules(make_rule(check=counting(calls)))
    first = run(keyed=True)
    (folder / "b.txt").write_text("Changed fish.\n")
    second = run(keyed=True)
    assert calls == ["a.txt", "b.txt", "c.txt", "b.txt"]
    assert first.report["files"][0] == second.report["files"][0]


def test_a_crash_is_never_remembered(folder, with_rules, make_rule):
    calls = []

    def crash(story, options):
        calls.append(1)
        raise ValueError
        yield

    with_rules(make_rule(check=crash))
    run(["a.txt"], keyed=True)
    run(["a.txt"], keyed=True)
    assert len(calls) == 2


@pytest.mark.parametrize("damage", [b"this is no database at all" * 50, b""])
def test_a_broken_cache_is_made_anew(folder, with_rules, make_rule, damage):
    with_rules(make_rule())
    whole = run(keyed=True)
    path = os.path.join(cache.folder(), "results.sqlite3")
    with open(path, "wb") as file:
        file.write(damage)
    assert run(keyed=True).report == whole.report
    assert sqlite3.connect(path).execute("SELECT count(*) FROM results").fetchone() == (3,)


def test_a_cache_folder_that_cannot_be_made_is_done_without(folder, with_rules, make_rule, monkeypatch):
    (folder / "file").write_text("in the way")
    monkeypatch.setenv("XDG_CACHE_HOME", str(folder / "file"))
    with_rules(make_rule())
    assert places(run(keyed=True)) == [("a.txt", 15), ("b.txt", 6), ("b.txt", 17)]


def test_settings_and_kind_of_file_are_part_of_the_key():
    keys = {
        cache.key_of(b"x", "a.txt", False, "one"),
        cache.key_of(b"x", "a.md", False, "one"),
        cache.key_of(b"x", "a.txt", False, "two"),
        cache.key_of(b"y", "a.txt", False, "one"),
    }
    assert len(keys) == 4
    assert cache.key_of(b"x", "a.txt", False, "one") == cache.key_of(b"x", "other/b.txt", False, "one")


def test_a_result_can_be_written_as_json(folder, with_rules, make_rule):
    with_rules(make_rule())
    outcome = run()
    assert json.loads(json.dumps(outcome.report)) == outcome.report
