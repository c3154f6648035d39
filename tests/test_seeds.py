"""The sample stories: what is found in each, to the column, and what must never be."""

import json
from pathlib import Path

import pytest

from lint_rules.commands.main import main
from lint_rules.model.report import FileReport, FindingReport

SEEDS = Path(__file__).parent.parent / "seeds"
EXPECTED = SEEDS / "expected"
STORIES = sorted(path for path in SEEDS.iterdir() if path.is_file())
CLEAN = {"beekeepers.html", "ferry-strike.txt", "library-vote.txt", "museum-reopens.md"}
FAULTY = {"lake-talks.txt", "grain-route.txt"}


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[str, FileReport]:
    """The report of every story, all checked in one run so that spellings are compared across them."""
    output = tmp_path_factory.mktemp("seeds") / "report.json"
    main(["check", "--no-cache", "--severity", "warning", "--format", "json", "--output", str(output), str(SEEDS)])
    files = json.loads(output.read_text(encoding="utf-8"))["files"]
    return {Path(file["path"]).name: file for file in files}


def lines(report: FileReport) -> str:
    """A finding a line."""
    return "".join(f"{line(finding)}\n" for finding in report["findings"])


def line(finding: FindingReport) -> str:
    """Place, severity, rule, pattern, words found."""
    start, end = finding["start"], finding["end"]
    place = f"{start['line']}:{start['column']}-{end['line']}:{end['column']}"
    rule = f"{finding['rule']} {finding['pattern']}" if finding["pattern"] else finding["rule"]
    words = " ".join(finding["text"].split())
    return f"{place} {finding['severity']} {rule} | {words if len(words) <= 80 else words[:77] + '...'}"


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.name)
def test_every_finding_stands_where_it_is_expected(
    story: Path, reports: dict[str, FileReport], request: pytest.FixtureRequest
) -> None:
    expected = EXPECTED / f"{story.name}.expected"
    found = lines(reports[story.name])
    if request.config.getoption("--update-seeds"):
        expected.parent.mkdir(exist_ok=True)
        expected.write_text(found, encoding="utf-8")
    assert found == expected.read_text(encoding="utf-8")


@pytest.mark.parametrize("name", sorted(CLEAN))
def test_good_copy_is_left_alone(name: str, reports: dict[str, FileReport]) -> None:
    assert reports[name]["findings"] == []


@pytest.mark.parametrize("name", sorted(FAULTY))
def test_bad_copy_draws_findings_of_every_family(name: str, reports: dict[str, FileReport]) -> None:
    families = {finding["rule"].partition("/")[0] for finding in reports[name]["findings"]}
    assert families == {"attribution", "names", "credits", "translation"}
