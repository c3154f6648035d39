"""A full disk, a full device, a folder that cannot be written: told in one line, nothing lost. Of the real program."""

import ctypes
import os
import shutil
import stat
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="limits and devices of Linux")

STORY = "OSLO (Reuters) — The the lock opened on Monday, the port said.\n"
DROP, OVERRIDE = 24, 1  # prctl: take from the program root's right to write where nobody may


@pytest.fixture
def desk() -> Iterator[Path]:
    """A folder with a story in it."""
    folder = Path(tempfile.mkdtemp(prefix="newslint-desk-"))
    (folder / "story.txt").write_text(STORY, encoding="utf-8")
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def newslint(desk: Path, *arguments: str, largest: int | None = None, bound: bool = False) -> tuple[int, str]:
    """The program's exit code and standard error; ``largest`` is how many bytes a file may get, as on a full disk.

    ``bound`` holds it to the permissions of files even where root runs the tests.
    """

    def limits() -> None:
        import resource

        if largest is not None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
        if bound and os.geteuid() == 0:
            ctypes.CDLL(None).prctl(DROP, OVERRIDE, 0, 0, 0)

    command = [sys.executable, "-m", "lint_rules.commands.main", *arguments]
    environment = {**os.environ, "XDG_CACHE_HOME": str(desk / "cache")}
    done = subprocess.run(
        command, cwd=desk, capture_output=True, text=True, env=environment, preexec_fn=limits, check=False, timeout=120
    )
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr


def untouched(desk: Path) -> bool:
    """Whether the story stands as it was and nothing half-made lies beside it."""
    return (desk / "story.txt").read_text(encoding="utf-8") == STORY and not list(desk.glob("*newslint-*"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--fix", "--no-cache", "story.txt"), "story.txt: cannot be written (File too large)"),
        (("baseline", "story.txt"), "newslint: .newslint-baseline.json: cannot be written (File too large)"),
        (("init",), "newslint: ./.newslint.yaml: cannot be written (File too large)"),
        (
            ("check", "--no-cache", "--format", "json:out.json", "story.txt"),
            "newslint: out.json: cannot be written (File too large)",
        ),
    ],
)
def test_a_full_disk(desk: Path, arguments: tuple[str, ...], said: str) -> None:
    code, told = newslint(desk, *arguments, largest=20)
    assert code == 2
    assert told.splitlines()[0] == said
    assert untouched(desk)
    assert sorted(path.name for path in desk.iterdir()) == ["story.txt"]


def test_a_full_disk_under_the_cache_costs_the_cache_alone(desk: Path) -> None:
    code, told = newslint(desk, "check", "story.txt", largest=20)
    assert code == 1
    assert told.startswith("newslint: results are not kept (")
    assert newslint(desk, "check", "story.txt")[1] == "1 error, 0 warnings, 0 queries in 1 file\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "--no-cache", "story.txt"),
        ("check", "--no-cache", "--format", "json", "story.txt"),
        ("check", "--no-cache", "--diff", "story.txt"),
        ("rules",),
        ("explain", "translation/calque"),
        ("sources", "story.txt"),
        ("names", "story.txt"),
        ("--version",),
    ],
)
def test_a_full_device_behind_standard_output(desk: Path, arguments: tuple[str, ...]) -> None:
    command = [sys.executable, "-m", "lint_rules.commands.main", *arguments]
    with open("/dev/full", "w") as full:
        done = subprocess.run(command, cwd=desk, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert done.stderr == "newslint: the output cannot be written (No space left on device)\n"


def test_what_is_no_file_is_written_to_and_never_replaced(desk: Path) -> None:
    pipe = desk / "pipe"
    os.mkfifo(pipe)
    reader = os.open(pipe, os.O_RDONLY | os.O_NONBLOCK)
    try:
        code, _ = newslint(desk, "check", "--no-cache", "--output", "pipe", "story.txt")
        assert code == 1
        assert b"translation/doubled-word" in os.read(reader, 100_000)
    finally:
        os.close(reader)
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert newslint(desk, "check", "--no-cache", "--output", "/dev/full", "story.txt")[0] == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("check", "--fix", "--no-cache", "story.txt"), "story.txt: cannot be written (Permission denied)"),
        (("baseline", "story.txt"), "newslint: .newslint-baseline.json: cannot be written (Permission denied)"),
        (("init",), "newslint: ./.newslint.yaml: cannot be written (Permission denied)"),
        (
            ("check", "--no-cache", "--output", "out.txt", "story.txt"),
            "newslint: out.txt: cannot be written (Permission",
        ),
    ],
)
def test_a_read_only_folder(desk: Path, arguments: tuple[str, ...], said: str) -> None:
    desk.chmod(0o555)
    code, told = newslint(desk, *arguments, bound=True)
    assert code == 2
    assert told.startswith(said)
    assert untouched(desk)


def test_a_read_only_place_for_the_cache_is_told(desk: Path) -> None:
    desk.chmod(0o555)
    code, told = newslint(desk, "check", "story.txt", bound=True)
    assert code == 1
    assert told.startswith("newslint: results are not kept (Permission denied: ")


def test_an_archive_that_cannot_be_written(desk: Path) -> None:
    pytest.importorskip("ray", reason="the archive extra is not installed")
    desk.chmod(0o555)
    code, told = newslint(desk, "archive", "story.txt", "out", bound=True)
    assert code == 2
    assert "out: cannot be written (Permission denied)" in told
