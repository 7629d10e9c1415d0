from __future__ import annotations

from typing import TYPE_CHECKING

from tests.images import DEEP, an_ntfs_volume
from unattend_gen.core.location import Location
from unattend_gen.sources.limits import Budget, Limits
from unattend_gen.sources.ntfs import files_of_volume

if TYPE_CHECKING:
    from pathlib import Path

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
        return {one.location.inside[-1] for one in files_of_volume(stream, AT, Budget(limits))}


def test_known_places_are_found_in_any_case(tmp_path: Path) -> None:
    volume = an_ntfs_volume(tmp_path / "a.raw", FILES)

    assert names(volume, Limits()) == {
        "windows/PANTHER/UnattendGC/setupact.log",
        "Windows/System32/config/SOFTWARE",
        "autounattend.xml",
    }


def test_a_deep_search_finds_every_file(tmp_path: Path) -> None:
    volume = an_ntfs_volume(tmp_path / "a.raw", FILES)

    assert names(volume, DEEP) == set(FILES)


def test_a_file_that_was_deleted_is_left_out(tmp_path: Path) -> None:
    volume = an_ntfs_volume(tmp_path / "a.raw", {"gone.xml": b"1", "there.xml": b"2"})
    data = bytearray(volume.read_bytes())
    record = data.rindex(b"FILE0", 0, data.index("gone.xml".encode("utf-16-le")))
    data[record + 22] &= ~1
    volume.write_bytes(data)

    assert names(volume, DEEP) == {"there.xml"}


def test_what_is_passed_over_is_counted_and_a_folder_that_is_not_listed_as_one(
    tmp_path: Path,
) -> None:
    unlisted = {"Windows/Fonts/a.ttf": b"1", "Windows/Fonts/b.ttf": b"2"}
    volume = an_ntfs_volume(tmp_path / "a.raw", {**FILES, **unlisted, "plain.bin": b"3"})
    known, deep = Budget(Limits()), Budget(DEEP)
    with volume.open("rb") as stream:
        [*files_of_volume(stream, AT, known)]
        [*files_of_volume(stream, AT, deep)]

    # SAM, drivers, the folder of x, Fonts, plain.bin
    assert (known.passed_over, deep.passed_over) == (5, 0)
