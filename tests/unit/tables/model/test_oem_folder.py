from __future__ import annotations

from base64 import b64decode, b64encode

from tests.pictures import A_PNG
from tests.powershell import parsed
from unattend_gen.core.artifact import LARGEST_EMBEDDED
from unattend_gen.tables.mapping.additions import Stage
from unattend_gen.tables.model.local_file import LocalFile
from unattend_gen.tables.model.oem_folder import (
    LOGO,
    found_picture,
    in_output,
    is_embedded,
    on_machine,
    wallpaper,
    written_picture,
)
from unattend_gen.templating import Templates


def test_a_place_below_the_windows_folder_has_two_names() -> None:
    assert in_output(LOGO) == "$OEM$/$$/System32/oemlogo.bmp"
    assert on_machine(wallpaper("sea.png")) == r"%WINDIR%\Web\Wallpaper\OEM\sea.png"


def test_a_small_file_is_embedded() -> None:
    assert is_embedded(LocalFile("a", bytes(LARGEST_EMBEDDED)))
    assert not is_embedded(LocalFile("a", bytes(LARGEST_EMBEDDED + 1)))


def test_a_small_picture_is_written_by_a_script_that_contains_it() -> None:
    picture = LocalFile("it's.png", A_PNG)

    (script,) = written_picture("wallpaper", wallpaper(picture.name), picture)

    text = Templates().render(script.template, script.values)
    assert (script.stage, script.name) == (Stage.SPECIALIZE, "wallpaper")
    assert not parsed(text).root_node.has_error
    assert r"'Web\Wallpaper\OEM\it''s.png'" in text
    assert b64decode(str(script.values["content"])) == A_PNG
    assert str(script.values["content"]) in text


def test_a_large_picture_is_not() -> None:
    assert [*written_picture("logo", LOGO, LocalFile("a", bytes(LARGEST_EMBEDDED + 1)))] == []


def test_the_picture_of_a_script_is_found() -> None:
    picture = LocalFile("it's.png", b"\x89PNG")
    (script,) = written_picture("wallpaper", "Web/Wallpaper/OEM/it's.png", picture)

    text = Templates().render(script.template, script.values)

    assert found_picture(text) == picture
    assert found_picture(text.replace("Join-Path", "Split-Path")) is None
    assert found_picture(text.replace(b64encode(picture.data).decode(), "***")) is None
