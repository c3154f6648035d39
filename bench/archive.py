"""What an archive costs: ``python -m bench.archive [--stories 100000] [--data PATH]``.

Makes an archive by repetition with changes, lints it on a local cluster of one node with one core, then on two such
nodes, then on two of which one is killed in the middle, and prints throughput, the ratio, and whether every story is in
the output exactly once. ``--part`` is how much of the archive the first two runs lint, as they only compare.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from bench.speed import read_texts, stories

DRIVER = """
import json, sys, time
from ray.cluster_utils import Cluster
import ray
from lint_rules.archive import run
from lint_rules.archive.linting import Settings
from lint_rules.archive.shards import plan
from lint_rules.archive.store import Store

source, output, nodes, kill = sys.argv[1], sys.argv[2], int(sys.argv[3]), sys.argv[4] == "kill"
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
others = [cluster.add_node(num_cpus=1) for _ in range(nodes - 1)]
ray.init(address=cluster.address, log_to_driver=False)

@ray.remote(num_cpus=1)
def ready():
    from lint_rules.archive.linting import Settings, archivist
    archivist(Settings())
    time.sleep(1)

ray.get([ready.remote() for _ in range(nodes)])
todo = Store(output).begin(plan(source), Settings())
killed = []

def progress(done, of, total):
    if kill and done >= of // 2 and not killed:
        killed.append(done)
        cluster.remove_node(others[0], allow_graceful=False)

begun = time.perf_counter()
total = run.run(todo, output, Settings(), progress=progress)
took = time.perf_counter() - begun
print(json.dumps({"seconds": took, "stories": total.stories, "failed": total.failed, "killed": killed}))
ray.shutdown()
cluster.shutdown()
"""


def write_archive(path: Path, count: int, texts: list[str]) -> float:
    """Write ``count`` stories as Parquet and return their size in MB."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = stories(texts, min(count, 5000), 2000)
    size = 0
    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for first in range(0, count, 500):
            rows = [
                {"id": f"story-{number}", "text": f"{made[number % len(made)]}\nEdition {number} closed at noon.\n"}
                for number in range(first, min(first + 500, count))
            ]
            size += sum(len(row["text"].encode()) for row in rows)
            writer.write_table(pa.Table.from_pylist(rows, schema=schema), row_group_size=500)
    return size / 1e6


def measure(source: Path, output: Path, nodes: int, *, kill: bool = False) -> dict[str, float]:
    """One run in a process of its own."""
    command = [sys.executable, "-c", DRIVER, str(source), str(output), str(nodes), "kill" if kill else "live"]
    environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=True)
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--part", type=int, default=10_000)
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    texts = read_texts(arguments.data)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        part, whole = folder / "part.parquet", folder / "whole.parquet"
        size = write_archive(part, min(arguments.part, arguments.stories), texts)
        rates = []
        for nodes in (1, 2):
            run = measure(part, folder / f"out{nodes}", nodes)
            rates.append(run["stories"] / run["seconds"])
            print(
                f"{nodes} node(s): {run['stories']} stories, {size:.1f} MB, {run['seconds']:.1f} s, {rates[-1]:.0f}/s"
            )
        print(f"two nodes: {rates[1] / rates[0]:.2f} times one")
        size = write_archive(whole, arguments.stories, texts)
        run = measure(whole, folder / "whole", 2, kill=True)
        once = exactly_once(folder / "whole", arguments.stories)
        print(
            f"one of two killed: {run['stories']} stories, {size:.1f} MB, {run['seconds']:.1f} s; exactly once: {once}"
        )
    return 0 if once else 1


def exactly_once(output: Path, count: int) -> bool:
    """Whether every story's id stands in the output once and nothing else does."""
    import pyarrow.parquet as pq

    ids = [each for part in sorted(output.glob("findings/*.parquet")) for each in pq.read_table(part)["id"].to_pylist()]
    return sorted(ids) == sorted(f"story-{number}" for number in range(count))


if __name__ == "__main__":
    sys.exit(main())
