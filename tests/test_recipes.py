"""What the documentation tells people to paste: valid for the tools that read it, and run as those tools run it."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

PROJECT = Path(__file__).parents[1]
BIN = Path(sys.executable).parent
BAD = "The the bridge opened on Monday, the mayor said.\n"
GOOD = "The bridge opened on Monday, the mayor said.\n"

needs_bash = pytest.mark.skipif(not shutil.which("bash"), reason="no bash on this machine")
needs_git = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


def blocks(page: str, heading: str) -> list[str]:
    """The YAML blocks below a heading of a page."""
    _, _, section = (PROJECT / "docs" / page).read_text(encoding="utf-8").partition(f"\n## {heading}\n")
    found: list[str] = re.findall(r"```yaml\n(.*?)```", section.partition("\n## ")[0], re.DOTALL)
    return found


def valid(path: Path, *options: str) -> None:
    """Whether a file satisfies a schema that check-jsonschema carries."""
    command = [sys.executable, "-m", "check_jsonschema", *options, str(path)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_action_is_one() -> None:
    valid(PROJECT / "action.yml", "--builtin-schema", "vendor.github-actions")


def test_the_documented_workflow_is_one(tmp_path: Path) -> None:
    (workflow,) = blocks("ci.md", "GitHub")
    (tmp_path / "newslint.yml").write_text(workflow, encoding="utf-8")
    valid(tmp_path / "newslint.yml", "--builtin-schema", "vendor.github-workflows")
    inputs = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    steps = yaml.safe_load(workflow)["jobs"]["newslint"]["steps"]
    (ours,) = [step for step in steps if "newslint" in step.get("uses", "")]
    assert set(ours["with"]) <= set(inputs)


def test_the_documented_pipeline_is_one(tmp_path: Path) -> None:
    (pipeline,) = blocks("ci.md", "GitLab")
    (tmp_path / ".gitlab-ci.yml").write_text(pipeline, encoding="utf-8")
    valid(tmp_path / ".gitlab-ci.yml", "--builtin-schema", "vendor.gitlab-ci", "--data-transform", "gitlab-ci")


def test_the_schema_of_the_configuration_is_a_schema_and_takes_what_is_documented(tmp_path: Path) -> None:
    schema = PROJECT / "docs/newslint-schema.json"
    valid(schema, "--check-metaschema")
    (example,) = blocks("engineers.md", "Configuration")
    (tmp_path / ".newslint.yaml").write_text(example, encoding="utf-8")
    valid(tmp_path / ".newslint.yaml", "--schemafile", str(schema))


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with an old fault, and a new one that is not yet committed."""
    desk = tmp_path / "desk"
    (desk / "stories/новый выпуск").mkdir(parents=True)
    (desk / "stories/old.txt").write_text(BAD, encoding="utf-8")
    git(desk, "init", "-q", "-b", "main")
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "first")
    (desk / "stories/новый выпуск/new story.txt").write_text(BAD, encoding="utf-8")
    git(desk, "add", ".")
    git(desk, "commit", "-q", "-m", "second")
    return desk


def git(folder: Path, *arguments: str) -> str:
    """What git says."""
    command = ["git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def act(folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    """Run the action's check as a runner does: defaults and inputs in the environment, the script with bash."""
    action = yaml.safe_load((PROJECT / "action.yml").read_text(encoding="utf-8"))
    given = {name: str(about.get("default", "")) for name, about in action["inputs"].items()}
    given |= {name.replace("_", "-"): value for name, value in inputs.items()}
    step = action["runs"]["steps"][-1]

    def filled(value: str) -> str:
        return re.sub(r"\$\{\{ inputs\.([\w-]+) \}\}", lambda found: given[found[1]], value)

    assert "${{" not in step["run"]
    environment = {
        **os.environ,
        **{name: filled(value) for name, value in step["env"].items()},
        "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}",
    }
    command = ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)


@needs_bash
@needs_git
def test_the_action_annotates_what_changed_and_fails(repository: Path) -> None:
    done = act(repository, paths="stories", changed_since=git(repository, "rev-parse", "HEAD~1"))
    assert done.returncode == 1
    (line,) = done.stdout.splitlines()
    assert line.startswith("::error file=stories/новый выпуск/new story.txt,line=1,endLine=1,col=1,endColumn=7,")


@needs_bash
@needs_git
def test_the_action_takes_its_inputs(repository: Path) -> None:
    done = act(
        repository,
        paths="stories/old.txt\nstories",
        fail_on="never",
        sarif="found.sarif",
        arguments="--severity info\n--select translation/doubled-word",
    )
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) == 2
    assert len(json.loads((repository / "found.sarif").read_text(encoding="utf-8"))["runs"][0]["results"]) == 2


@needs_bash
@needs_git
@pytest.mark.parametrize("name", ["paths", "changed_since", "fail_on", "sarif", "arguments"])
def test_inputs_are_never_run(repository: Path, name: str) -> None:
    for value in ("$(touch pwned)", "`touch pwned`", "; touch pwned", '"; touch pwned; "', "--output=$(touch pwned)"):
        act(repository, **{name: value})
    assert not (repository / "pwned").exists()


@needs_bash
@needs_git
def test_the_pipelines_script_writes_the_report_that_it_hands_over(repository: Path) -> None:
    job = yaml.safe_load(blocks("ci.md", "GitLab")[0])["newslint"]
    install, check = job["script"]
    assert install.startswith("pip install")
    environment = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    done = subprocess.run(["bash", "-e", "-c", check], cwd=repository, env=environment, capture_output=True, text=True)
    assert done.returncode == 1
    assert done.stdout.count("stands twice") == 2
    report = json.loads((repository / job["artifacts"]["reports"]["codequality"]).read_text(encoding="utf-8"))
    assert [issue["location"]["path"] for issue in report] == ["stories/old.txt", "stories/новый выпуск/new story.txt"]
    for issue in report:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
