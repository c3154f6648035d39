"""The desk's own house-style entries as a file, CSV or YAML."""

import pytest

from lint_rules.engine import desk_style
from lint_rules.engine.checker import Checker
from lint_rules.engine.configuration import Configurations
from lint_rules.model import UserError

TEXT = "The ferry left Tar Haven. Guests of the Tar Haven Inn waved.\n"
ENTRY = {"preferred": "Tarhaven", "rejected": ["Tar Haven", "Tarhafen"], "unless": ["Tar Haven Inn"], "why": "its own"}


def written(folder, name: str, content: str | bytes) -> str:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return str(path)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("desk.csv", "preferred,rejected,unless,why\nTarhaven,Tar Haven|Tarhafen,Tar Haven Inn,its own\n"),
        ("desk.csv", "Tarhaven,Tar Haven|Tarhafen,Tar Haven Inn,its own\n"),
        (
            "desk.csv",
            "# ours\nwhy;Preferred;rejected;unless\r\nits own;Tarhaven;Tar Haven | Tarhafen;Tar Haven Inn\r\n",
        ),
        ("desk.tsv", "preferred\trejected\tunless\twhy\nTarhaven\tTar Haven|Tarhafen\tTar Haven Inn\tits own\n"),
        ("desk.csv", "\ufeffpreferred,rejected,unless,why\n\nTarhaven,Tar Haven|Tarhafen,Tar Haven Inn,its own\n"),
        (
            "desk.yaml",
            "- {preferred: Tarhaven, rejected: [Tar Haven, Tarhafen], unless: [Tar Haven Inn], why: its own}\n",
        ),
        (
            "desk.yml",
            "entries:\n  - preferred: Tarhaven\n    rejected: [Tar Haven, Tarhafen]\n"
            "    unless: [Tar Haven Inn]\n    why: its own\n",
        ),
    ],
)
def test_csv_and_yaml_say_the_same(tmp_path, name: str, content: str) -> None:
    assert desk_style.read(written(tmp_path, name, content)) == [ENTRY]


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("desk.csv", "preferred,rejected\nTarhaven\n", "line 2: .* needs `preferred` and `rejected`"),
        ("desk.csv", "preferred,rejected,reson\nTarhaven,Tar Haven,x\n", "line 1: no column 'reson'"),
        ("desk.csv", "preferred,why\nTarhaven,x\n", "line 1: a table needs the columns"),
        ("desk.csv", "# ours\n\npreferred,rejected\nTarhaven,Tar Haven,much,more\n", "line 4: 4 cells, but 2 columns"),
        ("desk.csv", 'preferred,rejected\n"Tarhaven,Tar Haven\n', "line 2: unexpected end of data"),
        ("desk.csv", "preferred,rejected,safe\nTarhaven,Tar Haven,perhaps\n", "line 2: safe is yes or no"),
        ("desk.csv", b"preferred,rejected\nTarhaven,T\xe4r\n", "not UTF-8"),
        ("desk.yaml", "- preferred: [\n", "line 2: no YAML"),
        ("desk.yaml", "preferred: Tarhaven\n", "line 1: a list of entries"),
        ("desk.yaml", "- Tarhaven\n", "entry 1: .* is a table"),
        ("desk.yaml", "- {preferred: Tarhaven, rejected: {a: b}}\n", "entry 1: a form .* is a text"),
        ("desk.yaml", "- {preferred: Tarhaven, rejected: [' ']}\n", "entry 1: .* needs `preferred` and `rejected`"),
        ("desk.yaml", "- {preferred: Tarhaven, rejected: [x], 3: y}\n", "entry 1: .* no key '3'"),
    ],
)
def test_what_is_wrong_is_said_with_its_place(tmp_path, name: str, content: str | bytes, message: str) -> None:
    with pytest.raises(UserError, match=f"{name}: {message}" if "UTF" not in message else message):
        desk_style.read(written(tmp_path, name, content))


def test_a_missing_file_is_the_users_mistake(tmp_path) -> None:
    with pytest.raises(UserError, match=r"desk\.csv: cannot be read"):
        desk_style.read(str(tmp_path / "desk.csv"))


def test_the_configuration_names_the_file_and_adds_entries_of_its_own(tmp_path) -> None:
    written(tmp_path, "desk.csv", "preferred,rejected,unless\nTarhaven,Tar Haven,Tar Haven Inn\n")
    entries = "{entries: [{preferred: Fenport, rejected: [Fen Port]}]}"
    path = written(tmp_path, ".newslint.yaml", f"house-style: desk.csv\nrules:\n  names/house-style: {entries}\n")
    profile = Configurations(path).of("story.txt").profile("story.txt")
    checked = Checker(profile).check_bytes("story.txt", (TEXT + "Fen Port slept.\n").encode())
    found = [finding["text"] for finding in checked["findings"] if finding["rule"] == "names/house-style"]
    assert found == ["Tar Haven", "Fen Port"]
