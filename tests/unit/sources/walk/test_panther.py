from __future__ import annotations

import errno
import io
import os
import sys
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.listings import without_kinds, without_looking
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.walk.panther import read_panther

if TYPE_CHECKING:
    from pathlib import Path

ANSWER_FILE = b'<unattend xmlns="urn:schemas-microsoft-com:unattend"/>'
OTHER = b"<wireless/>"


def files(root: Path, *names: str, data: bytes = ANSWER_FILE) -> None:
    for name in names:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)


def found(root: Path, *named: Path) -> list[str]:
    items = read_panther([str(path) for path in named or (root,)])
    return [os.path.relpath(item.location.path, root) for item in items]


def test_a_named_file_is_read_whatever_it_is(tmp_path: Path) -> None:
    files(tmp_path, "x.bak", data=OTHER)

    assert list(read_panther([str(tmp_path / "x.bak")])) == [
        Document(Location(str(tmp_path / "x.bak")), OTHER)
    ]


def test_a_panther_folder_yields_its_answer_files(tmp_path: Path) -> None:
    files(
        tmp_path,
        "unattend.xml",
        "autounattend.xml",
        "unattend-original.xml",
        "Unattend/Unattend.xml",
        "UnattendGC/setupact.log",
    )
    files(tmp_path, "diagerr.xml", "WaSetup.xml", data=OTHER)

    assert found(tmp_path) == [
        "Unattend/Unattend.xml",
        "autounattend.xml",
        "unattend-original.xml",
        "unattend.xml",
    ]


def test_the_known_places_of_a_windows_drive_are_read_in_order(tmp_path: Path) -> None:
    files(
        tmp_path,
        "Windows/Panther/unattend.xml",
        "Windows/Panther/Unattend/Autounattend.xml",
        "Windows/System32/Sysprep/unattend.xml",
        "Windows/System32/Sysprep/Panther/unattend.xml",
        "Windows/Setup/Scripts/custom.xml",
        "Windows/OEM/unattend.xml",
        "Windows/unattend.xml",
        "Windows.old/Windows/Panther/unattend.xml",
        "$Windows.~BT/Sources/Panther/unattend.xml",
        "Sources/Autounattend.xml",
        "Sources/$OEM$/$$/Panther/Unattend.xml",
        "sysprep/sysprep.xml",
        "Recovery/OEM/unattend.xml",
        "Recovery/AutoApply/unattend.xml",
        "Program Files/Cloudbase Solutions/Cloudbase-Init/conf/Unattend.xml",
        "autounattend.xml",
        "Users/bob/unattend.xml",
    )

    assert found(tmp_path) == [
        "Windows/Panther/Unattend/Autounattend.xml",
        "Windows/Panther/unattend.xml",
        "Windows/System32/Sysprep/Panther/unattend.xml",
        "Windows/System32/Sysprep/unattend.xml",
        "Windows/Setup/Scripts/custom.xml",
        "Windows/OEM/unattend.xml",
        "Windows/unattend.xml",
        "Windows.old/Windows/Panther/unattend.xml",
        "$Windows.~BT/Sources/Panther/unattend.xml",
        "Sources/Autounattend.xml",
        "Sources/$OEM$/$$/Panther/Unattend.xml",
        "sysprep/sysprep.xml",
        "Recovery/OEM/unattend.xml",
        "Recovery/AutoApply/unattend.xml",
        "Program Files/Cloudbase Solutions/Cloudbase-Init/conf/Unattend.xml",
        "autounattend.xml",
    ]


def test_names_are_compared_without_case(tmp_path: Path) -> None:
    files(tmp_path, "WINDOWS/PANTHER/UNATTEND.XML", "WINDOWS/system32/SYSPREP/Sysprep.XML")

    assert found(tmp_path) == [
        "WINDOWS/PANTHER/UNATTEND.XML",
        "WINDOWS/system32/SYSPREP/Sysprep.XML",
    ]


def test_the_windows_folder_itself_may_be_named(tmp_path: Path) -> None:
    files(tmp_path, "Panther/unattend.xml", "System32/Sysprep/unattend.xml", "Web/unattend.xml")

    assert found(tmp_path) == ["Panther/unattend.xml", "System32/Sysprep/unattend.xml"]


def test_a_folder_of_copies_from_many_machines_is_walked(tmp_path: Path) -> None:
    files(tmp_path, "pc1/Windows/Panther/unattend.xml", "pc2/unattend.xml")

    assert found(tmp_path) == ["pc1/Windows/Panther/unattend.xml", "pc2/unattend.xml"]


def test_content_decides_for_any_other_name(tmp_path: Path) -> None:
    files(tmp_path, "site.xml")
    files(tmp_path, "utf16.xml", data=ANSWER_FILE.decode().encode("utf-16"))
    files(tmp_path, "bare.xml", data=b"<unattend/>")
    files(tmp_path, "wifi.xml", data=OTHER)

    assert found(tmp_path) == ["bare.xml", "site.xml", "utf16.xml"]


def test_a_known_name_is_reported_whatever_its_content(tmp_path: Path) -> None:
    files(tmp_path, "unattend.xml", data=b"\0\1\2")

    assert found(tmp_path) == ["unattend.xml"]


def test_unreadable_files_are_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "odd.xml")

    [item] = read_panther([str(tmp_path)])

    assert isinstance(item, Skipped)
    assert item.reason is SkipReason.NOT_REGULAR


def test_a_place_without_answer_files_yields_nothing(tmp_path: Path) -> None:
    files(tmp_path, "Windows/Panther/setupact.log", data=OTHER)

    assert found(tmp_path) == []


def test_a_file_that_two_paths_lead_to_is_read_once(tmp_path: Path) -> None:
    files(tmp_path, "unattend.xml")

    assert found(tmp_path, tmp_path, tmp_path / "unattend.xml") == ["unattend.xml"]


@pytest.mark.parametrize(
    ("link", "beside"),
    [
        ("Windows", ()),
        ("windows", ("autounattend.xml",)),
        ("Windows/Panther", ()),
        ("WINDOWS/PANTHER", ("WINDOWS/System32/Sysprep/unattend.xml",)),
        ("Panther", ("System32/Sysprep/unattend.xml",)),
    ],
)
def test_a_place_that_is_a_link_is_reported_and_not_followed(
    link: str, beside: tuple[str, ...], tmp_path: Path
) -> None:
    drive = tmp_path / "drive"
    files(tmp_path, "real/Panther/unattend.xml", "real/unattend.xml")
    files(drive, *beside)
    (drive / link).parent.mkdir(parents=True, exist_ok=True)
    (drive / link).symlink_to(tmp_path / "real")

    skipped, *rest = read_panther([str(drive)])

    assert skipped == Skipped(
        Location(str(drive / link)),
        SkipReason.NOT_REGULAR,
        "a symbolic link or junction; name its target",
    )
    assert [item.location.path for item in rest] == [str(drive / name) for name in beside]


def test_a_linked_folder_below_panther_is_reported(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    files(tmp_path, "real/unattend.xml")
    files(drive, "Windows/Panther/unattend.xml", "Windows/Panther/setupact.log")
    (drive / "Windows/Panther/Unattend").symlink_to(tmp_path / "real")
    (drive / "Windows/Panther/log").symlink_to("setupact.log")
    (drive / "Documents and Settings").symlink_to("Users")

    skipped, document = read_panther([str(drive)])

    assert isinstance(skipped, Skipped)
    assert skipped.location.path == str(drive / "Windows/Panther/Unattend")
    assert skipped.reason is SkipReason.NOT_REGULAR
    assert document.location.path == str(drive / "Windows/Panther/unattend.xml")


def test_a_dangling_link_is_reported_too(tmp_path: Path) -> None:
    (tmp_path / "Panther").symlink_to("gone")

    assert found(tmp_path) == ["Panther"]


def test_a_file_with_the_name_of_a_place_is_not_a_place(tmp_path: Path) -> None:
    files(tmp_path, "Windows/Panther/unattend.xml", "Sources", data=ANSWER_FILE)

    assert found(tmp_path) == ["Windows/Panther/unattend.xml"]


def test_a_link_that_was_named_is_followed(tmp_path: Path) -> None:
    files(tmp_path, "real/Panther/unattend.xml")
    (tmp_path / "Windows").symlink_to("real")

    assert found(tmp_path, tmp_path / "Windows") == ["Windows/Panther/unattend.xml"]


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT])
def test_a_folder_with_inaccessible_entries_is_reported(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path, "Windows/Panther/unattend.xml")
    without_looking(monkeypatch, tmp_path / "Windows" / "Panther", number)

    [item] = read_panther([str(tmp_path)])

    assert isinstance(item, Skipped)
    assert item.location.path == str(tmp_path / "Windows" / "Panther")
    assert (item.reason, os.strerror(number).lower() in item.advice) == (
        SkipReason.UNREADABLE,
        True,
    )


@pytest.mark.parametrize("number", [errno.EACCES, errno.ENOENT])
def test_a_place_of_unknown_type_is_reported(
    number: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path, "Windows/Panther/unattend.xml", "Windows/System32/Sysprep/unattend.xml")
    without_kinds(monkeypatch, tmp_path / "Windows" / "Panther", number)

    skipped, document = read_panther([str(tmp_path)])

    assert isinstance(skipped, Skipped)
    assert skipped.location.path == str(tmp_path / "Windows" / "Panther")
    assert skipped.reason is SkipReason.UNREADABLE
    assert isinstance(document, Document)


def test_a_drive_that_cannot_be_listed_is_reported_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: str) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "scandir", refuse)

    assert list(read_panther([str(tmp_path)])) == [
        Skipped(
            Location(str(tmp_path)),
            SkipReason.UNREADABLE,
            "permission denied; run as a user who may read it, or copy it elsewhere",
        )
    ]


def test_a_path_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="no such file or folder"):
        next(read_panther([str(tmp_path / "missing")]))


def test_standard_input_is_a_document(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(ANSWER_FILE)))

    assert list(read_panther(["-"])) == [Document(Location("-"), ANSWER_FILE)]
