"""Files are read whole or refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from lint_rules.engine.files import read_bytes
from lint_rules.model import UserError

LONG = bytes(range(256)) * 1000


@pytest.mark.parametrize("most", [len(LONG), len(LONG) + 1, 10**9])
def test_a_file_longer_than_one_piece_is_read_whole(tmp_path: Path, most: int) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(LONG)
    assert read_bytes(str(path), most) == LONG


def test_an_empty_file_has_no_bytes(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    assert read_bytes(str(tmp_path / "empty.txt"), 0) == b""


@pytest.mark.parametrize("most", [0, 1, len(LONG) - 1])
def test_a_file_over_the_limit_is_refused(tmp_path: Path, most: int) -> None:
    path = tmp_path / "long.txt"
    path.write_bytes(LONG)
    with pytest.raises(UserError, match="over the limit"):
        read_bytes(str(path), most)


def test_what_cannot_be_read_is_told_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="cannot be read"):
        read_bytes(str(tmp_path), 10)
