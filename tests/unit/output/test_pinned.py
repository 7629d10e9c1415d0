from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from unattend_gen.errors import OutputError
from unattend_gen.output.pinned import (
    make_private_folder,
    pinned_folder,
    pinned_private_folder,
    remove_private_folder,
)

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="folders are pinned on Linux")

OTHER_USER = 54321


def open_descriptors() -> int:
    return len(tuple(Path("/proc/self/fd").iterdir()))


def test_a_pinned_folder_is_found_after_it_is_moved(tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()

    with pinned_folder(tmp_path / "here") as folder:
        (tmp_path / "here").rename(tmp_path / "there")
        (folder / "file").write_bytes(b"x")

    assert (tmp_path / "there" / "file").read_bytes() == b"x"


@pytest.mark.parametrize("target", ["real", "../{name}/real", "{folder}/real"])
def test_own_links_on_the_way_are_followed(tmp_path: Path, target: str) -> None:
    (tmp_path / "real" / "below").mkdir(parents=True)
    link = tmp_path / "link"
    link.symlink_to(target.format(name=tmp_path.name, folder=tmp_path))

    with pinned_folder(link / "below") as folder:
        (folder / "file").write_bytes(b"x")

    assert (tmp_path / "real" / "below" / "file").exists()


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can create links of other users")
def test_a_link_of_another_user_is_rejected(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to("real")
    os.chown(tmp_path / "link", OTHER_USER, OTHER_USER, follow_symlinks=False)

    with pytest.raises(OutputError, match="link of another user"), pinned_folder(tmp_path / "link"):
        pass


def test_links_in_a_circle_end(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")

    with pytest.raises(OSError, match="symbolic links"), pinned_folder(tmp_path / "a"):
        pass


def test_a_file_on_the_way_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")

    with pytest.raises(NotADirectoryError), pinned_folder(tmp_path / "file" / "below"):
        pass


def test_no_descriptor_is_left_open(tmp_path: Path) -> None:
    before = open_descriptors()

    with pinned_folder(tmp_path):
        pass
    with pytest.raises(FileNotFoundError), pinned_folder(tmp_path / "missing"):
        pass

    assert open_descriptors() == before


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can create folders of other users")
def test_a_folder_of_another_user_is_not_private(tmp_path: Path) -> None:
    make_private_folder(tmp_path / "work")
    os.chown(tmp_path / "work", OTHER_USER, OTHER_USER)

    with pytest.raises(OutputError, match="replaced"), pinned_private_folder(tmp_path / "work"):
        pass


def test_a_link_in_place_of_a_private_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir(mode=0o755)
    (tmp_path / "work").symlink_to("precious")

    with pytest.raises(OSError, match="irectory"), pinned_private_folder(tmp_path / "work"):
        pass

    assert (tmp_path / "precious").stat().st_mode & 0o777 == 0o755


def test_a_folder_that_others_can_enter_is_not_private(tmp_path: Path) -> None:
    (tmp_path / "work").mkdir(mode=0o755)

    with pytest.raises(OutputError, match="replaced"), pinned_private_folder(tmp_path / "work"):
        pass

    assert (tmp_path / "work").stat().st_mode & 0o777 == 0o755


def test_a_private_folder_is_removed_and_links_in_it_are_not_followed(tmp_path: Path) -> None:
    (tmp_path / "precious").mkdir()
    identity = make_private_folder(tmp_path / "work")
    (tmp_path / "work" / "below").mkdir()
    (tmp_path / "work" / "below" / "link").symlink_to(tmp_path / "precious")

    remove_private_folder(tmp_path / "work", identity)

    assert list(tmp_path.iterdir()) == [tmp_path / "precious"]


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can create folders of other users")
def test_a_folder_of_another_user_is_not_removed(tmp_path: Path) -> None:
    identity = make_private_folder(tmp_path / "work")
    (tmp_path / "work" / "file").touch()
    os.chown(tmp_path / "work", OTHER_USER, OTHER_USER)

    with pytest.raises(OutputError, match="has not made the folder"):
        remove_private_folder(tmp_path / "work", identity)

    assert (tmp_path / "work" / "file").exists()
