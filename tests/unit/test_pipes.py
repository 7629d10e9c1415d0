from __future__ import annotations

import os
from pathlib import Path

from unattend_gen.pipes import is_waiting_pipe


def test_a_pipe_that_somebody_made_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    assert is_waiting_pipe(tmp_path / "pipe")


def test_a_file_and_a_missing_one_are_not(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    assert not is_waiting_pipe(tmp_path / "file")
    assert not is_waiting_pipe(tmp_path / "missing")


def test_a_pipe_that_is_open_already_is_not() -> None:
    reader, writer = os.pipe()

    assert not is_waiting_pipe(Path(f"/dev/fd/{reader}"))

    os.close(reader)
    os.close(writer)
