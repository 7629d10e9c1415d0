from __future__ import annotations

from tests.specs import a_spec, written
from unattend_gen.renderer.tables.image import assignments

FROM = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom"


def test_without_the_table_the_key_picks_the_image() -> None:
    assert written(assignments(a_spec())) == {}


def test_an_image_is_picked_by_number() -> None:
    assert written(assignments(a_spec(image={"index": 6}))) == {
        f"{FROM}/MetaData[1]/Key": "/IMAGE/INDEX",
        f"{FROM}/MetaData[1]/Value": "6",
    }


def test_an_image_is_picked_by_name_from_another_file() -> None:
    image = {"name": "Windows 11 Pro", "path": r"\\server\share\install.wim"}

    assert written(assignments(a_spec(image=image))) == {
        f"{FROM}/Path": r"\\server\share\install.wim",
        f"{FROM}/MetaData[1]/Key": "/IMAGE/NAME",
        f"{FROM}/MetaData[1]/Value": "Windows 11 Pro",
    }


def test_an_image_is_picked_by_the_name_of_its_edition() -> None:
    assert written(assignments(a_spec(image={"edition": "professional"}))) == {
        f"{FROM}/MetaData[1]/Key": "/IMAGE/NAME",
        f"{FROM}/MetaData[1]/Value": "Windows 11 Pro",
    }
