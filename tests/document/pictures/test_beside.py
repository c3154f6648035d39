"""Picture files in the tree."""

import shutil
from pathlib import Path

import pytest

from lint_rules.document.formats import picture
from lint_rules.document.pictures import beside

pytest.importorskip("PIL", reason="the images extra is not installed")

SAMPLE = Path(__file__).parents[3] / "bench/samples/ferry.jpg"


def test_a_picture_is_found_by_its_own_path_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "pictures").mkdir()
    shutil.copy(SAMPLE, tmp_path / "pictures/ferry.jpg")
    monkeypatch.chdir(tmp_path)
    (image,) = beside.attach(picture.read("pictures/ferry.jpg", SAMPLE.read_bytes())).images
    assert image.metadata is not None
    assert not image.metadata.fault
    assert image.metadata.creator
