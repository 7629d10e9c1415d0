from __future__ import annotations

import os
import stat
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from unattend_gen.errors import InputError, OutputError
from unattend_gen.output import write_file, write_file_in_pieces, write_files
from unattend_gen.output.file import whole_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def refusal(path: Path, *, replace: bool = False) -> tuple[str, str]:
    with pytest.raises(OutputError) as caught:
        write_file(path, b"new", replace=replace)
    return str(caught.value), caught.value.advice


def test_a_file_is_written_for_its_owner_alone(tmp_path: Path) -> None:
    write_file(tmp_path / "a.toml", b"data", replace=False)
    assert list(tmp_path.iterdir()) == [tmp_path / "a.toml"]
    assert (tmp_path / "a.toml").read_bytes() == b"data"
    assert stat.S_IMODE((tmp_path / "a.toml").stat().st_mode) == 0o600


def test_an_existing_file_is_replaced_only_on_request(tmp_path: Path) -> None:
    path = tmp_path / "a.toml"
    path.write_bytes(b"old")
    assert refusal(path) == (
        f"{path}: it already exists",
        "choose another file, or pass --force",
    )
    assert path.read_bytes() == b"old"
    write_file(path, b"new", replace=True)
    assert path.read_bytes() == b"new"


def test_a_folder_is_never_replaced(tmp_path: Path) -> None:
    assert refusal(tmp_path, replace=True) == (f"{tmp_path}: it is a folder", "name a file in it")


def test_a_link_is_neither_replaced_nor_followed(tmp_path: Path) -> None:
    (tmp_path / "target").write_bytes(b"old")
    link = tmp_path / "link"
    link.symlink_to(tmp_path / "target")
    assert refusal(link, replace=True) == (
        f"{link}: it is a symbolic link",
        "name the file itself",
    )
    assert (tmp_path / "target").read_bytes() == b"old"


def test_a_special_file_is_never_replaced(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    assert refusal(pipe, replace=True) == (
        f"{pipe}: it is not a regular file",
        "omit --out to write to standard output",
    )
    assert pipe.is_fifo()


def test_a_missing_parent_folder_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "none" / "a.toml"
    assert refusal(path) == (
        f"{path}: the folder above does not exist",
        "create it, or correct the path",
    )


def test_a_file_in_place_of_a_parent_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    path = tmp_path / "file" / "a.toml"
    assert refusal(path) == (f"{path}: a part of the path is not a folder", "correct the path")


def test_a_file_can_be_written_piece_by_piece(tmp_path: Path) -> None:
    path = tmp_path / "a.json"

    write_file_in_pieces(path, iter((b"[", b"1", b"]")), replace=False)

    assert path.read_bytes() == b"[1]"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_pieces_that_end_in_an_error_leave_nothing_behind(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise InputError("no more", advice="begin again")

    with pytest.raises(InputError):
        write_file_in_pieces(tmp_path / "a.json", pieces(), replace=False)

    assert list(tmp_path.iterdir()) == []


def test_an_input_that_cannot_be_read_is_not_blamed_on_the_output(tmp_path: Path) -> None:
    def pieces() -> Iterator[bytes]:
        yield b"half"
        raise PermissionError(13, "Permission denied", "in.xml")

    with pytest.raises(PermissionError) as caught:
        write_file_in_pieces(tmp_path / "a.json", pieces(), replace=False)

    assert caught.value.filename == "in.xml"
    assert list(tmp_path.iterdir()) == []


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


def test_the_old_file_stays_until_the_new_one_is_complete(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"old")

    with whole_file(tmp_path / "list", replace=True) as write:
        write(b"new")
        assert (tmp_path / "list").read_bytes() == b"old"

    assert (tmp_path / "list").read_bytes() == b"new"


def test_an_unfinished_list_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError):
        half_a_list(tmp_path / "list")

    assert names_in(tmp_path) == []


def test_a_file_is_replaced_only_on_request(tmp_path: Path) -> None:
    (tmp_path / "list").write_bytes(b"old")

    with (
        pytest.raises(OutputError, match="already exists"),
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


def test_several_files_are_written_with_their_folders(tmp_path: Path) -> None:
    write_files(tmp_path, {"a/one.txt": b"1", "two.txt": b"2"}, replace=False)

    assert (tmp_path / "a/one.txt").read_bytes() == b"1"
    assert (tmp_path / "two.txt").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o700


def test_nothing_is_written_if_one_file_exists(tmp_path: Path) -> None:
    (tmp_path / "two.txt").write_bytes(b"old")

    with pytest.raises(OutputError):
        write_files(tmp_path, {"a/one.txt": b"1", "two.txt": b"2"}, replace=False)

    assert not (tmp_path / "a").exists()
    assert (tmp_path / "two.txt").read_bytes() == b"old"


def test_a_folder_that_is_a_link_is_refused(tmp_path: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "a").symlink_to("b")

    with pytest.raises(OutputError):
        write_files(tmp_path, {"a/one.txt": b"1"}, replace=True)


@pytest.mark.skipif(sys.platform != "linux", reason="folders are pinned on Linux")
def test_a_file_goes_to_the_folder_that_was_named_though_it_is_swapped(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "precious").mkdir()

    with whole_file(tmp_path / "here" / "report", replace=False) as write:
        (tmp_path / "here").rename(tmp_path / "there")
        (tmp_path / "here").symlink_to("precious")
        write(b"x")

    assert (names_in(tmp_path / "there"), names_in(tmp_path / "precious")) == (["report"], [])


@pytest.mark.skipif(sys.platform != "linux", reason="folders are pinned on Linux")
def test_a_swap_of_the_private_folder_does_not_redirect_the_file(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()

    with whole_file(tmp_path / "report", replace=False) as write:
        private = next(path for path in tmp_path.glob(".*") if path.suffix == ".partial")
        private.rename(tmp_path / "moved")
        private.symlink_to("precious")
        write(b"x")

    assert (tmp_path / "report").read_bytes() == b"x"
    assert names_in(tmp_path / "precious") == []


def test_a_second_writer_is_told_the_name_of_the_folder(tmp_path: Path) -> None:
    with whole_file(tmp_path / "report", replace=False), pytest.raises(OutputError) as error:
        write_file(tmp_path / "report", b"x", replace=False)

    assert error.value.where == str(tmp_path)
