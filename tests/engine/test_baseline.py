"""Accepted findings."""

import json

import pytest

from lint_rules.engine.baseline import Baseline, write
from lint_rules.model import UserError


def finding(print_, text="fish"):
    return {"fingerprint": print_, "rule": "names/fish", "text": text}


def report(**files):
    return {"files": [{"path": path, "findings": findings} for path, findings in files.items()]}


@pytest.fixture
def here(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    return tmp_path


def accepted(*findings):
    write("base.json", report(story=list(findings)))
    return Baseline.read("base.json")


def test_accepted_findings_are_left_out_and_new_ones_kept(here):
    known = accepted(finding("one"))
    assert known.sift("story", [finding("one"), finding("two")]) == [finding("two")]


def test_a_finding_accepted_once_is_new_the_second_time(here):
    known = accepted(finding("one"))
    assert len(known.sift("story", [finding("one"), finding("one")])) == 1


def test_another_files_findings_are_not_accepted(here):
    known = accepted(finding("one"))
    assert known.sift("other", [finding("one")]) == [finding("one")]


def test_entries_that_no_longer_occur_are_told(here):
    (here / "story").write_text("x")
    known = accepted(finding("one"), finding("two"), finding("two"))
    known.sift("story", [finding("one"), finding("two")])
    assert known.stale() == ["base.json: accepts 1 finding that is no longer there; newslint baseline drops them"]


def test_files_that_were_not_checked_are_not_called_stale_unless_they_have_gone(here):
    known = accepted(finding("one"))
    assert "accepts 1 finding" in known.stale()[0]
    (here / "story").write_text("x")
    assert known.stale() == []


def test_the_file_is_in_a_stable_order_that_people_can_review(here):
    write("one.json", report(b=[finding("z"), finding("y")], a=[finding("x", "two\nlines")]))
    write("two.json", report(a=[finding("x", "two\nlines")], b=[finding("y"), finding("z")]))
    assert (here / "one.json").read_bytes() == (here / "two.json").read_bytes()
    assert json.loads((here / "one.json").read_text())["files"]["a"] == {"x": ["names/fish", "two lines", 1]}


@pytest.mark.parametrize(
    "content",
    ["", "[]", "{}", '{"files": {"a": {"x": [1]}}}', '{"files": {"a": {"x": ["r", "t", []]}}}', '{"files": 3}'],
)
def test_a_file_that_is_no_baseline_is_told(here, content):
    (here / "base.json").write_text(content)
    with pytest.raises(UserError, match=r"base\.json: is no baseline"):
        Baseline.read("base.json")
