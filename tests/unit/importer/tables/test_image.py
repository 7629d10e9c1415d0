from __future__ import annotations

import pytest

from tests.imports import tables
from unattend_gen.importer.tables.image import propose

FROM = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom"


@pytest.mark.parametrize(
    ("key", "value", "table"),
    [
        ("/IMAGE/INDEX", "2", {"index": 2}),
        ("/IMAGE/NAME", "Windows 11 Pro", {"name": "Windows 11 Pro"}),
    ],
)
def test_an_image_is_read_by_what_picks_it(key: str, value: str, table: dict[str, object]) -> None:
    values = {f"{FROM}/MetaData[1]/Key": key, f"{FROM}/MetaData[1]/Value": value}

    assert tables(propose, {**values}) == [table]


def test_an_image_picked_by_anything_else_is_no_table() -> None:
    assert tables(propose, {f"{FROM}/MetaData[1]/Key": "/IMAGE/DESCRIPTION"}) == []


def test_the_file_of_the_image_is_read() -> None:
    values = {f"{FROM}/MetaData[1]/Key": "/IMAGE/INDEX", f"{FROM}/Path": "D:\\a.wim"}

    assert tables(propose, {**values}) == [{"path": "D:\\a.wim"}]
