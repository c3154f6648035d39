"""``kill -9`` at the worst moments: while files are mended, results kept, a baseline written. Of the real program."""

import json
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(os.name == "nt", reason="there is no SIGKILL")

STORY = "OSLO (Reuters) — The the lock opened on Monday, the port said. Ice closed it again on day {}.\n"
MENDED = STORY.replace("The the", "The")
RUN = "import sys; from lint_rules.commands.main import main; sys.exit(main(sys.argv[1:]))"
# The moments: a temporary file is half written, is whole, has just taken the story's place.
HALF_WRITTEN = """
import builtins, os, signal
real = builtins.open
class Half:
    def __init__(self, file): self.file = file
    def __enter__(self): return self
    def __exit__(self, *error): self.file.close()
    def write(self, data):
        self.file.write(data[: len(data) // 2]); self.file.flush(); os.kill(os.getpid(), signal.SIGKILL)
builtins.open = lambda name, mode="r", *a, **k: (lambda f: Half(f) if mode == "xb" else f)(real(name, mode, *a, **k))
"""
BEFORE_REPLACE = "import os, signal; os.replace = lambda *paths: os.kill(os.getpid(), signal.SIGKILL)\n"
AFTER_REPLACE = """
import os, signal
real = os.replace
def replace(*paths): real(*paths); os.kill(os.getpid(), signal.SIGKILL)
os.replace = replace
"""
IN_TRANSACTION = """
import os, signal
from lint_rules.engine import cache
real = cache._connected
class Dying:
    def __init__(self, connection): self.connection = connection
    def __enter__(self): return self.connection.__enter__()
    def __exit__(self, *error): return self.connection.__exit__(*error)
    def __getattr__(self, name): return getattr(self.connection, name)
    def execute(self, words, *rest):
        if words.startswith("DELETE"):
            os.kill(os.getpid(), signal.SIGKILL)
        return self.connection.execute(words, *rest)
cache._connected = lambda path: Dying(real(path))
"""
MOMENTS = pytest.mark.parametrize("moment", [HALF_WRITTEN, BEFORE_REPLACE, AFTER_REPLACE])


@pytest.fixture
def desk(tmp_path: Path) -> Path:
    for number in range(12):
        (tmp_path / f"story{number}.txt").write_text(STORY.format(number), encoding="utf-8")
    return tmp_path


def start(desk: Path, *arguments: str, moment: str = "") -> "subprocess.Popen[str]":
    environment = {**os.environ, "XDG_CACHE_HOME": str(desk / "cache")}
    command = [sys.executable, "-c", moment + RUN, *arguments]
    pipe = subprocess.PIPE
    return subprocess.Popen(command, cwd=desk, stdout=pipe, stderr=pipe, text=True, env=environment)


def run(desk: Path, *arguments: str, moment: str = "") -> tuple[int, str, str]:
    process = start(desk, *arguments, moment=moment)
    said, told = process.communicate(timeout=120)
    return process.returncode, said, told


def stories(desk: Path) -> list[str]:
    return [(desk / f"story{number}.txt").read_text(encoding="utf-8") for number in range(12)]


def each_is_whole(desk: Path) -> bool:
    """Whether every story stands as it was or as it was mended."""
    return all(text in (STORY.format(n), MENDED.format(n)) for n, text in enumerate(stories(desk)))


@MOMENTS
def test_killed_while_mending(desk: Path, moment: str) -> None:
    assert run(desk, "check", "--fix", "--no-cache", ".", moment=moment)[0] == -signal.SIGKILL
    assert each_is_whole(desk)
    code, _, told = run(desk, "check", "--fix", "--no-cache", ".")
    assert code == 0, told
    assert stories(desk) == [MENDED.format(number) for number in range(12)]
    assert told.splitlines()[-1].endswith("in 12 files")  # what the killed run left behind is taken for no story


@MOMENTS
def test_killed_while_writing_a_baseline(desk: Path, moment: str) -> None:
    path = desk / ".newslint-baseline.json"
    assert run(desk, "baseline", "story0.txt")[0] == 0
    before = path.read_bytes()
    assert run(desk, "baseline", ".", moment=moment)[0] == -signal.SIGKILL
    if moment == AFTER_REPLACE:
        assert len(json.loads(path.read_text())["files"]) == 12
    else:
        assert path.read_bytes() == before
    assert run(desk, "check", "--no-cache", "--baseline", str(path), "story0.txt")[0] == 0


def test_killed_while_keeping_results(desk: Path) -> None:
    expected = run(desk, "check", "--no-cache", "--format", "json", ".")[1]
    assert run(desk, "check", "story0.txt")[0] == 1
    assert run(desk, "check", ".", moment=IN_TRANSACTION)[0] == -signal.SIGKILL
    for _ in range(2):
        assert run(desk, "check", "--format", "json", ".") == (
            1,
            expected,
            "12 errors, 0 warnings, 0 queries in 12 files\n",
        )


@pytest.mark.parametrize("share", [0.3, 0.6, 0.8, 0.9, 1.0])
def test_killed_at_any_moment(desk: Path, share: float) -> None:
    begun = time.monotonic()
    expected = run(desk, "check", "--no-cache", "--format", "json", ".")[1]
    took = time.monotonic() - begun
    process = start(desk, "check", "--jobs", "2", "--fix", ".")
    with suppress(subprocess.TimeoutExpired):
        process.wait(timeout=took * share)
    process.kill()
    process.communicate(timeout=60)  # its workers end with it, and let go of its output
    assert each_is_whole(desk)
    for number in range(12):
        (desk / f"story{number}.txt").write_text(STORY.format(number), encoding="utf-8")
    assert run(desk, "check", "--format", "json", ".")[:2] == (1, expected)
