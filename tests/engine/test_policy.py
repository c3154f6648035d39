import json
from pathlib import Path

import pytest

from lint_rules.commands.main import main

STORY = "The lock opened on Monday. The contractor bribed two inspectors.\n\nBoats waited.\n"


def findings(folder: Path, settings: str, story: str = STORY, name: str = "story.txt") -> dict[str, str]:
    """The severities of the findings by rule."""
    (folder / ".newslint.yaml").write_text(settings, encoding="utf-8")
    (folder / name).write_text(story, encoding="utf-8")
    output = folder / "report.json"
    main(["check", "--no-cache", "--format", "json", "--output", str(output), str(folder / name)])
    (file,) = json.loads(output.read_text(encoding="utf-8"))["files"]
    return {finding["rule"]: finding["severity"] for finding in file["findings"]}


def test_a_required_field_that_is_missing_is_an_error(tmp_path: Path) -> None:
    assert "credits/missing-byline" not in findings(tmp_path, "fail-on: error\n")
    found = findings(tmp_path, "require: [byline, dateline]\n")
    assert found["credits/missing-byline"] == found["credits/missing-dateline"] == "error"


def test_a_requirement_may_hold_for_a_section_alone(tmp_path: Path) -> None:
    settings = "overrides:\n  - files: ['wire*']\n    require: [dateline]\n"
    assert "credits/missing-dateline" not in findings(tmp_path, settings)
    assert findings(tmp_path, settings, name="wire-1.txt")["credits/missing-dateline"] == "error"


def test_a_kind_of_claim_may_need_a_better_source(tmp_path: Path) -> None:
    story = "Police said on Monday that the contractor bribed two inspectors.\n\nBoats waited, the port said.\n"
    assert "attribution/unattributed-allegation" not in findings(tmp_path, "fail-on: error\n", story)
    assert "attribution/unattributed-allegation" in findings(tmp_path, "require: {allegation: named}\n", story)


def test_a_rules_own_setting_beats_the_requirement(tmp_path: Path) -> None:
    settings = "require: [dateline]\nrules: {credits/missing-dateline: warning}\n"
    assert findings(tmp_path, settings)["credits/missing-dateline"] == "warning"


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("require: [bylin]", "asks for 'bylin'; did you mean 'byline'?"),
        ("require: {allegation: loud}", "needs a rung for allegation: one of named, titled, group, anonymous"),
        ("require: byline", "must be a list of fields or a table by kind of claim"),
    ],
)
def test_a_mistake_is_told_with_its_line(
    tmp_path: Path, setting: str, message: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / ".newslint.yaml").write_text(f"{setting}\n", encoding="utf-8")
    (tmp_path / "story.txt").write_text(STORY, encoding="utf-8")
    assert main(["check", "--no-cache", str(tmp_path / "story.txt")]) == 2
    assert message in capsys.readouterr().err
