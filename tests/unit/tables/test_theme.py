from __future__ import annotations

from pathlib import Path

import pytest

from tests.pictures import A_PNG, a_bitmap
from tests.specs import a_spec, given, refusals, written
from unattend_gen.tables.model.local_file import LocalFile
from unattend_gen.tables.theme import TABLE


def a_theme(folder: Path, name: str, data: bytes) -> dict[str, str]:
    (folder / name).write_bytes(data)
    return {"name": "Contoso", "wallpaper": str(folder / name)}


def test_a_theme_has_a_name_and_a_picture(tmp_path: Path) -> None:
    theme = a_spec(theme=a_theme(tmp_path, "a.PNG", A_PNG)).theme

    assert given(theme) == {"name": "Contoso", "wallpaper": LocalFile("a.PNG", A_PNG)}


@pytest.mark.parametrize(
    ("name", "data"), [("a.png", a_bitmap()), ("a.gif", b"GIF89a"), ("a", A_PNG)]
)
def test_the_picture_matches_its_suffix(name: str, data: bytes, tmp_path: Path) -> None:
    assert refusals(theme=a_theme(tmp_path, name, data)) == {
        "theme.wallpaper": "is not a .jpg, .png or .bmp picture"
    }


@pytest.mark.parametrize("name", ["50%.png", "Grüße.png", "a:b.png"])
def test_a_name_that_windows_may_misread_is_rejected(name: str, tmp_path: Path) -> None:
    assert refusals(theme=a_theme(tmp_path, name, A_PNG)) == {
        "theme.wallpaper": "has a name that Windows may misread"
    }


def test_a_name_is_limited_by_its_setting(tmp_path: Path) -> None:
    table = {**a_theme(tmp_path, "a.png", A_PNG), "name": 257 * "x"}

    assert refusals(theme=table) == {"theme.name": "is longer than 256 characters"}


THEMES = "oobeSystem/Microsoft-Windows-Shell-Setup/Themes"


def test_a_theme_names_its_picture_at_its_final_place() -> None:
    theme = {"name": "Contoso", "wallpaper": LocalFile("sea.png", A_PNG)}

    assert written(TABLE.additions(a_spec(theme=theme))) == {
        f"{THEMES}/DesktopBackground": r"%WINDIR%\Web\Wallpaper\OEM\sea.png",
        f"{THEMES}/ThemeName": "Contoso",
    }
