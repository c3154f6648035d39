"""Reading files that are checked together."""

import pytest

from lint_rules.document import Document
from lint_rules.document import read as reading
from lint_rules.engine.opening import File, Opened, open_files
from lint_rules.engine.profile import Profile


def test_a_file_that_takes_too_long_is_left_out_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    read = reading.read

    def endless(path: str, data: bytes) -> Document:
        while path == "slow.txt":
            pass
        return read(path, data)

    monkeypatch.setattr(reading, "read", endless)
    files = [File(f"{name}.txt", b"The weir leaks.\n") for name in ("one", "slow", "two")]
    one, late, two = open_files(files, Profile()._replace(time_limit=0.2))
    assert isinstance(one, Opened)
    assert isinstance(two, Opened)
    assert not isinstance(late, Opened)
    assert late["error"] == "slow.txt: reading it took longer than 0.2 s; it was left out"


def test_no_files() -> None:
    assert open_files([], Profile()) == []
