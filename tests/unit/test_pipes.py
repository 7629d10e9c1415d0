from __future__ import annotations

import os
import pickle
from pathlib import Path

import pytest

from unattend_gen.pipes import FileName, OutsideError, is_waiting_pipe, opened_within


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


def test_a_file_below_an_allowed_folder_is_opened(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"x")

    with opened_within(tmp_path / "file", (tmp_path / "other", tmp_path)) as file:
        assert file.read() == b"x"


def test_a_link_out_of_the_allowed_folders_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "keys").mkdir()
    (tmp_path / "other").write_bytes(b"x")
    (tmp_path / "keys" / "link").symlink_to("../other")

    with (
        pytest.raises(OutsideError),
        opened_within(tmp_path / "keys" / "link", (tmp_path / "keys",)),
    ):
        pass


def test_a_pipe_in_an_allowed_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")

    with pytest.raises(OSError, match="regular"), opened_within(tmp_path / "pipe", (tmp_path,)):
        pass


def test_a_file_name_keeps_its_folders_in_a_worker(tmp_path: Path) -> None:
    name = pickle.loads(pickle.dumps(FileName("a", (tmp_path,))))  # noqa: S301 - it was just written

    assert (name, name.folders) == ("a", (tmp_path,))
