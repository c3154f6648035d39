"""The hooks, run by the real pre-commit in a real repository, installed from this checkout."""

import os
import pathlib
import re
import shutil
import subprocess
import sys

import pytest

PROJECT = pathlib.Path(__file__).parents[2]
RECIPES = (PROJECT / "docs/ci.md").read_text(encoding="utf-8")
BIN = pathlib.Path(sys.executable).parent


def _pre_commit():
    return shutil.which("pre-commit", path=f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}")


pytestmark = [
    pytest.mark.skipif(not shutil.which("git"), reason="git is not installed"),
    pytest.mark.skipif(not _pre_commit(), reason="pre-commit is not installed"),
    pytest.mark.skipif(not (PROJECT / ".git").exists(), reason="the hooks are tested from a git checkout"),
]

ERROR = "The the bridge opened on Monday, the mayor said.\n"
CLEAN = "The bridge opened on Monday, the mayor said.\n"


def run(*command, cwd, **options):
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False, **options)


def git(cwd, *arguments):
    return run("git", "-c", "user.name=x", "-c", "user.email=x@x", *arguments, cwd=cwd)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A store of pre-commit's own, in which the hook's environment is built once, from this checkout as it is now."""
    home = tmp_path_factory.mktemp("store")
    desk = tmp_path_factory.mktemp("probe")
    files = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=PROJECT).stdout
    for name in filter(None, files.split("\0")):
        if (PROJECT / name).is_file():
            (home / "project" / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(PROJECT / name, home / "project" / name)
    git(home / "project", "init", "-q")
    git(home / "project", "add", "-A")
    git(home / "project", "commit", "-q", "-m", "now")
    git(desk, "init", "-q")
    (desk / "a.txt").write_text(CLEAN)
    git(desk, "add", ".")
    done = _try(desk, home, "newslint", "--all-files")
    if "No matching distribution found" in done.stdout or "NewConnectionError" in done.stdout:
        pytest.skip("pre-commit could not install the hook: no package index within reach")
    return home


@pytest.fixture
def desk(tmp_path):
    """A repository with names in other letters and with spaces."""
    git(tmp_path, "init", "-q", "-b", "main")
    (tmp_path / "новости").mkdir()
    (tmp_path / "новости/мост today.txt").write_text(ERROR, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN)
    (tmp_path / "feed.json").write_text('{"uri": "x", "headline": "The the"}')
    git(tmp_path, "add", ".")
    return tmp_path


def _try(desk, home, hook, *arguments):
    return _hook(desk, home, "try-repo", str(home / "project"), hook, *arguments)


def _hook(desk, home, *arguments):
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}"}
    environment["XDG_CACHE_HOME"] = str(home / "cache")
    environment |= {f"GIT_{who}_{what}": "x" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return run(_pre_commit(), *arguments, cwd=desk, env=environment, timeout=600)


def _configure(desk, home, number=0):
    """The stanza that the documentation prints, for the repository at hand instead of the published one."""
    blocks = re.findall(r"```yaml\n(.*?)```", RECIPES.partition("## GitHub")[0], re.DOTALL)
    revision = git(home / "project", "rev-parse", "HEAD").stdout.strip()
    stanza = blocks[number].replace("https://github.com/newslint/newslint", str(home / "project"))
    (desk / ".pre-commit-config.yaml").write_text(re.sub(r"rev: .*", f"rev: {revision}", stanza), encoding="utf-8")
    git(desk, "add", ".")


def test_an_error_stops_the_commit_and_is_shown(desk, home):
    done = _try(desk, home, "newslint", "--all-files")
    assert done.returncode == 1
    assert "новости/мост today.txt:1:1: error: “The” stands twice. [translation/doubled-word]" in done.stdout
    assert "feed.json" not in done.stdout


def test_warnings_pass_and_are_visible(desk, home):
    (desk / "новости/мост today.txt").write_text("The mayor\u200b spoke on Monday, he said.\n", encoding="utf-8")
    git(desk, "add", ".")
    done = _try(desk, home, "newslint", "--all-files")
    assert done.returncode == 0
    assert "warning: " in done.stdout
    assert "[translation/invisible-character]" in done.stdout


def test_only_what_is_committed_is_checked(desk, home):
    git(desk, "commit", "-q", "-m", "first")
    (desk / "clean.md").write_text(CLEAN + "\nIt was Monday, the mayor said.\n")
    git(desk, "add", ".")
    done = _try(desk, home, "newslint")
    assert done.returncode == 0
    assert "мост" not in done.stdout


def test_the_fixing_hook_mends_and_fails_once(desk, home):
    first = _try(desk, home, "newslint-fix", "--all-files")
    assert first.returncode == 1
    assert "files were modified by this hook" in first.stdout
    assert (desk / "новости/мост today.txt").read_text(encoding="utf-8") == CLEAN
    git(desk, "add", ".")
    assert _try(desk, home, "newslint-fix", "--all-files").returncode == 0


def test_the_documented_stanza_stops_a_commit_once_it_is_installed(desk, home):
    _configure(desk, home)
    assert _hook(desk, home, "validate-config").returncode == 0
    assert _hook(desk, home, "install").returncode == 0
    refused = _commit(desk, home)
    assert refused.returncode == 1
    assert "“The” stands twice" in refused.stdout + refused.stderr
    (desk / "новости/мост today.txt").write_text(CLEAN, encoding="utf-8")
    git(desk, "add", ".")
    assert _commit(desk, home).returncode == 0


def _commit(desk, home):
    environment = {**os.environ, "PRE_COMMIT_HOME": str(home), "XDG_CACHE_HOME": str(home / "cache")}
    command = ("git", "-c", "user.name=x", "-c", "user.email=x@x", "commit", "-m", "first")
    return run(*command, cwd=desk, env=environment, timeout=600)


def test_arguments_reach_the_check(desk, home):
    _configure(desk, home)
    settings = desk / ".pre-commit-config.yaml"
    settings.write_text(
        settings.read_text() + "        args: [--ignore, translation/doubled-word, --fail-on, warning]\n"
    )
    git(desk, "add", ".")
    assert _hook(desk, home, "run", "--all-files").returncode == 0
    (desk / "clean.md").write_text("The mayor\u200b spoke on Monday, he said.\n", encoding="utf-8")
    git(desk, "add", ".")
    assert _hook(desk, home, "run", "--all-files").returncode == 1


def test_pictures_and_feeds_are_checked_where_the_stanza_asks_for_them(desk, home):
    _configure(desk, home, 1)
    (desk / "stories").mkdir()
    shutil.copy(PROJECT / "bench/samples/ferry.jpg", desk / "stories/the ferry.jpg")
    item = '{"uri": "urn:1", "version": "1", "headline": "The the ferry", "language": "en"}'
    (desk / "stories/item.json").write_text(item)
    (desk / "package.json").write_text("{}")
    from PIL import Image

    Image.new("RGB", (4, 4)).save(desk / "stories/bare.jpg")
    git(desk, "add", ".")
    done = _hook(desk, home, "run", "--all-files")
    assert done.returncode == 1
    assert "stories/item.json:1:47: error: “The” stands twice. [translation/doubled-word]" in done.stdout
    assert "stories/bare.jpg:1:1: warning: " in done.stdout
    assert "the ferry.jpg" not in done.stdout
    assert "package.json" not in done.stdout


def test_a_commit_too_long_for_one_command_is_checked_in_batches(desk, home):
    _configure(desk, home)
    (desk / "wire").mkdir()
    for number in range(2000):
        (desk / f"wire/a story with a long name that fills the command line {number:04}.txt").write_text(CLEAN)
    git(desk, "add", ".")
    done = _hook(desk, home, "run", "--all-files")
    assert done.returncode == 1
    assert done.stdout.count("“The” stands twice") == 1
    batches = [int(number) for number in re.findall(r"queries in (\d+) files", done.stdout)]
    assert len(batches) > 1
    assert sum(batches) == 2002
