"""The command: so many cases over all targets, a line each, and the sum; exit code 1 if any failed."""

from __future__ import annotations

import argparse
import gzip
import random
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

from bench.robustness import targets
from bench.robustness.injuries import bent, bent_json, bent_xml, bent_yaml
from lint_rules.model import UserError

HERE = Path(__file__).resolve().parent.parent
SEEDS = HERE.parent / "seeds"
SAMPLES = HERE / "samples"
SLOW = 0.5  # seconds of this process that any case may take
SLOW_PER_KILOBYTE = 0.05
HUNG = 20.0  # seconds by the clock
_LARGEST_SAMPLE = 200_000  # bytes
_MOST_SAMPLES = 400

Injury = Callable[[bytes, list[bytes], random.Random], bytes]
BASELINE = b'{"newslint-baseline": 1, "files": {"story.txt": {"00ff": ["translation/doubled-word", "the the", 2]}}}'
RECORDS = targets.lines({"id": 1, "text": "The the lock opened."}, {"id": "b", "text": "<p>Ice.</p>", "format": "html"})
LEDGER = b"same:\n  - [Ana Brodik, Anna Brodik]\ndistinct:\n  - [Tom Vesk, Tom Wesk]\n"


class Plan(NamedTuple):
    """A target: how its cases are made from which files (by the ends of their names), and its share of all cases."""

    target: targets.Target
    injury: Injury
    endings: tuple[str, ...]
    share: int
    own: tuple[bytes, ...] = ()
    needs: str = ""  # a package of an extra


_PICTURES = (".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp")


def _sessions() -> tuple[bytes, ...]:
    if not find_spec("pygls"):
        return ()
    from bench.robustness import editor

    return editor.samples()


PLANS: dict[str, Plan] = {
    "plain text": Plan(targets.read_as("a.txt"), bent, (".txt",), 18),
    "markdown": Plan(targets.read_as("a.md"), bent, (".md",), 18),
    "html": Plan(targets.read_as("a.html"), bent, (".html", ".html.gz"), 16),
    "ninjs": Plan(targets.read_as("a.json"), bent_json, (".json",), 10),
    "newsml": Plan(targets.read_as("a.xml"), bent_xml, (".xml",), 8),
    "pictures": Plan(targets.read_as("a.jpg"), bent, _PICTURES, 6, (), "PIL"),
    "sidecars": Plan(targets.read_as("a.xmp"), bent_xml, (".xmp",), 3, (), "PIL"),
    "configuration": Plan(targets.configuration, bent_yaml, (".yaml",), 5),
    "baselines": Plan(targets.accepted, bent_json, (), 2, (BASELINE,)),
    "name ledgers": Plan(targets.names_ledger, bent_yaml, (), 1, (LEDGER,)),
    "suppressions": Plan(targets.suppressions, bent, (".txt",), 4),
    "archive records": Plan(targets.archive_records, bent, (), 2, (RECORDS,), "pyarrow"),
    "typing": Plan(targets.typing, bent, (".md",), 3, (), "pygls"),
    "editor's messages": Plan(targets.messages, bent_json, (), 2, _sessions(), "pygls"),
    "rules and fixes": Plan(targets.rules, bent, (".txt", ".md", ".html"), 6),
}


def samples(plan: Plan, extra: Path | None) -> list[bytes]:
    """The samples of a kind: its own, the seeds, the folder beside this one, and what the user points to."""
    found = list(plan.own)
    for folder in (SEEDS, SAMPLES, *([extra] if extra else [])):
        paths = [path for path in sorted(folder.rglob("*")) if path.name.endswith(plan.endings) and path.is_file()]
        step = max(1, len(paths) // _MOST_SAMPLES)
        for path in paths[::step] if plan.endings else ():
            data = path.read_bytes()
            found.append((gzip.decompress(data) if path.suffix == ".gz" else data)[:_LARGEST_SAMPLE])
    return found or [b""]


def cases(count: int, plan: Plan, pool: list[bytes], chance: random.Random) -> Iterator[bytes]:
    """Damaged samples."""
    for _ in range(count):
        yield plan.injury(chance.choice(pool), pool, chance)


def warm(plan: Plan, pool: list[bytes]) -> None:
    """Load what the target needs, so that no case pays for it."""
    for data in pool[:3]:
        with suppress(UserError):
            plan.target(data[:20_000])


def fault_of(target: targets.Target, data: bytes) -> tuple[str, bool, float]:
    """What is wrong with how a target takes a case, whether it refused it, and the seconds of work that took."""
    fault, refused, took, hung = _tried(target, data)
    if took > _allowed(data):  # perhaps it was the first to need some part of a library: then the second try is quick
        took = min(took, _tried(target, data)[2])
    if took > _allowed(data) or hung:
        fault = fault or f"took {took:.1f} s for {len(data)} bytes"
    return fault, refused, took


def _tried(target: targets.Target, data: bytes) -> tuple[str, bool, float, bool]:
    begun, clock = time.process_time(), time.monotonic()
    fault, refused = "", False
    try:
        target(data)
    except UserError as error:
        refused = True
        fault = "a refusal of more than one line" if "\n" in str(error) else ""
    except Exception as error:
        fault = f"{type(error).__name__}: {error}"
    return fault, refused, time.process_time() - begun, time.monotonic() - clock > HUNG


def _allowed(data: bytes) -> float:
    return max(SLOW, SLOW_PER_KILOBYTE * len(data) / 1000)


def run(name: str, plan: Plan, count: int, seed: int, extra: Path | None, keep: Path | None) -> int:
    """Give a target its cases, print its line, and return how many failed."""
    chance = random.Random(f"{seed} {name}")
    pool = samples(plan, extra)
    warm(plan, pool)
    failed = refused = 0
    slowest = 0.0
    for data in cases(count, plan, pool, chance):
        fault, was_refused, took = fault_of(plan.target, data)
        refused += was_refused
        slowest = max(slowest, took)
        if not fault:
            continue
        failed += 1
        if failed <= 3:
            print(f"  {name}: {fault}", file=sys.stderr)
            if keep:
                keep.mkdir(parents=True, exist_ok=True)
                (keep / f"{seed}-{name.replace(' ', '-')}-{failed}").write_bytes(data)
    line = f"{name}: {count} cases of {len(pool)} samples, {refused} refused, {failed} failed"
    print(f"{line}, slowest {slowest * 1000:.0f} ms", flush=True)
    return failed


def main() -> int:
    """Run all targets."""
    parser = argparse.ArgumentParser(prog="python -m bench.robustness", description=__doc__)
    parser.add_argument("--cases", type=int, default=200_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--data", type=Path, help="a folder with more samples")
    parser.add_argument("--keep", type=Path, help="where to write cases that fail")
    parser.add_argument("--only", choices=PLANS, help="one target alone")
    arguments = parser.parse_args()
    wanted = [arguments.only] if arguments.only else list(PLANS)
    plans = {name: PLANS[name] for name in wanted if not PLANS[name].needs or find_spec(PLANS[name].needs)}
    for name in wanted:
        if name not in plans:
            print(f"{name}: left out, {PLANS[name].needs} is not installed")
    shares = sum(plan.share for plan in plans.values())
    counts = {name: arguments.cases * plan.share // shares for name, plan in plans.items()}
    counts[next(iter(counts))] += arguments.cases - sum(counts.values())
    failures = 0
    for name, plan in plans.items():
        failures += run(name, plan, counts[name], arguments.seed, arguments.data, arguments.keep)
    print(f"{sum(counts.values())} cases, {failures} failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
