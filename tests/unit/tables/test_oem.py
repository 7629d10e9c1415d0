from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures import A_PNG, a_bitmap
from tests.specs import a_spec, refusals
from unattend_gen.tables.model.local_file import LocalFile
from unattend_gen.tables.oem import Oem


def a_file(folder: Path, data: bytes) -> str:
    path = folder / "logo.bmp"
    path.write_bytes(data)
    return str(path)


def test_support_and_logo(tmp_path: Path) -> None:
    logo = a_file(tmp_path, a_bitmap(120, -120))

    assert a_spec(oem={"provider": "Contoso", "logo": logo}).oem == Oem(
        provider="Contoso", logo=LocalFile("logo.bmp", a_bitmap(120, -120))
    )


@pytest.mark.parametrize(
    "data", [b"", A_PNG, a_bitmap()[:20], a_bitmap(121, 1), a_bitmap(1, 121), a_bitmap(0, 0)]
)
def test_a_logo_is_a_small_bitmap(data: bytes, tmp_path: Path) -> None:
    assert refusals(oem={"logo": a_file(tmp_path, data)}) == {
        "oem.logo": "is no bitmap of at most 120 by 120 pixels"
    }


def test_a_text_is_no_longer_than_its_setting_takes() -> None:
    assert refusals(oem={"phone": 257 * "5"}) == {"oem.phone": "is longer than 256 characters"}


def test_an_older_windows_shows_no_provider() -> None:
    assert refusals(windows="8.1", oem={"provider": "Contoso"}) == {
        "oem": "has provider, which came with Windows 10 version 1709"
    }
