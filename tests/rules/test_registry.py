"""Which rules there are, and what each of them must bring."""

import sys

import pytest

from lint_rules.model import SEVERITIES, UserError
from lint_rules.rules import catalogue, registry
from lint_rules.rules.base import Option

NAMES = list(registry.catalogue())
SILENT_BY_DEFAULT = {"names/off-ledger"}  # speaks only where a desk keeps a ledger; its own tests bring one


def test_names_follow_from_where_rules_lie_and_families_from_the_design():
    assert {name.partition("/")[0] for name in NAMES} == set(registry.FAMILIES)
    assert "translation/doubled-word" in NAMES
    assert not [name for name in NAMES if "_" in name or name.partition("/")[2].startswith("-")]


@pytest.mark.parametrize("name", NAMES)
def test_a_rule_is_documented_with_its_sources_and_shows_its_faults_and_its_silence(name):
    rule = registry.load(name)
    assert rule.severity in SEVERITIES
    assert rule.summary.endswith(".")
    assert len(rule.summary) <= 120
    sections = rule.documentation.split("\nReferences\n----------\n")
    assert len(sections) == 2
    assert sections[1].strip()
    fails, passes = catalogue.examples(name)
    assert (fails and passes) or name in SILENT_BY_DEFAULT
    assert all(isinstance(option, Option) and option.meaning for option in rule.options.values())


def test_no_rule_is_imported_to_tell_the_names():
    import subprocess

    code = "import sys; from lint_rules.rules import registry; registry.catalogue(); print(*sys.modules)"
    modules = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()
    assert not [name for name in modules if name.startswith("lint_rules.rules.translation.")]
    assert "yaml" not in modules


@pytest.fixture
def plugin(tmp_path, monkeypatch):
    """An installed package that offers a rule; call it with the text of its module."""

    def install(text):
        (tmp_path / "harbour_rules.py").write_text(text)
        info = tmp_path / "harbour_rules-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text("Metadata-Version: 2.1\nName: harbour-rules\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text("[newslint.rules]\nharbour = harbour_rules\n")
        monkeypatch.syspath_prepend(str(tmp_path))
        monkeypatch.delitem(sys.modules, "harbour_rules", raising=False)

    return install


RULE = """
import types
from lint_rules.model import Remark

def check(story, options):
    at = story.prose.find("quay")
    if at >= 0:
        yield Remark(at, at + 4, "Say wharf.")

wharf = types.SimpleNamespace(__doc__="Quays.", SEVERITY="warning", OPTIONS={}, check=check)
RULES = {"harbour/wharf": wharf}
"""


def test_a_plugin_takes_part_only_where_the_configuration_names_it(plugin, tmp_path, monkeypatch):
    from lint_rules import check_text

    plugin(RULE)
    monkeypatch.chdir(tmp_path)
    (tmp_path / "desk.yaml").write_text("plugins: [harbour]\nselect: [harbour]\n")
    (finding,) = check_text("On the quay.", config="desk.yaml")
    assert (finding.rule, finding.message, finding.span.start) == ("harbour/wharf", "Say wharf.", 7)
    (tmp_path / "desk.yaml").write_text("select: [harbour]\n")
    with pytest.raises(UserError, match="is called 'harbour'"):
        check_text("On the quay.", config="desk.yaml")


@pytest.mark.parametrize(
    ("text", "says"),
    [("", "offers no RULES"), ("raise OSError('broken')", "cannot be loaded")],
)
def test_a_plugin_that_is_none_is_a_mistake(plugin, text, says):
    plugin(text)
    with pytest.raises(UserError, match=says):
        registry.plugin_rules(["harbour"])


def test_a_plugin_that_is_not_installed_is_a_mistake():
    with pytest.raises(UserError, match="plugin 'nowhere' is not installed"):
        registry.plugin_rules(["nowhere"])
