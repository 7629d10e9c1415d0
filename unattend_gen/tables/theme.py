"""`[theme]`: the desktop that new users start with.

Source:
    Vendor reference: `Themes` needs a name and the path of a picture.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, field_validator

from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Fits
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, Text, rejected
from unattend_gen.tables.model.local_file import FileField, LocalFile
from unattend_gen.tables.model.oem_folder import on_machine, wallpaper

_THEMES: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/Themes"
_PICTURES: Final = {
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG",
    ".bmp": b"BM",
}
"""The first bytes of a picture, by suffix."""


class Theme(Table):
    """A theme with a picture for the desktop; Windows requires both."""

    name: Annotated[Text, Fits(f"{_THEMES}/ThemeName")] = Field(description="Name of the theme.")
    wallpaper: FileField = Field(description="A .jpg, .png or .bmp for the desktop.")

    @field_validator("wallpaper")
    @classmethod
    def _require_picture(cls, wallpaper: LocalFile) -> LocalFile:
        begin = _PICTURES.get(wallpaper.suffix)
        if begin is None or not wallpaper.data.startswith(begin):
            message = "is not a .jpg, .png or .bmp picture"
            raise rejected(message, advice="use a picture with a matching suffix")
        if not wallpaper.name.isascii() or any(c in wallpaper.name for c in '%"<>|?*:'):
            message = "has a name that Windows may misread"
            raise rejected(message, advice="rename it: letters, digits, dots and dashes")
        return wallpaper


class _Wallpaper(SettingsMapping[Theme]):
    """The path of the picture; an answer file alone does not contain it, so no import."""

    def to_settings(self, table: Theme) -> Iterator[Addition]:
        picture = on_machine(wallpaper(table.wallpaper.name))
        yield from assign({f"{_THEMES}/DesktopBackground": picture})

    def from_settings(self, view: View) -> Iterator[Candidate]:  # noqa: ARG002 - see the class
        yield from ()


TABLE: Final = SpecTable("theme", Theme, _Wallpaper())
