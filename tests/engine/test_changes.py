"""Lines that changed since a revision, in real git repositories."""

import shutil
import subprocess

import pytest

from lint_rules.engine.changes import Changes
from lint_rules.model import UserError

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

STORY = "ünder bridge, today.txt"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    git("init", "-q", "-b", "main")
    (tmp_path / STORY).write_text("one\ntwo\nthree\nfour\n")
    (tmp_path / "same.txt").write_text("one\n")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return tmp_path


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments], check=True, capture_output=True)


def at(line, last=None, related=()):
    place = {"start": {"line": line}, "end": {"line": last or line}}
    return {**place, "related": [{"start": {"line": other}, "end": {"line": other}} for other in related]}


def sifted(path, *findings):
    return Changes.since("HEAD", [path]).sift(path, list(findings))


def test_findings_in_changed_lines_are_kept(repository):
    (repository / STORY).write_text("one\nzwei\nthree\nfour\nfive\n")
    findings = [at(1), at(2), at(3), at(4), at(5), at(1, 3)]
    assert sifted(STORY, *findings) == [at(2), at(5), at(1, 3)]


def test_a_finding_that_speaks_of_a_changed_line_is_kept(repository):
    (repository / STORY).write_text("one\ntwo\nthree\nvier\n")
    assert sifted(STORY, at(1, related=[4]), at(1, related=[2])) == [at(1, related=[4])]


def test_staged_changes_count_and_deleted_lines_leave_nothing(repository):
    (repository / STORY).write_text("one\nfour\n")
    git("add", ".")
    changes = Changes.since("HEAD", [STORY])
    assert changes.touches(STORY)
    assert changes.sift(STORY, [at(1), at(2)]) == []


def test_a_new_file_changed_throughout(repository):
    (repository / "new.txt").write_text("one\n")
    assert sifted("new.txt", at(1)) == [at(1)]


def test_files_without_changes_are_not_touched(repository):
    (repository / STORY).write_text("eins\n")
    changes = Changes.since("HEAD", [STORY, "same.txt"])
    assert not changes.touches("same.txt")
    assert changes.sift("same.txt", [at(1)]) == []


def test_older_revisions_are_compared_with_the_files_as_they_are(repository):
    (repository / STORY).write_text("one\nzwei\nthree\nfour\n")
    git("commit", "-q", "-am", "second")
    assert Changes.since("HEAD~1", [STORY]).sift(STORY, [at(2), at(3)]) == [at(2)]


@pytest.mark.parametrize("revision", ["nosuch", "--output=x"])
def test_an_unknown_revision_is_one_line(repository, revision):
    with pytest.raises(UserError, match="git cannot tell what changed") as caught:
        Changes.since(revision, [STORY])
    assert "\n" not in str(caught.value)
    assert not (repository / "x").exists()


def test_outside_a_repository_is_one_line(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    with pytest.raises(UserError, match="not a git repository"):
        Changes.since("HEAD", ["a.txt"])
