"""``newslint init``."""

import yaml

from lint_rules.engine.configuration import Configurations
from lint_rules.engine.schema import KEYS


def test_it_writes_a_configuration_that_sets_nothing_and_names_every_key(desk, newslint):
    code, out, _ = newslint("init")
    assert code == 0
    assert "wrote ./.newslint.yaml" in out
    text = (desk / ".newslint.yaml").read_text()
    assert yaml.safe_load(text) is None
    assert all(f"\n# {name}:" in text for name in KEYS)


def test_every_sample_is_valid_once_the_comment_signs_are_taken_away(desk, newslint):
    newslint("init")
    lines = (desk / ".newslint.yaml").read_text().splitlines()
    keys = [line[2:] for line in lines if line.startswith(("# ", "#  ")) and _sets(line[2:])]
    keys = [key for key in keys if not key.startswith(("extends", "plugins", "ledger", "house-style"))]
    (desk / "base.yaml").write_text("\n".join(keys))
    profile = Configurations(str(desk / "base.yaml")).of("opinion/x.txt").profile("opinion/x.txt")
    assert profile.style == "ap"
    assert profile.rules["credits/missing-dateline"].off


def _sets(line):
    return line.startswith("  ") or line.partition(":")[0] in KEYS


def test_what_is_there_is_left_alone(desk, newslint):
    (desk / ".newslint.yaml").write_text("severity: info\n")
    (desk / ".pre-commit-config.yaml").write_text("repos: []\n")
    code, out, _ = newslint("init")
    assert code == 0
    assert (desk / ".newslint.yaml").read_text() == "severity: info\n"
    assert (desk / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "- id: newslint" in out


def test_the_hook_stanza_names_this_version(desk, newslint):
    newslint("init")
    (repo,) = yaml.safe_load((desk / ".pre-commit-config.yaml").read_text())["repos"]
    assert repo["hooks"] == [{"id": "newslint"}]
