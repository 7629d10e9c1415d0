from __future__ import annotations

from tests.pictures import A_PNG, a_bitmap
from tests.render_contexts import a_render_context
from tests.specs import a_spec
from unattend_gen.core.artifact import LARGEST_EMBEDDED
from unattend_gen.renderer.extra_file import ExtraFile
from unattend_gen.renderer.extra_files.pictures import EXTRA_FILES
from unattend_gen.tables.model.local_file import LocalFile

FILL = bytes(LARGEST_EMBEDDED)
OEM = {"logo": LocalFile("logo.bmp", a_bitmap() + FILL)}
THEME = {"name": "Contoso", "wallpaper": LocalFile("sea.png", A_PNG + FILL)}


def test_large_pictures_go_into_the_folder_that_setup_copies() -> None:
    assert [*EXTRA_FILES.make(a_render_context(a_spec(oem=OEM, theme=THEME)))] == [
        ExtraFile("$OEM$/$$/System32/oemlogo.bmp", a_bitmap() + FILL),
        ExtraFile("$OEM$/$$/Web/Wallpaper/OEM/sea.png", A_PNG + FILL),
    ]


def test_small_pictures_are_no_files_of_their_own() -> None:
    theme = {"name": "Contoso", "wallpaper": LocalFile("sea.png", A_PNG)}
    oem = {"logo": LocalFile("logo.bmp", a_bitmap())}

    assert [*EXTRA_FILES.make(a_render_context(a_spec(oem=oem, theme=theme)))] == []


def test_a_spec_without_pictures_has_no_files() -> None:
    assert [*EXTRA_FILES.make(a_render_context(a_spec(oem={"provider": "Contoso"})))] == []
