from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from tests.images import (
    ANSWER_FILE,
    DEEP,
    FILES,
    a_disk_of,
    a_tree,
    an_empty_ntfs_volume,
    an_ntfs_volume,
    converted,
    members_of,
    passed_over,
    seen,
)
from tests.readers import ran
from unattend_gen.core.location import Location
from unattend_gen.core.report import SkipReason
from unattend_gen.sources.containers.disk_image import SOURCE, files_of_volume
from unattend_gen.sources.limits import ExtractionBudget, Limits

if TYPE_CHECKING:
    from pathlib import Path


FORMS = ("vpc", "vhdx", "vmdk", "qcow2", "vdi")
ALL = {(name,): content for name, content in FILES.items()}


@pytest.fixture(scope="module")
def volume(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return an_ntfs_volume(tmp_path_factory.mktemp("disk") / "volume.raw")


@pytest.fixture
def _without_dissect(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in [*sys.modules]:
        if name.partition(".")[0] == "dissect":
            monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "dissect", None)


@pytest.mark.parametrize("form", FORMS)
def test_the_known_places_of_every_format_are_read(volume: Path, form: str) -> None:
    assert seen(converted(volume, form)) == {(ANSWER_FILE,): b"<unattend/>"}


def test_a_deep_search_yields_all_files(volume: Path) -> None:
    assert seen(volume, DEEP) == ALL


def test_passed_over_files_are_counted(volume: Path) -> None:
    assert (passed_over(volume), passed_over(volume, DEEP)) == (2, 0)


@pytest.mark.usefixtures("_without_dissect")
def test_7z_counts_no_file_of_the_file_system_itself(volume: Path) -> None:
    disk = converted(volume, "vhdx")

    assert (passed_over(disk), passed_over(disk, DEEP)) == (2, 0)


@pytest.mark.needs("dissect.ntfs")
def test_a_partition_is_a_step_of_the_location(volume: Path, tmp_path: Path) -> None:
    disk = a_disk_of(volume, tmp_path / "disk.raw")

    assert seen(disk) == {("2", ANSWER_FILE): b"<unattend/>"}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.usefixtures("_without_dissect")
def test_7z_reads_what_dissect_would(volume: Path, form: str) -> None:
    disk = converted(volume, form)

    assert seen(disk) == {(ANSWER_FILE,): b"<unattend/>"}
    assert seen(disk, DEEP) == ALL


@pytest.mark.usefixtures("_without_dissect")
def test_7z_reads_partitions_too(volume: Path, tmp_path: Path) -> None:
    disk = a_disk_of(volume, tmp_path / "disk.raw")

    assert seen(disk)["1.ntfs", ANSWER_FILE] == b"<unattend/>"


@pytest.mark.needs("dissect.ntfs")
@pytest.mark.parametrize("form", ["qcow2", "vmdk"])
def test_a_differencing_disk_is_reported_and_its_parent_is_not_opened(
    volume: Path, form: str
) -> None:
    parent = converted(volume, form)
    child = parent.with_name(f"child.{form}")
    ran("qemu-img", "create", "-f", form, "-b", parent, "-F", form, child)

    assert seen(child) == {(): SkipReason.UNREADABLE}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("share", [0.01, 0.5])
def test_a_truncated_disk_is_reported_or_read(volume: Path, form: str, share: float) -> None:
    data = converted(volume, form).read_bytes()
    found = members_of(SOURCE, data[: int(len(data) * share)])

    assert found
    assert set(found.values()) <= {SkipReason.DAMAGED, b"<unattend/>"}


@pytest.mark.parametrize("at", range(0, 512, 37))
def test_an_invalid_boot_sector_is_reported_or_read(volume: Path, at: int) -> None:
    data = bytearray(volume.read_bytes())
    data[at] ^= 0xFF

    assert len(members_of(SOURCE, bytes(data))) < 5


@pytest.mark.needs("dissect.ntfs")
def test_a_volume_encrypted_by_bitlocker_is_reported(volume: Path, tmp_path: Path) -> None:
    data = bytearray(volume.read_bytes())
    data[3:11] = b"-FVE-FS-"
    locked = tmp_path / "locked.raw"
    locked.write_bytes(data)

    assert seen(locked) == {(): SkipReason.ENCRYPTED}
    assert seen(a_disk_of(locked, tmp_path / "disk.raw")) == {("2",): SkipReason.ENCRYPTED}


@pytest.mark.needs("dissect.ntfs")
def test_a_partition_of_another_kind_is_reported(volume: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.raw"
    other.write_bytes(b"another file system".ljust(volume.stat().st_size, b"\0"))

    assert seen(a_disk_of(other, tmp_path / "disk.raw")) == {("2",): SkipReason.NEEDS_EXTRA}


def test_content_above_the_limit_is_reported(volume: Path) -> None:
    assert SkipReason.LIMIT_REACHED in seen(volume, Limits(total_bytes=5)).values()


AT = Location("disk", ("1",))
FILES = {
    "windows/PANTHER/UnattendGC/setupact.log": b"log",
    "Windows/System32/config/SOFTWARE": b"regf",
    "Windows/System32/config/SAM": b"regf",
    "Windows/System32/drivers/a.sys": b"MZ",
    "autounattend.xml": b"<unattend/>",
    "Users/x/unattend.xml": b"<unattend/>",
}


def names(volume: Path, limits: Limits) -> set[str]:
    with volume.open("rb") as stream:
        return {
            one.location.inside[-1] for one in files_of_volume(stream, AT, ExtractionBudget(limits))
        }


@pytest.mark.needs("dissect.ntfs")
def test_known_places_are_found_in_any_case(tmp_path: Path) -> None:
    volume = an_ntfs_volume(tmp_path / "a.raw", FILES)

    assert names(volume, Limits()) == {
        "windows/PANTHER/UnattendGC/setupact.log",
        "Windows/System32/config/SOFTWARE",
        "autounattend.xml",
        "Users/x/unattend.xml",
    }


@pytest.mark.needs("dissect.ntfs")
def test_a_deep_search_finds_every_file(tmp_path: Path) -> None:
    volume = an_ntfs_volume(tmp_path / "a.raw", FILES)

    assert names(volume, DEEP) == set(FILES)


@pytest.mark.needs("dissect.ntfs")
def test_a_file_that_was_deleted_is_left_out(tmp_path: Path) -> None:
    volume = an_ntfs_volume(tmp_path / "a.raw", {"gone.xml": b"1", "there.xml": b"2"})
    data = bytearray(volume.read_bytes())
    record = data.rindex(b"FILE0", 0, data.index("gone.xml".encode("utf-16-le")))
    data[record + 22] &= ~1
    volume.write_bytes(data)

    assert names(volume, DEEP) == {"there.xml"}


@pytest.mark.needs("dissect.ntfs")
def test_names_that_match_are_found_in_any_folder(tmp_path: Path) -> None:
    odd = {"Imaging/Old/unattend-backup.xml", "Windows/Fonts/deep/er/Groups.xml"}
    volume = an_ntfs_volume(tmp_path / "a.raw", {**dict.fromkeys(odd, b"1"), "Windows/a.exe": b"2"})

    assert names(volume, Limits()) == odd


@pytest.mark.needs("dissect.ntfs")
def test_every_file_that_is_passed_over_is_counted(tmp_path: Path) -> None:
    more = {"Windows/Fonts/a.ttf": b"1", "Windows/Fonts/b.ttf": b"2", "plain.bin": b"3"}
    volume = an_ntfs_volume(tmp_path / "a.raw", {**FILES, **more})
    known, deep = ExtractionBudget(Limits()), ExtractionBudget(DEEP)
    with volume.open("rb") as stream:
        [*files_of_volume(stream, AT, known)]
        [*files_of_volume(stream, AT, deep)]

    # SAM, a.sys, a.ttf, b.ttf, plain.bin
    assert (known.passed_over, deep.passed_over) == (5, 0)


@pytest.mark.needs("dissect.ntfs")
def test_a_file_with_two_names_is_read_once(tmp_path: Path) -> None:
    tree = a_tree(tmp_path / "tree", {"odd/unattend.xml": b"1"})
    (tree / "Windows").mkdir()
    (tree / "Windows" / "copy.exe").hardlink_to(tree / "odd" / "unattend.xml")
    wim = tmp_path / "a.wim"
    ran("wimlib-imagex", "capture", tree, wim)
    volume = an_empty_ntfs_volume(tmp_path / "a.raw")
    ran("wimlib-imagex", "apply", wim, "1", volume)

    assert names(volume, Limits()) == {"odd/unattend.xml"}
    assert len(names(volume, DEEP)) == 1


@pytest.mark.needs("dissect.ntfs")
def test_a_record_that_was_not_written_completely_is_reported(tmp_path: Path) -> None:
    volume = an_ntfs_volume(tmp_path / "a.raw", {"a.exe": b"1", "odd/unattend.xml": b"2"})
    data = bytearray(volume.read_bytes())
    record = data.rindex(b"FILE0", 0, data.index("a.exe".encode("utf-16-le")))
    data[record + 510] ^= 0xFF
    volume.write_bytes(data)

    assert seen(volume) == {("odd/unattend.xml",): b"2", (): SkipReason.DAMAGED}
