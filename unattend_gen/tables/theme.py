"""`[theme]`: the look that new users begin with."""

from typing import Annotated, Final

from pydantic import Field, field_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Fits, Sets, Table, Text, rejected
from unattend_gen.tables.model.local_file import FileField, LocalFile

_SHELL: Final = "Microsoft-Windows-Shell-Setup"
_NAME: Final = "Themes/ThemeName"
_PICTURES: Final = {
    ".jpg": b"\xff\xd8\xff",
    ".jpeg": b"\xff\xd8\xff",
    ".png": b"\x89PNG",
    ".bmp": b"BM",
}
"""What a file of this ending begins with."""


class Theme(Table):
    """A theme with a picture for the desktop; Windows wants both."""

    name: Annotated[Text, Fits(_SHELL, _NAME), Sets(_SHELL, _NAME)] = Field(
        description="What the theme is called."
    )
    wallpaper: FileField = Field(description="A .jpg, .png or .bmp for the desktop.")

    @field_validator("wallpaper")
    @classmethod
    def _demand_picture(cls, wallpaper: LocalFile) -> LocalFile:
        begin = _PICTURES.get(wallpaper.suffix)
        if begin is None or not wallpaper.data.startswith(begin):
            message = "is no .jpg, .png or .bmp picture"
            raise rejected(InputError(message, advice="give a picture with its right ending"))
        if not wallpaper.name.isascii() or any(c in wallpaper.name for c in '%"<>|?*:'):
            message = "has a name that Windows may misread"
            raise rejected(
                InputError(message, advice="rename it: letters, digits, dots and dashes")
            )
        return wallpaper
