"""What programs that read the formats make of them: the standard's own schema, and the readers that teams use."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import junitparser
import pytest
from jsonschema import FormatChecker
from jsonschema.validators import validator_for

from lint_rules import reporters
from lint_rules.commands.main import main

SEEDS = Path(__file__).parents[2] / "seeds"
SCHEMA = json.loads((Path(__file__).parent / "schemas/sarif-2.1.0.json").read_text(encoding="utf-8"))
MULTITOOL = shutil.which("sarif-multitool")


@pytest.fixture
def rendered(report, presentation):
    """The hostile report in a format."""

    def render(name):
        return "".join(reporters.render(name, report, presentation))

    return render


@pytest.fixture(scope="module")
def seeds(tmp_path_factory):
    """A folder with the report on the sample stories in every format."""
    folder = tmp_path_factory.mktemp("reports")
    formats = [f"--format={name}:{folder / name}" for name in reporters.FORMATS]
    main(["check", "--no-cache", "--severity", "info", *formats, str(SEEDS)])
    return folder


def mistakes(log):
    """What the schema has against a log."""
    validator = validator_for(SCHEMA)(SCHEMA, format_checker=FormatChecker())
    return [f"{'/'.join(map(str, error.absolute_path))}: {error.message}" for error in validator.iter_errors(log)]


def test_sarif_is_valid_against_the_standards_schema(rendered, seeds, presentation):
    nothing = {"errors": 0, "warnings": 0, "infos": 0, "suppressed": 0, "files": 0}
    empty = {"schema": 1, "newslint": "1.2.3", "files": [], "summary": nothing}
    assert mistakes(json.loads(rendered("sarif"))) == []
    assert mistakes(json.loads("".join(reporters.render("sarif", empty, presentation)))) == []
    log = json.loads((seeds / "sarif").read_text(encoding="utf-8"))
    assert len(log["runs"][0]["results"]) > 100
    assert mistakes(log) == []


def test_the_schema_would_tell_of_a_mistake(rendered):
    log = json.loads(rendered("sarif"))
    log["runs"][0]["results"][0]["level"] = "fatal"
    del log["runs"][0]["results"][1]["message"]
    assert len(mistakes(log)) == 2


@pytest.mark.skipif(not MULTITOOL, reason="sarif-multitool is not installed (npm package @microsoft/sarif-multitool)")
@pytest.mark.parametrize("which", ["hostile", "seeds"])
def test_sarif_holds_what_the_standards_authors_and_code_scanning_ask_for(rendered, seeds, tmp_path, which):
    text = rendered("sarif") if which == "hostile" else (seeds / "sarif").read_text(encoding="utf-8")
    (tmp_path / "log.sarif").write_text(text, encoding="utf-8")
    asked = ["--rule-kind=Sarif;Ghas", "--level=Error;Warning;Note", "--output=told.sarif"]
    command = [MULTITOOL, "validate", "log.sarif", *map(quoted, asked)]
    environment = {**os.environ, "DOTNET_SYSTEM_GLOBALIZATION_INVARIANT": "1"}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=120)
    told = json.loads((tmp_path / "told.sarif").read_text(encoding="utf-8-sig"))["runs"][0]
    assert told["invocations"][0]["executionSuccessful"], done.stdout
    assert told["results"], "the rules were not asked"
    assert [each for each in told["results"] if each.get("level", "warning") != "note"] == []


def quoted(option):
    """The multitool's own launcher hands its options to a shell."""
    return f"'{option}'" if ";" in option else option


def test_a_junit_reader_counts_what_was_found(rendered, seeds):
    for text in (rendered("junit"), (seeds / "junit").read_text(encoding="utf-8")):
        suites = junitparser.JUnitXml.fromstring(text.encode("utf-8"))
        told = suites.tests, suites.failures, suites.errors
        suites.update_statistics()
        assert (suites.tests, suites.failures, suites.errors) == told
        cases = [case for suite in suites for case in suite]
        failures = [result for case in cases for result in case.result if isinstance(result, junitparser.Failure)]
        assert failures
        assert all(failure.message for failure in failures)
