"""``newslint check --changed-since`` in a real repository."""

import shutil
import subprocess

import pytest

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")


@pytest.fixture
def repository(desk):
    (desk / "faulty.txt").write_text("The the bridge.\n\nThe mayor spoke.\n\nShe left left.\n")
    git("init", "-q", "-b", "main")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    return desk


def git(*arguments):
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments], check=True, capture_output=True)


def test_old_findings_are_dropped_and_new_ones_told(repository, check):
    assert check("--changed-since", "HEAD")[:2] == (0, "")
    (repository / "faulty.txt").write_text("The the bridge.\n\nThe mayor mayor spoke.\n\nShe left left.\n")
    code, out, err = check("--changed-since", "HEAD")
    assert code == 1
    assert out == "./faulty.txt:3:5: error: “mayor” stands twice. [translation/doubled-word]\n"
    assert err == "1 error, 0 warnings, 0 queries, 2 suppressed in 1 file\n"


def test_fixes_stay_within_the_changed_lines(repository, check):
    (repository / "faulty.txt").write_text("The the bridge.\n\nThe mayor mayor spoke.\n\nShe left left.\n")
    check("--changed-since", "HEAD", "--fix")
    assert (repository / "faulty.txt").read_text() == "The the bridge.\n\nThe mayor spoke.\n\nShe left left.\n"


def test_an_unknown_revision_is_a_mistake(repository, check):
    code, out, err = check("--changed-since", "nosuch")
    assert (code, out) == (2, "")
    assert err.startswith("newslint: git cannot tell what changed")
    assert err.count("\n") == 1


def test_a_mistake_in_the_configuration_is_one_line(repository, check):
    (repository / ".newslint.yaml").write_text("severty: info\n")
    code, _, err = check("faulty.txt")
    assert code == 2
    assert err.endswith(".newslint.yaml:1: unknown key 'severty'; did you mean 'severity'?\n")


OLD = "Colonel Karim Baradnits visited the ferry yard on Monday, the yard said.\n\n“Sound boats,” Baradnits said.\n"
NEW = "\n“We will buy two,” Paradnitz said later.\n"


def test_rules_still_see_the_whole_story(repository, newslint):
    (repository / "yard.txt").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "-q", "-m", "second")
    (repository / "yard.txt").write_text(OLD + NEW, encoding="utf-8")
    _, out, _ = newslint("check", "--select", "names", "--changed-since", "HEAD", "yard.txt")
    (line,) = out.splitlines()
    assert line.startswith("yard.txt:5:20: ")
    assert "“Paradnitz” looks like “Baradnits” (line 3)" in line or "(line 1)" in line


def test_a_file_whose_name_is_not_plain_is_found(repository, check):
    (repository / "новости").mkdir()
    (repository / "новости/a story\t1.txt").write_text("The the bridge.\n", encoding="utf-8")
    git("add", ".")
    code, out, _ = check("--changed-since", "HEAD")
    assert code == 1
    assert "новости/a story\\t1.txt:1:1: error" in out


def test_a_folder_below_the_repositorys_root_is_checked_like_the_root(repository, check, monkeypatch):
    (repository / "desk").mkdir()
    (repository / "desk/new.txt").write_text("The the bridge.\n")
    monkeypatch.chdir(repository / "desk")
    assert check("--changed-since", "HEAD")[1].startswith("./new.txt:1:1: error")
