from __future__ import annotations

import errno
import io
import os
import sys
import zipfile
from types import SimpleNamespace
from typing import TYPE_CHECKING

import pytest

from tests.images import a_wim
from tests.listings import without_kinds, without_looking
from unattend_gen.core.document import Document
from unattend_gen.core.location import Location
from unattend_gen.core.report import Skipped, SkipReason
from unattend_gen.errors import SourceError
from unattend_gen.sources.walk.panther import is_copy, read_panther

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


def test_everything_in_a_panther_folder_is_read(tmp_path: Path) -> None:
    names = (
        "Unattend/Unattend.xml",
        "UnattendGC/setupact.log",
        "diagerr.xml",
        "setupinfo",
        "una1234.tmp",
        "unattend-original.xml",
        "unattend.xml.bak",
    )
    files(tmp_path, *names)

    assert found(tmp_path) == [*names]


def test_the_known_places_of_a_windows_drive_are_read_by_name(tmp_path: Path) -> None:
    places = (
        "$WINDOWS.~BT/Sources/Panther/unattend.xml",
        "$WINDOWS.~WS/Sources/Panther/setupact.log",
        "MININT/SMSOSD/OSDLOGS/Variables.dat",
        "Program Files/Amazon/Ec2ConfigService/Settings/config.xml",
        "Program Files/Amazon/Ec2ConfigService/sysprep2008.xml",
        "Program Files/Cloudbase Solutions/Cloudbase-Init/LocalScripts/key.ps1",
        "Program Files/Cloudbase Solutions/Cloudbase-Init/conf/cloudbase-init.conf",
        "ProgramData/Amazon/EC2-Windows/Launch/Sysprep/Unattend.xml",
        "ProgramData/Amazon/EC2Launch/config/agent-config.yml",
        "Recovery/AutoApply/unattend.xml",
        "Recovery/OEM/x.cmd",
        "Sources/$OEM$/$$/Panther/Unattend.xml",
        "Sources/Autounattend.xml",
        "Users/bob/AppData/Roaming/Microsoft/Windows/PowerShell/PSReadLine/ConsoleHost_history.txt",
        "Users/bob/Documents/20260102/PowerShell_transcript.PC.x.20260102.txt",
        "Users/bob/Documents/PowerShell_transcript.PC.x.20260102.txt",
        "Users/bob/NTUSER.DAT",
        "Windows/OEM/unattend.xml",
        "Windows/Panther/Unattend/Autounattend.xml",
        "Windows/Panther/una1234.tmp",
        "Windows/Setup/Scripts/SetupComplete.cmd",
        "Windows/System32/Sysprep/Panther/unattend.xml",
        "Windows/System32/config/SOFTWARE",
        "Windows/unattend.xml",
        "Windows.old/Windows/Panther/unattend.xml",
        "Windows.old.000/Windows/Panther/unattend.xml",
        "_SMSTaskSequence/TSEnv.dat",
        "autounattend.xml.old",
        "sysprep/sysprep.inf",
    )
    others = ("pagefile.sys", "Users/bob/Desktop/x.txt", "Windows/System32/drivers/etc/hosts")
    files(tmp_path, *places, *others, "Windows/explorer.exe", "Program Files/App/app.xml")

    assert found(tmp_path) == [*places]


def test_names_are_compared_without_case(tmp_path: Path) -> None:
    files(tmp_path, "WINDOWS/PANTHER/UNATTEND.XML", "WINDOWS/system32/SYSPREP/Sysprep.XML")

    assert found(tmp_path) == [
        "WINDOWS/PANTHER/UNATTEND.XML",
        "WINDOWS/system32/SYSPREP/Sysprep.XML",
    ]


def test_the_windows_folder_itself_may_be_named(tmp_path: Path) -> None:
    files(tmp_path, "Panther/unattend.xml", "System32/Sysprep/unattend.xml", "Web/x.xml")

    assert found(tmp_path) == ["Panther/unattend.xml", "System32/Sysprep/unattend.xml"]


def test_names_that_match_are_found_in_any_folder_of_a_drive(tmp_path: Path) -> None:
    places = (
        "Imaging/Old/unattend-backup.xml",
        "Users/x/Desktop/autounattend.xml",
        "Windows/Fonts/.groups.xml.swp",
        "Windows/System32/drivers/Sysprep - Copy (2).inf",
    )
    files(tmp_path, *places, "Windows/System32/x.dll")

    assert found(tmp_path) == [*places]


def test_files_that_are_passed_over_are_counted(tmp_path: Path) -> None:
    files(tmp_path, "Windows/Panther/unattend.xml", "Windows/System32/x.dll", "a/b/c.doc", "d.exe")
    counts: list[int] = []

    [_] = read_panther([str(tmp_path)], passed_over=counts.append)

    assert sum(counts) == 3


def test_an_image_that_passed_over_files_counts_them(tmp_path: Path) -> None:
    image = a_wim(tmp_path / "a.wim")
    counts: list[int] = []

    [_] = read_panther([str(image)], passed_over=counts.append)

    assert sum(counts) == 2


def test_a_folder_beside_known_places_that_cannot_be_listed_counts_as_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files(tmp_path, "Windows/Panther/unattend.xml", "Windows/System32/x.dll", "private/x.doc")
    without_looking(monkeypatch, tmp_path / "private", errno.EACCES)
    counts: list[int] = []

    [document] = read_panther([str(tmp_path)], passed_over=counts.append)

    assert isinstance(document, Document)
    assert sum(counts) == 2


def test_a_folder_of_copies_from_many_machines_is_walked(tmp_path: Path) -> None:
    files(tmp_path, "pc1/Windows/Panther/unattend.xml", "pc2/unattend.xml")

    assert found(tmp_path) == ["pc1/Windows/Panther/unattend.xml", "pc2/unattend.xml"]


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("site.xml", ANSWER_FILE),
        ("una1234.tmp", b"\xef\xbb\xbf\r\n" + ANSWER_FILE),
        ("utf16.bak", ANSWER_FILE.decode().encode("utf-16")),
        ("bare", b"<unattend/>"),
        ("Unattend.xml", b"\0\1\2"),
        ("C:\\Windows\\Panther\\AutoUnattend.xml", OTHER),
    ],
)
def test_a_copy_is_recognised_by_its_content_or_name(name: str, data: bytes) -> None:
    assert is_copy(Document(Location(name), data))


@pytest.mark.parametrize(
    ("name", "data"), [("wifi.xml", OTHER), ("setupact.log", b"2026 " + ANSWER_FILE), ("x", b"")]
)
def test_other_documents_are_no_copies(name: str, data: bytes) -> None:
    assert not is_copy(Document(Location(name), data))


def test_a_known_name_is_reported_whatever_its_content(tmp_path: Path) -> None:
    files(tmp_path, "unattend.xml", data=b"\0\1\2")

    assert found(tmp_path) == ["unattend.xml"]


def test_unreadable_files_are_reported(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "odd.xml")

    [item] = read_panther([str(tmp_path)])

    assert isinstance(item, Skipped)
    assert item.reason is SkipReason.NOT_REGULAR


def test_an_archive_in_a_known_place_is_opened(tmp_path: Path) -> None:
    (tmp_path / "System32").mkdir()
    (tmp_path / "Panther").mkdir()
    with zipfile.ZipFile(tmp_path / "Panther" / "old.zip", "w") as archive:
        archive.writestr("unattend.xml", ANSWER_FILE)

    [document] = read_panther([str(tmp_path)])

    assert document.location.inside == ("unattend.xml",)


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

    items = sorted(read_panther([str(drive)]), key=lambda item: isinstance(item, Document))
    skipped, *rest = items

    assert isinstance(skipped, Skipped)
    assert (skipped.location.path, skipped.reason) == (str(drive / link), SkipReason.NOT_REGULAR)
    assert skipped.advice.endswith("name its target")
    assert [item.location.path for item in rest] == [str(drive / name) for name in beside]


def test_a_linked_folder_below_panther_is_reported(tmp_path: Path) -> None:
    drive = tmp_path / "drive"
    files(tmp_path, "real/unattend.xml")
    files(drive, "Windows/Panther/unattend.xml")
    (drive / "Windows/System32").mkdir()
    (drive / "Windows/Panther/Unattend").symlink_to(tmp_path / "real")
    (drive / "Documents and Settings").symlink_to("Users")
    (drive / "shortcut").symlink_to("Windows")

    skipped, document = read_panther([str(drive)])

    assert isinstance(skipped, Skipped)
    assert skipped.location.path == str(drive / "Windows/Panther/Unattend")
    assert skipped.reason is SkipReason.NOT_REGULAR
    assert document.location.path == str(drive / "Windows/Panther/unattend.xml")


def test_a_dangling_link_is_reported_too(tmp_path: Path) -> None:
    (tmp_path / "Panther").symlink_to("gone")

    assert found(tmp_path) == ["Panther"]


def test_a_file_with_the_name_of_a_place_is_not_a_place(tmp_path: Path) -> None:
    files(tmp_path, "Windows/Panther/unattend.xml", "Minint2/x", data=ANSWER_FILE)
    files(tmp_path, "Windows/System32/Sysprep", data=ANSWER_FILE)

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
