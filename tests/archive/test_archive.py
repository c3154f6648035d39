"""The archive: every record once, whatever dies meanwhile."""

import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

pa = pytest.importorskip("pyarrow", reason="the archive extra is not installed")
pytest.importorskip("ray", reason="the archive extra is not installed")

import pyarrow.parquet as pq  # noqa: E402

from lint_rules.archive import shards  # noqa: E402
from lint_rules.archive.linting import RESULTS, Archivist, Settings  # noqa: E402
from lint_rules.archive.run import SHARDS_A_TASK, lint_shard, portions  # noqa: E402
from lint_rules.archive.shards import RECORDS, Shard, batches, plan  # noqa: E402
from lint_rules.archive.store import Store  # noqa: E402
from lint_rules.model import UserError  # noqa: E402

DOUBLED = Settings(select=("translation/doubled-word",))


def record(number: int) -> dict[str, str]:
    return {"id": f"s{number}", "text": f"Boat number {number} left the the harbour.\n"}


def written(folder: Path) -> list[dict[str, object]]:
    return [row for part in sorted(folder.glob("findings/*.parquet")) for row in pq.read_table(part).to_pylist()]


def test_a_batch_gives_a_row_a_record_with_exact_places() -> None:
    batch = pa.RecordBatch.from_pylist([record(1), {"id": "x"}], schema=RECORDS)
    rows = Archivist(DOUBLED).lint(batch)
    assert rows.schema == RESULTS
    good, bad = rows.to_pylist()
    (finding,) = good["findings"]
    assert (finding["rule"], finding["line"], finding["column"]) == ("translation/doubled-word", 1, 20)
    assert good["words"] == 7
    assert bad["error"] == "x: the record has neither text nor path"


def test_json_lines_are_cut_without_losing_or_repeating_a_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "stories.jsonl"
    source.write_text("".join(json.dumps(record(n)) + "\n" for n in range(100)) + "not json\n", encoding="utf-8")
    monkeypatch.setattr(shards, "BYTES_A_SHARD", 97)
    cut = plan(str(source))
    assert len(cut) > 20
    names = [name for shard in cut for batch in batches(shard) for name in batch.column("id").to_pylist()]
    assert names[:100] == [f"s{n}" for n in range(100)]
    assert len(names) == 101


def test_half_characters_do_not_stop_a_shard(tmp_path: Path) -> None:
    source = tmp_path / "stories.jsonl"
    source.write_text('{"id": "a", "text": "\\ud800 ice"}\n{"id": "b", "text": "\\ud83d\\ude00"}\n', encoding="utf-8")
    (batch,) = [batch for shard in plan(str(source)) for batch in batches(shard)]
    assert batch.column("text").to_pylist() == ["\ufffd ice", "😀"]


@pytest.mark.parametrize(
    ("more", "groups"), [(0, [(0, 1), (1, 2), (2, 3)]), (1, [(0, 2), (2, 3)]), (1 << 20, [(0, 3)])]
)
def test_parquet_is_cut_by_row_groups_small_ones_together(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, more: int, groups: list[tuple[int, int]]
) -> None:
    table = pa.Table.from_pylist([record(n) for n in range(10)])
    pq.write_table(table, tmp_path / "stories.parquet", row_group_size=4)
    metadata = pq.ParquetFile(tmp_path / "stories.parquet").metadata
    monkeypatch.setattr(shards, "BYTES_A_SHARD", metadata.row_group(0).total_byte_size + more)
    cut = plan(str(tmp_path))
    assert [(shard.first, shard.last) for shard in cut] == groups
    ids = [name for shard in cut for batch in batches(shard) for name in batch.column("id").to_pylist()]
    assert ids == [f"s{n}" for n in range(10)]


def test_a_folder_of_stories_is_cut_into_handfuls(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The the lock.", encoding="utf-8")
    (tmp_path / "b.md").write_text("The lock.", encoding="utf-8")
    (shard,) = plan(str(tmp_path))
    assert [os.path.basename(path) for path in shard.paths] == ["a.txt", "b.md"]


@pytest.mark.parametrize("content", [None, b"not parquet"])
def test_an_input_that_cannot_be_read_is_the_users_mistake(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "stories.parquet"
    if content:
        path.write_bytes(content)
    with pytest.raises(UserError, match=r"stories\.parquet"):
        plan(str(path))


def test_what_cannot_be_read_goes_to_the_dead_letters(tmp_path: Path) -> None:
    source = tmp_path / "stories.jsonl"
    source.write_text(json.dumps(record(1)) + "\n" + json.dumps({"id": "gone", "path": "no/such.txt"}) + "\n")
    (shard,) = plan(str(source))
    output = tmp_path / "out"
    assert Store(str(output)).begin([shard], DOUBLED) == [shard]
    total = lint_shard(shard, str(output), DOUBLED)
    assert (total.shards, total.stories, total.letters, total.failed) == (1, 2, 1, 0)
    (letter,) = (output / "dead-letters" / "part-00000.jsonl").read_text().splitlines()
    assert json.loads(letter)["id"] == "gone"


def test_a_shard_that_fails_as_a_whole_is_noted_and_tried_again(tmp_path: Path) -> None:
    output = tmp_path / "out"
    shard = Shard(0, "parquet", (str(tmp_path / "late.parquet"),), 0, 1)
    Path(shard.paths[0]).write_bytes(b"")
    store = Store(str(output))
    store.begin([shard], DOUBLED)
    assert lint_shard(shard, str(output), DOUBLED).failed == 1
    assert (output / "dead-letters" / "shard-00000.json").exists()
    pq.write_table(pa.Table.from_pylist([record(1)]), shard.paths[0])
    assert lint_shard(shard, str(output), DOUBLED).shards == 1
    assert not (output / "dead-letters" / "shard-00000.json").exists()
    assert [row["id"] for row in written(output)] == ["s1"]


def test_a_worker_that_comes_too_late_does_not_call_a_finished_shard_failed(tmp_path: Path) -> None:
    output, shard = tmp_path / "out", Shard(0, "parquet", (str(tmp_path / "gone.parquet"),), 0, 1)
    store = Store(str(output))
    pq.write_table(pa.Table.from_pylist([record(1)]), shard.paths[0])
    store.begin([shard], DOUBLED)
    assert lint_shard(shard, str(output), DOUBLED).shards == 1
    Path(shard.paths[0]).unlink()
    lint_shard(shard, str(output), DOUBLED)
    assert not (output / "dead-letters" / "shard-00000.json").exists()
    assert [row["id"] for row in written(output)] == ["s1"]


def test_a_folder_of_another_plan_is_refused(tmp_path: Path) -> None:
    source = tmp_path / "stories.jsonl"
    source.write_text(json.dumps(record(1)) + "\n")
    store = Store(str(tmp_path / "out"))
    store.begin(plan(str(source)), DOUBLED)
    assert len(store.begin(plan(str(source)), DOUBLED)) == 1
    with pytest.raises(UserError, match="choose an empty folder"):
        store.begin(plan(str(source)), Settings())


@given(st.integers(0, 300), st.integers(1, 40))
def test_tasks_share_out_the_shards_and_shrink_towards_the_end(count: int, workers: int) -> None:
    cut = [Shard(number, "files", ()) for number in range(count)]
    tasks = list(portions(cut, workers))
    assert [shard for task in tasks for shard in task] == cut
    sizes = list(map(len, tasks))
    assert sizes == sorted(sizes, reverse=True)
    assert max(sizes, default=1) <= SHARDS_A_TASK
    assert set(sizes[-workers:]) <= {1}


CLUSTER = """
import json, sys, threading
from ray.cluster_utils import Cluster
import ray
from lint_rules.archive import run, shards
from lint_rules.archive.linting import Settings
from lint_rules.archive.shards import plan
from lint_rules.archive.store import Store

source, output = sys.argv[1:]
cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1, "include_dashboard": False})
second = cluster.add_node(num_cpus=1)
ray.init(address=cluster.address, log_to_driver=False)
settings = Settings(select=("translation/doubled-word",))
shards.BYTES_A_SHARD = 1  # a shard for each row group
todo = Store(output).begin(plan(source), settings)
killed = []

def progress(done, of, total):
    if done >= of // 4 and not killed:
        killed.append(done)
        cluster.remove_node(second, allow_graceful=False)
        open(Store(output).part(0) + ".1.tmp", "wb").close()  # as of a worker that had begun to write

total = run.run(todo, output, settings, progress=progress)
print(json.dumps({"killed": killed, "shards": total.shards, "stories": total.stories, "failed": total.failed}))
ray.shutdown()
cluster.shutdown()
"""


@pytest.mark.slow
def test_a_node_killed_in_the_middle_loses_nothing_and_repeats_nothing(tmp_path: Path) -> None:
    source = tmp_path / "stories.parquet"
    pq.write_table(pa.Table.from_pylist([record(n) for n in range(2000)]), source, row_group_size=25)
    output = tmp_path / "out"
    done = subprocess.run(
        [sys.executable, "-c", CLUSTER, str(source), str(output)],
        capture_output=True,
        text=True,
        timeout=300,
        env={**os.environ, "RAY_USAGE_STATS_ENABLED": "0"},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    said = json.loads(done.stdout.strip().splitlines()[-1])
    assert said["killed"]
    assert said["failed"] == 0
    rows = written(output)
    assert Counter(row["id"] for row in rows) == Counter({f"s{n}": 1 for n in range(2000)})
    assert not list(output.rglob("*.tmp"))


@pytest.mark.slow
def test_a_run_that_was_broken_off_goes_on_where_it_was(tmp_path: Path) -> None:
    source = tmp_path / "stories.parquet"
    often = shards.BYTES_A_SHARD // 100  # so that ten texts are over a shard's size
    texts = [f"Boat {n} sailed. " * often for n in range(60)]
    pq.write_table(pa.table({"id": [f"s{n}" for n in range(60)], "text": texts}), source, row_group_size=10)
    output = tmp_path / "out"
    cut = plan(str(source))
    Store(str(output)).begin(cut, DOUBLED)
    for shard in cut[:4]:
        lint_shard(shard, str(output), DOUBLED)
    before = {part: part.stat().st_mtime_ns for part in output.glob("findings/*.parquet")}
    command = [sys.executable, "-m", "lint_rules.commands.main", "archive", str(source), str(output)]
    command += ["--select", "translation/doubled-word"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert done.returncode == 0, done.stderr[-2000:]
    assert "4 of 6 shards were done before" in done.stderr
    assert {part: part.stat().st_mtime_ns for part in before} == before
    assert sorted(str(row["id"]) for row in written(output)) == sorted(f"s{n}" for n in range(60))
