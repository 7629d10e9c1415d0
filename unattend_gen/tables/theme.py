"""`[theme]`: the desktop and the colours that new users start with.

Source:
    Vendor reference: `Themes` needs a name and the path of a picture.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Self

from pydantic import Field, field_validator, model_validator

from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Fits
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, Text, rejected
from unattend_gen.tables.model.local_file import FileField, LocalFile
from unattend_gen.tables.model.oem_folder import (
    found_picture,
    on_machine,
    wallpaper,
    written_picture,
)

_THEMES: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/Themes"
_PICTURES: Final = {
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG",
    ".bmp": b"BM",
}
"""The first bytes of a picture, by suffix."""


class Theme(Table):
    """A theme with a picture for the desktop, which need each other, and the colours of Windows."""

    name: Annotated[Text, Fits(f"{_THEMES}/ThemeName")] | None = Field(
        default=None, description="Name of the theme."
    )
    wallpaper: FileField | None = Field(
        default=None, description="A .jpg, .png or .bmp for the desktop."
    )

    @model_validator(mode="after")
    def _require_both(self) -> Self:
        if self.name is not None and self.wallpaper is None:
            message = "has a name without a wallpaper"
            raise rejected(message, advice="add wallpaper, or remove name")
        if self.wallpaper is not None and self.name is None:
            message = "has a wallpaper without a name"
            raise rejected(message, advice="add the name of the theme")
        return self

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
    """The path of the picture, and the script that writes a small one."""

    def to_settings(self, table: Theme) -> Iterator[Addition]:
        if table.wallpaper:
            picture = on_machine(wallpaper(table.wallpaper.name))
            yield from assign({f"{_THEMES}/DesktopBackground": picture})
            place = wallpaper(table.wallpaper.name)
            yield from written_picture("wallpaper", place, table.wallpaper)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        """Yield the picture; a large one is not in the answer file."""
        for script in view.scripts_named("wallpaper"):
            picture = found_picture(script.text)
            if picture is not None:
                yield Candidate({"wallpaper": picture})


TABLE: Final = SpecTable("theme", Theme, _Wallpaper())
