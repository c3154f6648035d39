"""The formats that programs read: well-formed, complete, and deaf to what copy tries to say to them."""

import json
from xml.dom import minidom

import pytest

from lint_rules import reporters
from lint_rules.model import UserError


@pytest.fixture
def rendered(report, presentation):
    def render(name):
        return "".join(reporters.render(name, report, presentation))

    return render


@pytest.mark.parametrize("name", reporters.FORMATS)
def test_every_format_copes_with_hostile_copy_and_can_be_encoded(rendered, name):
    text = rendered(name)
    assert text.endswith("\n")
    assert "\x1b" not in text
    assert "\x07" not in text
    assert "\u202e" not in text
    text.encode("utf-8")


@pytest.mark.parametrize("name", reporters.FORMATS)
def test_every_format_copes_with_an_empty_run(presentation, name):
    nothing = {"errors": 0, "warnings": 0, "infos": 0, "suppressed": 0, "files": 0}
    empty = {"schema": 1, "newslint": "1.2.3", "files": [], "summary": nothing}
    "".join(reporters.render(name, empty, presentation)).encode()


def test_an_unknown_format_is_a_mistake(report, presentation):
    with pytest.raises(UserError, match="no format is called 'xml'"):
        reporters.render("xml", report, presentation)


def test_json_is_the_report_itself(rendered, report):
    assert json.loads(rendered("json")) == report


def test_jsonl_has_a_line_for_each_finding_and_each_unreadable_file(rendered, report):
    lines = [json.loads(line) for line in rendered("jsonl").splitlines()]
    assert [line.get("rule") for line in lines] == ["translation/doubled-word", "translation/doubled-word", None]
    assert lines[0]["path"] == report["files"][0]["path"]
    assert lines[2]["error"].startswith("b.txt: gone")


def test_github_commands_cannot_be_spoken_by_copy(rendered):
    lines = rendered("github").splitlines()
    assert [line.split(" ")[0] for line in lines] == ["::error", "::notice", "::error"]
    assert ",line=1,endLine=1,col=7,endColumn=13,title=translation/doubled-word::“the” stands twice." in lines[0]
    assert "%250A" in lines[0]
    assert "file=stories/ü b%2Cc%3Aa%3A%3Ab%250A%0A%3A%3Aerror%3A%3Apwned%2Cx=y" in lines[0]


@pytest.mark.parametrize("name", ["github", "gitlab", "sarif", "checkstyle", "rdjsonl"])
def test_paths_are_told_from_the_root_as_review_tools_write_them(rendered, report, name):
    report["files"] = report["files"][:1]
    report["files"][0]["path"] = "./stories/bridge.txt"
    assert "stories/bridge.txt" in rendered(name)
    assert "./stories" not in rendered(name)


def test_gitlab_fingerprints_are_unique(rendered, report):
    report["files"][0]["findings"].append(report["files"][0]["findings"][0])
    issues = json.loads(rendered("gitlab"))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == 4
    assert issues[0]["severity"] == "major"
    assert issues[0]["location"]["lines"] == {"begin": 1, "end": 1}


def test_checkstyle_holds_every_finding(rendered, report):
    files = minidom.parseString(rendered("checkstyle")).getElementsByTagName("file")
    errors = files[0].getElementsByTagName("error")
    assert [(e.getAttribute("line"), e.getAttribute("column"), e.getAttribute("severity")) for e in errors] == [
        ("1", "7", "error"),
        ("1", "7", "info"),
    ]
    assert errors[0].getAttribute("source") == "newslint.translation.doubled-word"
    assert len(files) == 2


def test_junit_counts_and_shows_clean_files_as_passed(rendered):
    root = minidom.parseString(rendered("junit")).documentElement
    assert (root.getAttribute("tests"), root.getAttribute("failures"), root.getAttribute("errors")) == ("4", "2", "1")
    suites = root.getElementsByTagName("testsuite")
    assert [len(suite.getElementsByTagName("failure")) for suite in suites] == [2, 0, 0]
    assert len(suites[2].getElementsByTagName("testcase")) == 1


def test_reviewdogs_columns_count_bytes(rendered):
    first = json.loads(rendered("rdjsonl").splitlines()[0])
    assert first["location"]["range"] == {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 15}}
    assert first["suggestions"] == [
        {"range": {"start": {"line": 1, "column": 8}, "end": {"line": 1, "column": 12}}, "text": ""}
    ]
    assert first["code"] == {"value": "translation/doubled-word"}


def test_sarif_has_help_levels_related_places_fixes_and_fingerprints(rendered):
    run = json.loads(rendered("sarif"))["runs"][0]
    rule = run["tool"]["driver"]["rules"][0]
    result = run["results"][0]
    assert rule["id"] == result["ruleId"] == "translation/doubled-word"
    assert rule["help"]["text"].startswith("All of")
    assert [one["level"] for one in run["results"]] == ["error", "note"]
    region = result["locations"][0]["physicalLocation"]["region"]
    assert (region["startLine"], region["startColumn"], region["endColumn"], region["charOffset"]) == (1, 7, 14, 6)
    assert result["relatedLocations"][0]["physicalLocation"]["region"]["startColumn"] == 1
    assert result["fixes"][0]["artifactChanges"][0]["replacements"][0]["deletedRegion"] == {
        "charOffset": 6,
        "charLength": 4,
    }
    assert result["partialFingerprints"] == {"newslint/v1": "0123456789abcdef"}
    assert run["invocations"][0]["executionSuccessful"] is False
    uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("stories/%C3%BC%20b%2Cc%3Aa")
    assert run["columnKind"] == "unicodeCodePoints"
