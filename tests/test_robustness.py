"""A few hundred of the hostile inputs that ``bench.robustness`` makes by the hundred thousand."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_no_target_falls_over(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "bench.robustness", "--cases", "1200", "--seed", "7", "--keep", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.endswith("1200 cases, 0 failed\n")
