from __future__ import annotations

from tests.pictures import A_PNG
from tests.specs import a_spec, written
from unattend_gen.renderer.tables.theme import assignments
from unattend_gen.tables.model.local_file import LocalFile

THEMES = "oobeSystem/Microsoft-Windows-Shell-Setup/Themes"


def test_a_theme_names_its_picture_where_setup_puts_it() -> None:
    theme = {"name": "Contoso", "wallpaper": LocalFile("sea.png", A_PNG)}

    assert written(assignments(a_spec(theme=theme))) == {
        f"{THEMES}/DesktopBackground": r"%WINDIR%\Web\Wallpaper\OEM\sea.png",
        f"{THEMES}/ThemeName": "Contoso",
    }
    assert written(assignments(a_spec())) == {}
