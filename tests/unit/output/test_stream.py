from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output.stream import whole_file

if TYPE_CHECKING:
    from pathlib import Path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def half_a_list(path: Path) -> None:
    with whole_file(path, replace=False) as write:
        write(b"half" * 10_000)
        write(bytes(1 // 0))


def test_pieces_become_one_private_file(tmp_path: Path) -> None:
    with whole_file(tmp_path / "list", replace=False) as write:
        write(b"one\n")
        write(b"two\n")

    assert (tmp_path / "list").read_bytes() == b"one\ntwo\n"
    assert (tmp_path / "list").stat().st_mode & 0o777 == 0o600
    assert names_in(tmp_path) == ["list"]


def test_what_was_there_stays_until_the_new_is_whole(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"old")

    with whole_file(tmp_path / "list", replace=True) as write:
        write(b"new")
        assert (tmp_path / "list").read_bytes() == b"old"

    assert (tmp_path / "list").read_bytes() == b"new"


def test_nothing_is_left_of_a_list_that_was_not_ended(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        half_a_list(tmp_path / "list")

    assert names_in(tmp_path) == []


def test_a_file_is_not_replaced_unless_asked_for(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"old")

    with (
        pytest.raises(OutputError, match="exists already"),
        whole_file(tmp_path / "list", replace=False),
    ):
        pass


def test_a_link_is_not_written_through(tmp_path: Path) -> None:
    (tmp_path / "list").symlink_to("elsewhere")

    with (
        pytest.raises(OutputError, match="symbolic link"),
        whole_file(tmp_path / "list", replace=True),
    ):
        pass


def an_input_that_cannot_be_read(path: Path) -> None:
    with whole_file(path, replace=False) as write:
        write(b"half")
        raise PermissionError(13, "Permission denied", "in.csv")


def test_an_input_that_cannot_be_read_is_not_blamed_on_the_file(tmp_path: Path) -> None:
    with pytest.raises(PermissionError) as caught:
        an_input_that_cannot_be_read(tmp_path / "list")

    assert caught.value.filename == "in.csv"
    assert names_in(tmp_path) == []
