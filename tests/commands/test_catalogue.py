"""``newslint rules`` and ``newslint explain``, and the pages made from the same source."""

import json

import pytest

from lint_rules.commands import docs
from lint_rules.rules import catalogue, registry


def test_every_rule_is_listed_with_severity_and_summary(newslint):
    code, out, _ = newslint("rules")
    listed = [line.split(maxsplit=2) for line in out.splitlines()]
    assert code == 0
    assert [line[0] for line in listed] == list(registry.catalogue())
    assert all(line[1] in ("error", "warning", "info") and line[2].endswith(".") for line in listed)


def test_one_family_as_json(newslint):
    listed = json.loads(newslint("rules", "translation", "--format", "json")[1])
    assert {entry["rule"].partition("/")[0] for entry in listed} == {"translation"}
    assert {"rule", "severity", "summary", "options"} == listed[0].keys()


def test_a_rule_is_explained_with_examples(newslint):
    code, out, _ = newslint("explain", "translation/doubled-word")
    assert code == 0
    assert out.startswith("# translation/doubled-word\n")
    for heading in ("What it does", "Why it is a fault", "Examples", "Switching it off"):
        assert f"## {heading}\n" in out


def test_a_phrase_is_explained_by_its_id(newslint):
    code, out, _ = newslint("explain", "D36")
    assert code == 0
    assert out.startswith("# D36, a phrase of translation/")
    assert "Draws a finding:" in out


def test_an_engine_note_is_explained(newslint):
    assert "bug in newslint" in newslint("explain", "internal/rule-crash")[1]


def test_what_is_unknown_is_a_mistake(newslint):
    code, _, err = newslint("explain", "translation/dubled-word")
    assert code == 2
    assert "did you mean translation/doubled-word?" in err


@pytest.mark.parametrize("name", registry.catalogue())
def test_every_rule_has_a_whole_page(name):
    page = catalogue.page(name)
    for heading in ("What it does", "Why it is a fault", "When it stays silent", "References", "Examples"):
        assert f"## {heading}\n" in page, heading


def test_the_generated_pages_are_told_when_out_of_date(desk, newslint):
    assert newslint("docs", "docs")[0] == 0
    assert newslint("docs", "docs", "--check") == (0, "", "")
    (desk / "docs/rules/index.md").write_text("old")
    (desk / "docs/rules/names").mkdir(exist_ok=True)
    (desk / "docs/rules/names/gone-rule.md").write_text("gone")
    code, out, _ = newslint("docs", "docs", "--check")
    assert code == 1
    assert out == "docs/rules/index.md: out of date\ndocs/rules/names/gone-rule.md: no longer a rule\n"


def test_the_schema_knows_every_rule_and_its_options():
    schema = json.loads(dict(docs.pages())["newslint-schema.json"])
    rules = schema["properties"]["rules"]["properties"]
    assert set(registry.catalogue()) <= rules.keys()
