from pathlib import Path

import pytest
import yaml

from lint_rules.engine import ledger
from lint_rules.model import UserError


def test_a_decision_is_added_and_nothing_else_is_touched(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    before = "# ours\nnames:\n  - preferred: Ana Ruiz # the mayor\n\nsame:\n  - [Lee, Li]\n"
    path.write_text(before, encoding="utf-8")
    ledger.decide(str(path), "same", "Berg", "Bergh")
    ledger.decide(str(path), "distinct", 'Moll "Mo"', "Mull")
    after = path.read_text(encoding="utf-8")
    assert after.startswith("# ours\nnames:\n  - preferred: Ana Ruiz # the mayor\n")
    content = yaml.safe_load(after)
    assert content["same"] == [["Berg", "Bergh"], ["Lee", "Li"]]
    assert content["distinct"] == [['Moll "Mo"', "Mull"]]


def test_a_ledger_is_begun_where_there_is_none(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    ledger.decide(str(path), "distinct", "Moll", "Mull")
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == {"distinct": [["Moll", "Mull"]]}


def test_an_empty_list_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("distinct: []\nsame: []\n", encoding="utf-8")
    ledger.decide(str(path), "same", "Moll", "Mull")
    assert yaml.safe_load(path.read_text(encoding="utf-8")) == {"distinct": [], "same": [["Moll", "Mull"]]}


def test_a_list_on_one_line_is_left_to_its_editor(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("same: [[Lee, Li]]\n", encoding="utf-8")
    with pytest.raises(UserError, match="one to a line"):
        ledger.decide(str(path), "same", "Moll", "Mull")
    assert path.read_text(encoding="utf-8") == "same: [[Lee, Li]]\n"


def test_a_broken_ledger_is_not_written_over(tmp_path: Path) -> None:
    path = tmp_path / "names.yaml"
    path.write_text("same: [unclosed\n", encoding="utf-8")
    with pytest.raises(UserError, match="not YAML"):
        ledger.decide(str(path), "same", "Moll", "Mull")
