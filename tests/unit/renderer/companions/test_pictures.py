from __future__ import annotations

from tests.pictures import A_PNG, a_bitmap
from tests.scenes import a_scene
from tests.specs import a_spec
from unattend_gen.renderer.companion import Companion
from unattend_gen.renderer.companions.pictures import COMPANIONS
from unattend_gen.tables.model.local_file import LocalFile

OEM = {"logo": LocalFile("logo.bmp", a_bitmap())}
THEME = {"name": "Contoso", "wallpaper": LocalFile("sea.png", A_PNG)}


def test_both_pictures_go_into_the_folder_that_setup_copies() -> None:
    assert [*COMPANIONS.make(a_scene(a_spec(oem=OEM, theme=THEME)))] == [
        Companion("$OEM$/$$/System32/oemlogo.bmp", a_bitmap()),
        Companion("$OEM$/$$/Web/Wallpaper/OEM/sea.png", A_PNG),
    ]


def test_without_pictures_there_is_nothing() -> None:
    assert [*COMPANIONS.make(a_scene(a_spec(oem={"provider": "Contoso"})))] == []
