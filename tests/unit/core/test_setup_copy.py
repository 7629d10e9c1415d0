from __future__ import annotations

import pytest

from unattend_gen.core.location import Location
from unattend_gen.core.setup_copy import is_setups_copy


@pytest.mark.parametrize(
    "location",
    [
        Location("Windows/Panther/unattend.xml"),
        Location("D:\\WINDOWS\\PANTHER\\UnattendGC\\una1234.tmp"),
        Location("Panther/unattend-original.xml"),
        Location("pc/$Windows.~BT/Sources/Panther/unattend.xml"),
        Location("Windows.old.000/Windows/System32/Sysprep/unattend.xml"),
        Location("disk.vhdx", ("2", "Windows/Panther/unattend.xml")),
    ],
)
def test_files_in_the_folders_of_setup_are_its_copies(location: Location) -> None:
    assert is_setups_copy(location, was_processed=False)


@pytest.mark.parametrize(
    "path",
    [
        "templates/unattend.xml",
        "panther.xml",
        "my-panther/unattend.xml",
        "iso/sources/$OEM$/$$/Panther/unattend.xml",
        "autounattend.xml",
    ],
)
def test_files_elsewhere_are_copies_only_if_setup_marked_them(path: str) -> None:
    location = Location(path)

    assert not is_setups_copy(location, was_processed=False)
    assert is_setups_copy(location, was_processed=True)
