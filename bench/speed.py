"""Speed against the peers in one run on the same files, and growth: ``python -m bench.speed [--data PATH] [--runs 5]``.

Growth is what ten times the stories cost, and a byte of a story of 5 MB against one of 50 kB (``--only growth``). Every
figure is the cost of whole processes: CPU is user plus system seconds of a command and its children, peak memory
that of its largest process. Ratios compare medians of interleaved runs. A peer that is not installed is named and left
out: ``pip install proselint==0.16.0`` into this environment, ``npm install write-good`` into the working folder.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from lint_rules.language.kernels import kernel

PLAIN = ("env", "NEWSLINT_PURE=1")  # without the compiled kernels
SEEDS = Path(__file__).resolve().parent.parent / "seeds"
STORIES = 1000
STORY_BYTES = 4500
COLD_BYTES = 5000
SMALL, LARGE = 50_000, 5_000_000  # characters of the stories whose costs a byte are compared
PIECES = 5


class Cost(NamedTuple):
    """What one command cost: CPU seconds, wall seconds, peak memory in MiB."""

    cpu: float
    wall: float
    memory: float


def cost(command: Sequence[str | Path]) -> Cost:
    """Run a command to its end, whatever it exits with."""
    begun = time.perf_counter()
    process = subprocess.Popen([str(part) for part in command], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, _, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    wall = time.perf_counter() - begun
    return Cost(
        usage.ru_utime + usage.ru_stime, wall, usage.ru_maxrss / (1024 if sys.platform != "darwin" else 1 << 20)
    )


def median(costs: Sequence[Cost]) -> Cost:
    """The median of every figure."""
    return Cost(*(statistics.median(column) for column in zip(*costs, strict=True)))


def interleaved(runs: int, commands: dict[str, Sequence[str | Path]]) -> dict[str, Cost]:
    """The median cost of each command over runs that take turns, after one run each that does not count."""
    for command in commands.values():
        cost(command)
    taken: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(runs):
        for name, command in commands.items():
            taken[name].append(cost(command))
    return {name: median(costs) for name, costs in taken.items()}


def read_texts(path: Path | None) -> list[str]:
    """The texts to measure on: a folder of files, a JSON-lines file with ``text``, or our own seeds."""
    if path and path.is_file():
        packed = path.suffix == ".gz"
        with gzip.open(path, "rt", encoding="utf-8") if packed else path.open(encoding="utf-8") as lines:
            return [json.loads(line)["text"] for line in lines if line.strip()]
    folder = path or SEEDS
    return [each.read_text(encoding="utf-8") for each in sorted(folder.rglob("*.txt"))]


def stories(texts: Sequence[str], count: int, size: int) -> list[str]:
    """``count`` different stories of about ``size`` bytes, cut from the texts' paragraphs in turn."""
    paragraphs = [part for text in texts for part in text.split("\n\n") if part.strip()]
    made, at = [], 0
    for number in range(count):
        parts, length = [f"Story number {number}"], 0
        while length < size:
            parts.append(paragraphs[at % len(paragraphs)])
            length += len(parts[-1].encode())
            at += 1
        made.append("\n\n".join(parts) + "\n")
        at += 1
    return made


def peers(bin_folder: Path) -> dict[str, list[str | Path]]:
    """The commands of the peers that are installed, without their files."""
    found: dict[str, list[str | Path]] = {}
    proselint = bin_folder / "proselint"
    if proselint.exists():
        found["proselint"] = [proselint, "check"]
    write_good = shutil.which("write-good") or shutil.which("write-good", path="node_modules/.bin")
    if write_good:
        found["write-good"] = [write_good]
    return found


def installed(bin_folder: Path) -> dict[str, list[str | Path]]:
    """The peers' commands; a line for each that is missing."""
    rivals = peers(bin_folder)
    for name in ("proselint", "write-good"):
        if name not in rivals:
            print(f"{name}: not installed, left out")
    return rivals


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", type=Path, help="folder of .txt files or .jsonl(.gz) with a text field")
    parser.add_argument("--runs", type=int, default=5, help="how many runs a median is of, three at least for growth")
    parser.add_argument("--only", choices=("peers", "growth"), help="the comparison with the peers or the growth alone")
    arguments = parser.parse_args()
    if kernel("weights") is None:
        print("no kernels here: newslint was built without a compiler, or NEWSLINT_PURE is set")
    bin_folder = Path(sys.executable).parent
    ours = [bin_folder / "newslint", "check", "--fail-on", "never", "--severity", "info"]
    texts = read_texts(arguments.data)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        one = folder / "one.txt"
        one.write_text(stories(texts, 1, COLD_BYTES)[0], encoding="utf-8")
        many = folder / "many"
        many.mkdir()
        for number, story in enumerate(stories(texts, STORIES, STORY_BYTES)):
            (many / f"{number:04}.txt").write_text(story, encoding="utf-8")
        os.environ["XDG_CACHE_HOME"] = str(folder / "cache")
        if arguments.only != "growth":
            report(ours, installed(bin_folder), one, many, arguments.runs)
        if arguments.only != "peers":
            growth(ours, many, folder, max(arguments.runs, 3))


def report(ours: list[str | Path], rivals: dict[str, list[str | Path]], one: Path, many: Path, runs: int) -> None:
    """One cold story, then a thousand, against the peers."""
    floor = [sys.executable, "-c", "import regex, yaml"]
    cold = interleaved(
        runs,
        {
            "newslint": [*ours, "--no-cache", one],
            "newslint without kernels": [*PLAIN, *ours, "--no-cache", one],
            "floor": floor,
            **{name: [*command, one] for name, command in rivals.items()},
        },
    )
    print(f"one story, {one.stat().st_size} bytes, cold, medians of {runs}:")
    lines("newslint", cold, 0)
    files = sorted(many.iterdir())
    size = sum(file.stat().st_size for file in files)
    warm = interleaved(
        runs,
        {
            "newslint --jobs 1": [*ours, "--no-cache", "--jobs", "1", many],
            "newslint --jobs 2": [*ours, "--no-cache", "--jobs", "2", many],
            "newslint cached": [*ours, many],
            "newslint without kernels": [*PLAIN, *ours, "--no-cache", "--jobs", "1", many],
            **{name: [*command, *files] for name, command in rivals.items()},
        },
    )
    print(f"{len(files)} stories, {size / 1e6:.2f} MB, medians of {runs}:")
    lines("newslint --jobs 1", warm, size)


def lines(ours: str, costs: dict[str, Cost], size: int) -> None:
    """A line a command; ratios are the command's cost over ours."""
    for name, each in costs.items():
        rate = f", {size / 1e6 / each.cpu:.2f} MB/CPU-s, {size / 1e6 / each.wall:.2f} MB/s" if size else ""
        ratio = f"; CPU {each.cpu / costs[ours].cpu:.2f} x ours, wall {each.wall / costs[ours].wall:.2f} x ours"
        print(f"  {name}: CPU {each.cpu:.3f} s, wall {each.wall:.3f} s, peak {each.memory:.0f} MiB{rate}{ratio}")


def growth(ours: list[str | Path], many: Path, folder: Path, runs: int) -> None:
    """Whether cost grows with the text and no faster: of ten times the stories, and of one story as long as all."""
    files = sorted(many.iterdir())
    few = folder / "few"
    few.mkdir()
    for file in files[: len(files) // 10]:
        shutil.copy(file, few)
    text = "\n\n".join(file.read_text(encoding="utf-8") for file in files)
    large = _written(folder / "large.txt", (text * (LARGE // len(text) + 1))[:LARGE])
    starts = range(0, len(text) - SMALL, len(text) // PIECES)  # one piece may cost more a byte than another
    small = [_written(folder / f"small{start}.txt", text[start : start + SMALL]) for start in starts]
    command = [*ours, "--no-cache", "--jobs", "1"]
    said = subprocess.run([*command, large], capture_output=True, text=True, check=False)
    if "internal/time-limit" in said.stdout:
        print("the time limit cut the largest story short: its figure does not hold")
    asked = [_written(folder / "empty.txt", ""), few, many, large, *small]
    taken = interleaved(runs, {path.name: [*command, path] for path in asked})
    start, less, more, long, *short = (taken[path.name].cpu for path in asked)
    brief = statistics.mean(short)
    print(f"growth, CPU of fresh processes, medians of {runs}; {start:.3f} s of each for a story of nothing:")
    print(
        f"  {len(files) // 10} stories {less:.2f} s, {len(files)} stories {more:.2f} s: {more / less:.2f} times (bar"
        f" 10.5), {(more - start) / (less - start):.2f} without the start"
    )
    size = large.stat().st_size
    piece = statistics.mean(path.stat().st_size for path in small)
    print(
        f"  a story of {piece:.0f} bytes (mean of {len(small)}) {brief:.3f} s, one of {size} bytes {long:.2f} s:"
        f" {brief / piece * 1e6:.2f} and {long / size * 1e6:.2f} µs a byte, {long / size / (brief / piece):.2f} times"
        f" (bar 1.1), {(long - start) / size / ((brief - start) / piece):.2f} without the start"
    )


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


if __name__ == "__main__":
    main()
