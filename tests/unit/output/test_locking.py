from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING

from unattend_gen.output.locking import try_lock

if TYPE_CHECKING:
    from pathlib import Path

ASK = """
import sys
from unattend_gen.output.locking import try_lock
with open(sys.argv[1], "r+b") as stream:
    print(try_lock(stream.fileno()))
"""


def another_process_can_lock(path: Path) -> str:
    command = [sys.executable, "-c", ASK, str(path)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout.strip()


def test_a_lock_is_held_against_other_processes_until_the_file_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("w+b") as stream:
        assert try_lock(stream.fileno())
        assert another_process_can_lock(path) == "False"
    assert another_process_can_lock(path) == "True"
