"""What an archive costs: ``python -m bench.archive [--stories 100000] [--part 60000] [--size 550] [--data PATH]``.

Makes an archive by repetition with changes, lints it on a local cluster of one node with one core, then on two such
nodes, then on two of which one is killed in the middle, and prints throughput, the ratio, what a million words cost,
the memory of a worker, and whether every story is in the output exactly once. Two cores of one machine are seldom worth
twice one, so what two bare processes do more than one, without a cluster, is printed as well. ``--part`` is how many
stories all but the last run lint, as they only compare; ``--size`` the bytes of a story. 100,000 stories of 550 bytes
take two cores some four minutes, on which nothing else should run.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from bench.speed import read_texts, stories

ROWS_A_GROUP = 250
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

@ray.remote(num_cpus=1)
def memory():
    import resource
    time.sleep(1)
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024

begun = time.perf_counter()
total = run.run(todo, output, Settings(), progress=progress)
took = time.perf_counter() - begun
peak = max(ray.get([memory.remote() for _ in range(nodes - len(killed))]))
said = {"seconds": took, "stories": total.stories, "failed": total.failed, "killed": len(killed)}
print(json.dumps({**said, "work": total.seconds, "memory": peak}))
ray.shutdown()
cluster.shutdown()
"""

BARE = """
import sys
from lint_rules.archive.linting import Settings, archivist
from lint_rules.archive.run import lint_shard
from lint_rules.archive.shards import plan
from lint_rules.archive.store import Store

source, output, number, processes = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
todo = Store(output).begin(plan(source), Settings())
archivist(Settings())
print(flush=True)
sys.stdin.readline()
for shard in todo[number::processes]:
    lint_shard(shard, output, Settings())
"""


def write_archive(path: Path, count: int, texts: list[str], bytes_each: int) -> float:
    """Write ``count`` stories of about that size as Parquet and return their size in MB."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    made = [_cut(story, bytes_each) for story in stories(texts, min(count, 5000), bytes_each)]
    size = 0
    schema = pa.schema([("id", pa.string()), ("text", pa.string())])
    with pq.ParquetWriter(path, schema) as writer:
        for first in range(0, count, ROWS_A_GROUP):
            rows = [
                {"id": f"story-{number}", "text": f"{made[number % len(made)]}\nEdition {number} closed at noon.\n"}
                for number in range(first, min(first + ROWS_A_GROUP, count))
            ]
            size += sum(len(row["text"].encode()) for row in rows)
            writer.write_table(pa.Table.from_pylist(rows, schema=schema), row_group_size=ROWS_A_GROUP)
    return size / 1e6


def _cut(story: str, size: int) -> str:
    """The story's beginning, whole sentences if it has any."""
    cut, stop, _ = story[:size].rpartition(". ")
    return cut + stop if stop else story[:size]


def measure(source: Path, output: Path, nodes: int, *, kill: bool = False) -> dict[str, float]:
    """One run in a process of its own."""
    command = [sys.executable, "-c", DRIVER, str(source), str(output), str(nodes), "kill" if kill else "live"]
    environment = {**os.environ, "RAY_USAGE_STATS_ENABLED": "0"}
    done = subprocess.run(command, capture_output=True, text=True, env=environment, check=False)
    if done.returncode:
        raise SystemExit(done.stderr[-2000:])
    found: dict[str, float] = json.loads(done.stdout.strip().splitlines()[-1])
    return found


def bare_seconds(source: Path, output: Path, processes: int) -> float:
    """How long so many processes take that share the shards beforehand and know nothing of each other."""
    commands = [
        [sys.executable, "-c", BARE, str(source), str(output / str(number)), str(number), str(processes)]
        for number in range(processes)
    ]
    running = [subprocess.Popen(each, stdin=subprocess.PIPE, stdout=subprocess.PIPE) for each in commands]
    for said in [process.stdout for process in running if process.stdout]:
        said.readline()  # rules and models are loaded
    begun = time.perf_counter()
    for gate in [process.stdin for process in running if process.stdin]:
        gate.close()
    failed = sum(process.wait() != 0 for process in running)
    if failed:
        raise SystemExit(f"{failed} of {processes} bare processes failed")
    return time.perf_counter() - begun


def main() -> int:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--stories", type=int, default=100_000)
    parser.add_argument("--part", type=int, default=60_000)
    parser.add_argument("--size", type=int, default=550, help="bytes of a story")
    parser.add_argument("--data", type=Path)
    arguments = parser.parse_args()
    texts = read_texts(arguments.data)
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        part, whole = folder / "part.parquet", folder / "whole.parquet"
        write_archive(part, min(arguments.part, arguments.stories), texts, arguments.size)
        rates = []
        for nodes in (1, 2):
            run = measure(part, folder / f"out{nodes}", nodes)
            rates.append(run["stories"] / run["seconds"])
            tell(f"{nodes} node(s)", run, folder / f"out{nodes}")
        print(f"two nodes: {rates[1] / rates[0]:.2f} times one", flush=True)
        one, two = (bare_seconds(part, folder / f"bare{processes}", processes) for processes in (1, 2))
        print(f"two processes without a cluster: {one / two:.2f} times one", flush=True)
        size = write_archive(whole, arguments.stories, texts, arguments.size)
        run = measure(whole, folder / "whole", 2, kill=True)
        tell(f"{size:.1f} MB on two nodes, {run['killed']} of them killed in the middle", run, folder / "whole")
        once = exactly_once(folder / "whole", arguments.stories)
        print(f"every one of {arguments.stories} stories exactly once: {once}")
    return 0 if once and run["killed"] else 1


def tell(what: str, run: dict[str, float], output: Path) -> None:
    """One line on a run."""
    words = sum(column_sum(part) for part in output.glob("findings/*.parquet"))
    rate = f"{run['seconds']:.1f} s, {run['stories'] / run['seconds']:.0f} stories/s"
    price = f"{run['work'] / words * 1e6:.0f} s of work per million words"
    worker = f"peak {run['memory']:.0f} MiB a worker; {run['failed']} shards failed"
    print(f"{what}: {run['stories']} stories, {words} words, {rate}; {price}; {worker}", flush=True)


def column_sum(part: Path) -> int:
    """The words of the stories in a file of results."""
    import pyarrow.parquet as pq

    return sum(words or 0 for words in pq.read_table(part, columns=["words"])["words"].to_pylist())


def exactly_once(output: Path, count: int) -> bool:
    """Whether every story's id stands in the output once and nothing else does."""
    import pyarrow.parquet as pq

    parts = sorted(output.glob("findings/*.parquet"))
    ids = [each for part in parts for each in pq.read_table(part, columns=["id"])["id"].to_pylist()]
    return sorted(ids) == sorted(f"story-{number}" for number in range(count))


if __name__ == "__main__":
    sys.exit(main())
