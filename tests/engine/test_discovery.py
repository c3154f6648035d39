"""Which files a run is about."""

import os

import pytest

from lint_rules.engine.discovery import discover
from lint_rules.model.display import plain


def nothing(path):
    return False


def touch(path):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("x")


def test_folders_are_walked_in_sorted_order_for_stories_only(tmp_path):
    for name in ("b.txt", "a.md", "sub/c.html", "sub/d.py", "z.jpg", "feed.json", "A.TXT"):
        touch(tmp_path / name)
    found = [os.path.relpath(item.path, tmp_path) for item in discover([str(tmp_path)], nothing)]
    assert found == ["A.TXT", "a.md", "b.txt", "feed.json", "sub/c.html", "z.jpg"]
    assert all(item.walked for item in discover([str(tmp_path)], nothing))


@pytest.mark.parametrize("folder", [".git", ".venv", "node_modules", "venv"])
def test_hidden_and_foreign_folders_are_left_alone(tmp_path, folder):
    touch(tmp_path / folder / "a.txt")
    assert discover([str(tmp_path)], nothing) == []


def test_a_file_asked_for_by_name_is_checked_whatever_its_ending_and_once(tmp_path):
    touch(tmp_path / "a.txt")
    touch(tmp_path / "story.xyz")
    found = discover([str(tmp_path), str(tmp_path / "a.txt"), str(tmp_path / "story.xyz")], nothing)
    assert [(os.path.basename(item.path), item.walked) for item in found] == [("a.txt", False), ("story.xyz", False)]


def test_missing_paths_and_dead_links_are_told(tmp_path):
    (tmp_path / "dead.txt").symlink_to(tmp_path / "nowhere")
    walked = discover([str(tmp_path)], nothing)
    asked = discover([str(tmp_path / "gone.txt")], nothing)
    assert walked[0].error.endswith("dead.txt: the link leads nowhere")
    assert asked[0].error.endswith("gone.txt: no such file or folder")


def test_links_in_circles_and_out_of_the_tree_are_not_followed(tmp_path):
    touch(tmp_path / "in/a.txt")
    touch(tmp_path / "out/b.txt")
    (tmp_path / "in/loop").symlink_to(tmp_path / "in")
    (tmp_path / "in/b.txt").symlink_to(tmp_path / "out/b.txt")
    (tmp_path / "in/same.txt").symlink_to(tmp_path / "in/a.txt")
    found = discover([str(tmp_path / "in")], nothing)
    assert [os.path.basename(item.path) for item in found if not item.notice] == ["a.txt", "same.txt"]
    assert next(item.notice for item in found if item.notice).endswith("was not followed")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open every folder")
def test_a_folder_that_cannot_be_opened_is_told(tmp_path):
    (tmp_path / "locked").mkdir(mode=0)
    assert "cannot be opened" in discover([str(tmp_path)], nothing)[0].error


def test_excluded_paths_are_left_out_even_when_asked_for(tmp_path):
    touch(tmp_path / "a.txt")
    assert discover([str(tmp_path), str(tmp_path / "a.txt")], lambda path: path.endswith("a.txt")) == []


def test_a_path_is_shown_on_one_line():
    assert plain("new\nline\x1b[31m.txt") == "new\\nline\\x1b[31m.txt"
    assert plain("ünder bridge.txt") == "ünder bridge.txt"
    assert plain("bad\udcff.txt") == "bad\\udcff.txt"
