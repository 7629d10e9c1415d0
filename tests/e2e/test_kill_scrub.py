"""A scrub that is killed at any moment leaves each file whole, and the next run finishes."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_no_kill_tears_a_file_or_leaves_a_secret_beside_it(tmp_path: Path) -> None:
    options = ["--files", "100", "--kills", "10", "--finish-every", "5", "--folder", str(tmp_path)]
    done = subprocess.run(
        [sys.executable, "benchmarks/kill_scrub.py", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )

    assert done.stdout.startswith("10 kills, seed 1, 2 jobs, 100 files;")
    assert done.stdout.endswith(" 2 runs to the end; 0 faults\n")
    assert done.returncode == 0
