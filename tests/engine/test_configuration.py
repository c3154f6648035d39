"""The configuration: nearest file, extends, overrides, and mistakes told by file, line, key and nearest key."""

import pytest

from lint_rules.engine.configuration import Asked, Configurations
from lint_rules.engine.configuration_file import read
from lint_rules.model import UserError


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def desk(tmp_path, monkeypatch):
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def mistake(path, text):
    write(path, text)
    with pytest.raises(UserError) as caught:
        Configurations(str(path)).of("story.txt").profile("story.txt")
    return str(caught.value)


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("severity: info\nselct: [names]\n", 2, "unknown key 'selct'; did you mean 'select'?"),
        ("fail_on: error\n", 1, "unknown key 'fail_on'; did you mean 'fail-on'?"),
        ("\nseverity: loud\n", 2, "severity must be one of info, warning, error"),
        ("jobs: many\n", 1, "jobs must be a whole number, 0 or more"),
        ("max-size: -1\n", 1, "max-size must be a number above 0"),
        ("overrides:\n  - files: [a/**]\n    ignor: [names]\n", 3, "unknown key 'ignor'; did you mean 'ignore'?"),
        ("overrides:\n  - ignore: [names]\n", 1, "an override needs files"),
        ("rules:\n  translation/dubled-word: off\n", 2, "did you mean translation/doubled-word?"),
        ("rules:\n  translation/doubled-word: loud\n", 1, "sets translation/doubled-word to 'loud'"),
        ("rules:\n  translation/homoglyph: {colour: red}\n", 2, "translation/homoglyph has no option 'colour'"),
        ("select: [\n", 2, "not YAML"),
        ("- a list\n", 1, "a configuration is a table of settings"),
        ("extends: nowhere.yaml\n", None, "nowhere.yaml: cannot be read"),
        ("extends: /etc/passwd\n", 1, "extends leads out of"),
        ("preset: apa\n", 1, "did you mean 'ap'?"),
    ],
)
def test_mistakes_in_yaml_name_file_line_key_and_the_nearest_key(desk, text, line, says):
    told = mistake(desk / ".newslint.yaml", text)
    assert says in told
    if line:
        assert told.startswith(f"{desk / '.newslint.yaml'}:{line}: ")
    assert "\n" not in told


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('[project]\nname = "x"\n\n[tool.newslint]\nselct = ["names"]\n', 5, "did you mean 'select'?"),
        ("[tool.newslint]\nselect = [\n", 2, "not TOML"),
        ('[tool.newslint]\n[tool.newslint.rules]\n"names/nosuch" = "off"\n', 3, "no rule, family or phrase is called"),
    ],
)
def test_mistakes_in_toml_name_file_line_and_key(desk, text, line, says):
    told = mistake(desk / "pyproject.toml", text)
    assert told.startswith(f"{desk / 'pyproject.toml'}:{line}: ")
    assert says in told


def test_the_nearest_file_upwards_wins(desk):
    write(desk / "pyproject.toml", "[tool.newslint]\nseverity = 'info'\n")
    write(desk / "sport/.newslint.yaml", "severity: error\n")
    write(desk / "politics/pyproject.toml", "[project]\nname = 'other'\n")
    found = Configurations()
    assert found.of(str(desk / "sport/late/a.txt")).get("severity") == "error"
    assert found.of(str(desk / "politics/a.txt")).get("severity") == "info"


def test_extended_files_are_built_on_and_rules_are_merged_one_by_one(desk):
    write(
        desk / "base.yaml",
        "severity: info\nrules:\n  translation/homoglyph: warning\n  translation/doubled-word: off\n",
    )
    write(desk / "a/.newslint.yaml", "extends: ../base.yaml\nrules:\n  translation/doubled-word: info\n")
    configuration = Configurations().of(str(desk / "a/x.txt"))
    rules = configuration.profile(str(desk / "a/x.txt")).rules
    assert configuration.get("severity") == "info"
    assert rules["translation/homoglyph"].severity == "warning"
    assert (rules["translation/doubled-word"].severity, rules["translation/doubled-word"].off) == ("info", False)


def test_files_that_extend_each_other_are_a_mistake(desk):
    write(desk / "a.yaml", "extends: b.yaml\n")
    write(desk / "b.yaml", "extends: a.yaml\n")
    with pytest.raises(UserError, match="extends itself"):
        Configurations(str(desk / "a.yaml"))


def test_overrides_hold_for_their_paths_alone(desk):
    write(desk / ".newslint.yaml", "overrides:\n  - files: [opinion/**]\n    ignore: [attribution]\n")
    found = Configurations()
    assert found.of(str(desk / "opinion/a.txt")).profile(str(desk / "opinion/a.txt")).ignore == ("attribution",)
    assert found.of(str(desk / "news/a.txt")).profile(str(desk / "news/a.txt")).ignore == ()


def test_the_command_line_selects_over_files_and_adds_to_what_is_ignored(desk):
    write(desk / ".newslint.yaml", "select: [names]\nignore: [credits]\n")
    profile = Configurations(None, Asked(("translation",), ("D36",))).of("x.txt").profile("x.txt")
    assert profile.select == ("translation",)
    assert profile.ignore == ("credits", "D36")


def test_a_familys_settings_come_before_a_rules_own(desk):
    write(desk / ".newslint.yaml", "rules:\n  translation/homoglyph: error\n  translation: info\n")
    rules = Configurations().of("x.txt").profile("x.txt").rules
    assert rules["translation/homoglyph"].severity == "error"
    assert rules["translation/doubled-word"].severity == "info"


@pytest.mark.parametrize("preset", ["ap", "reuters", "guardian", "bbc", "un"])
def test_every_house_style_can_be_chosen(desk, preset):
    write(desk / ".newslint.yaml", f"preset: {preset}\n")
    assert Configurations().of("x.txt").profile("x.txt").style == preset


def test_equal_settings_have_equal_keys_whatever_their_order(desk):
    write(desk / "a.yaml", "rules:\n  translation/homoglyph: info\n  translation/doubled-word: info\n")
    write(desk / "b.yaml", "rules:\n  translation/doubled-word: info\n  translation/homoglyph: info\n")
    one, two = (Configurations(str(desk / name)).of("x.txt").profile("x.txt").key() for name in ("a.yaml", "b.yaml"))
    assert one == two


def test_yaml_cannot_make_objects(desk):
    told = mistake(desk / ".newslint.yaml", "select: !!python/object/apply:os.system [echo]\n")
    assert "not YAML" in told


def test_toml_and_yaml_say_the_same(desk):
    write(desk / "a.yaml", "select: [names]\nmax-size: 2.5\n")
    write(desk / "pyproject.toml", "[tool.newslint]\nselect = ['names']\nmax-size = 2.5\n")
    assert read(str(desk / "a.yaml")).settings == read(str(desk / "pyproject.toml")).settings
