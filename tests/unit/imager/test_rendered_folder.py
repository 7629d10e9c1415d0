from __future__ import annotations

import errno
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.listings import without_kinds, without_looking
from tests.rendered import ANSWER_FILE, a_rendered_folder, an_artifact
from unattend_gen.core.artifact import Artifact
from unattend_gen.errors import InputError
from unattend_gen.imager.rendered_folder import read_rendered

if TYPE_CHECKING:
    from collections.abc import Callable

    Spoil = Callable[[pytest.MonkeyPatch, Path, int], None]

OWN = "$OEM$/$1/own.txt"


@pytest.fixture
def folder(tmp_path: Path) -> str:
    return a_rendered_folder(tmp_path / "usb", an_artifact(), an_artifact("scripts/a.cmd", b"a"))


def put(folder: str, name: str, data: bytes = b"x") -> None:
    path = Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def test_the_files_are_read_and_the_manifest_stays_behind(folder: str) -> None:
    assert read_rendered(folder, with_own_oem=False) == (
        an_artifact(),
        an_artifact("scripts/a.cmd", b"a"),
    )


def test_what_a_file_holds_is_taken_from_the_manifest(tmp_path: Path) -> None:
    file = Artifact(ANSWER_FILE, b"<a/>", holds_secret=True, last_fives=("Q4JK2",))

    assert read_rendered(a_rendered_folder(tmp_path / "a", file), with_own_oem=False) == (file,)


def test_a_file_that_was_changed_is_refused(folder: str) -> None:
    put(folder, "scripts/a.cmd", b"b")

    with pytest.raises(InputError, match=r"scripts/a\.cmd: it was changed"):
        read_rendered(folder, with_own_oem=False)


def test_a_file_that_is_gone_is_missed(folder: str) -> None:
    Path(folder, ANSWER_FILE).unlink()

    with pytest.raises(InputError, match=f"{ANSWER_FILE}: the manifest lists it, and it is gone"):
        read_rendered(folder, with_own_oem=False)


@pytest.mark.parametrize(("name", "with_own_oem"), [("notes.txt", True), (OWN, False)])
def test_a_file_that_was_not_rendered_is_refused(
    folder: str, name: str, *, with_own_oem: bool
) -> None:
    put(folder, name)

    with pytest.raises(InputError, match="beside the rendered files"):
        read_rendered(folder, with_own_oem=with_own_oem)


def test_own_files_below_oem_are_taken_where_they_are_wanted(folder: str) -> None:
    put(folder, OWN)

    assert an_artifact(OWN, b"x") in read_rendered(folder, with_own_oem=True)


@pytest.mark.parametrize("name", ["scripts/link", "$OEM$"])
def test_links_lead_nowhere(folder: str, name: str, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    Path(folder, name).symlink_to(tmp_path / "elsewhere")

    with pytest.raises(InputError, match="neither a file nor a folder"):
        read_rendered(folder, with_own_oem=True)


@pytest.mark.parametrize("name", ["gone", "empty"])
def test_a_folder_that_was_not_rendered_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(InputError):
        read_rendered(str(tmp_path / name), with_own_oem=False)


def test_folders_that_are_nested_too_deep_are_refused(folder: str) -> None:
    put(folder, "a/" * 70 + "f")

    with pytest.raises(InputError, match="too deep"):
        read_rendered(folder, with_own_oem=False)


def test_a_large_file_is_refused(tmp_path: Path) -> None:
    large = an_artifact("$OEM$/$1/large.bin", bytes(33 * 1024 * 1024))
    folder = a_rendered_folder(tmp_path / "usb", an_artifact(), large)

    with pytest.raises(InputError, match="too large for a medium"):
        read_rendered(folder, with_own_oem=True)


def test_a_folder_with_too_much_in_it_is_refused(
    folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("unattend_gen.imager.rendered_folder.LIMIT_BYTES", 4)

    with pytest.raises(InputError, match="more than 0 MiB"):
        read_rendered(folder, with_own_oem=False)


@pytest.mark.parametrize("spoil", [without_looking, without_kinds])
def test_a_folder_that_cannot_be_looked_into_is_refused(
    spoil: Spoil, folder: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    spoil(monkeypatch, Path(folder, "scripts"), errno.EACCES)

    with pytest.raises(InputError, match="cannot be listed") as caught:
        read_rendered(folder, with_own_oem=False)

    assert caught.value.advice == "check its permissions"
