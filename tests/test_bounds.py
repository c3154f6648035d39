"""Every rule's time on hostile text grows with the text and no faster; ``bench.bounds`` proves it on longer texts."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.mark.slow
def test_ten_times_the_text_costs_ten_times_the_time() -> None:
    command = [sys.executable, "-m", "bench.bounds", "--small", "4000"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False, timeout=500)
    assert done.returncode == 0, done.stdout + done.stderr
    assert " rules: 0 above the bar" in done.stdout
