"""Helix with the documented configuration and the real server, in a terminal."""

import shutil
from pathlib import Path

import pytest
from editor_docs import MENDED, MESSAGE, STORY, documented, environment

pytest.importorskip("pty", reason="this system has no terminals that a program can open")
from terminal import Terminal

HELIX = shutil.which("hx") or shutil.which("helix")

pytestmark = pytest.mark.skipif(not HELIX, reason="no Helix on this machine")


@pytest.mark.parametrize("name", ["story.md", "story.txt"])
def test_marks_appear_and_are_mended(tmp_path: Path, name: str) -> None:
    (tmp_path / ".config/helix").mkdir(parents=True)
    (tmp_path / ".config/helix/languages.toml").write_text(documented("Helix", "toml"), encoding="utf-8")
    story = tmp_path / name
    story.write_text(STORY, encoding="utf-8")
    helix = Terminal([HELIX or "", name], tmp_path, environment(tmp_path))
    try:
        helix.until(lambda: "Locks" in helix.screen)
        helix.type("jj")
        assert helix.until(lambda: MESSAGE in helix.screen), helix.screen
        helix.type(" a")
        assert helix.until(lambda: "Replace with" in helix.screen), helix.screen
        helix.type("\r\r")
        helix.type(":write\r")
        assert helix.until(lambda: story.read_text(encoding="utf-8") == MENDED), helix.screen
    finally:
        helix.close()
