from __future__ import annotations

import errno
import fcntl
import os
import subprocess
import sys
from typing import TYPE_CHECKING, NoReturn

import pytest

from unattend_gen.output.locking import try_lock

if TYPE_CHECKING:
    from collections.abc import Callable
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


def refusing(number: int) -> Callable[[int, int], NoReturn]:
    """A system call that fails with this number."""

    def refuse(_descriptor: int, _operation: int) -> NoReturn:
        raise OSError(number, os.strerror(number))

    return refuse


def test_a_lock_is_held_against_other_processes_until_the_file_is_closed(tmp_path: Path) -> None:
    path = tmp_path / "lock"
    with path.open("w+b") as stream:
        assert try_lock(stream.fileno())
        assert another_process_can_lock(path) == "False"
    assert another_process_can_lock(path) == "True"


@pytest.mark.parametrize("number", [errno.ENOLCK, errno.ENOSYS, errno.EOPNOTSUPP])
def test_where_the_file_system_knows_no_locks_writing_goes_on(
    number: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(number))
    assert try_lock(0)


def test_other_refusals_of_the_system_pass(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fcntl, "flock", refusing(errno.EBADF))
    with pytest.raises(OSError, match="Bad file descriptor"):
        try_lock(0)
