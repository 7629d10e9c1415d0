from __future__ import annotations

import pytest

from unattend_gen.core.location import Location
from unattend_gen.rules.places import Place, PlaceKind, is_answer_file, place_of, steps_of


@pytest.mark.parametrize(
    ("path", "kind", "below"),
    [
        ("pc/Windows/Panther/unattend.xml", PlaceKind.WINDOWS, "windows/panther/unattend.xml"),
        (
            "C:\\Windows\\System32\\Sysprep\\u.xml",
            PlaceKind.WINDOWS,
            "windows/system32/sysprep/u.xml",
        ),
        (
            "x/windows.old/WINDOWS/Setup/Scripts/a.cmd",
            PlaceKind.WINDOWS,
            "windows/setup/scripts/a.cmd",
        ),
        ("d/RemoteInstall/Images/g/Unattend/x.xml", PlaceKind.WDS, "images/g/unattend/x.xml"),
        ("REMINST/x.xml", PlaceKind.WDS, "x.xml"),
        ("srv/WdsClientUnattend/x64.xml", PlaceKind.WDS, "wdsclientunattend/x64.xml"),
        ("out/ImageUnattend.xml", PlaceKind.WDS, "imageunattend.xml"),
        ("share/Control/CustomSettings.ini", PlaceKind.MDT, "control/customsettings.ini"),
        ("share/Control/TS1/Unattend.xml", PlaceKind.MDT, "control/ts1/unattend.xml"),
        ("iso/sources/$OEM$/$$/x.cmd", PlaceKind.MEDIA, "$oem$/$$/x.cmd"),
        ("usb/Autounattend.xml", PlaceKind.MEDIA, "autounattend.xml"),
    ],
)
def test_a_place_is_recognized_by_its_folders(path: str, kind: PlaceKind, below: str) -> None:
    place = place_of(Location(path))

    assert place is not None
    assert (place.kind, "/".join(place.below)) == (kind, below)


@pytest.mark.parametrize(
    "path", ["unattend.xml", "Control/notes.txt", "windows/notes.txt", "a/panther/x.xml", "-", ""]
)
def test_other_paths_have_no_place(path: str) -> None:
    assert place_of(Location(path)) is None


def test_a_place_may_be_inside_an_image() -> None:
    place = place_of(Location("i.wim", inside=("1", "Windows/Panther/unattend.xml")))

    assert place == Place(PlaceKind.WINDOWS, ("i.wim", "1"), ("windows", "panther", "unattend.xml"))


def test_steps_are_in_lower_case_whatever_separates_them() -> None:
    assert steps_of(Location("/A\\b//C", inside=("d/E",))) == ("a", "b", "c", "d", "e")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be"])
def test_an_answer_file_is_recognized_by_its_namespace_in_any_encoding(encoding: str) -> None:
    text = '<unattend xmlns="urn:schemas-microsoft-com:unattend"/>'

    assert is_answer_file(text.encode(encoding))
    assert not is_answer_file("<Boot/>".encode(encoding))
