"""`[oem]`: manufacturer, support information and logo.

Source:
    Vendor reference: the logo is a bitmap of at most 120 by 120 pixels; since Windows 10 1709, the
    system shows only provider, page and app. Bitmap files start with `BM`; width and height are
    signed 32-bit numbers at bytes 18 and 22, and the height is negative for rows from the top.
"""

from collections.abc import Iterator
from typing import Annotated, Final

from pydantic import Field, field_validator

from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Fits, Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, Text, rejected
from unattend_gen.tables.model.local_file import FileField, LocalFile
from unattend_gen.tables.model.oem_folder import LOGO, found_picture, on_machine, written_picture

_OEM: Final = "specialize/Microsoft-Windows-Shell-Setup/OEMInformation"
_SIDE: Final = 120
_HEADER_BYTES: Final = 26


class Oem(Table):
    """Support information on the system page."""

    provider: Annotated[Text | None, Sets(f"{_OEM}/SupportProvider")] = Field(
        default=None, description="Support provider; Windows 10 1709 and later."
    )
    url: Annotated[Text, Fits(f"{_OEM}/SupportURL")] | None = Field(
        default=None, description="Support page."
    )
    manufacturer: Annotated[Text, Fits(f"{_OEM}/Manufacturer")] | None = Field(
        default=None, description="Manufacturer; since 10 1709 shown only without provider."
    )
    model: Annotated[Text, Fits(f"{_OEM}/Model")] | None = Field(
        default=None, description="Model name; before Windows 10 1709."
    )
    phone: Annotated[Text, Fits(f"{_OEM}/SupportPhone")] | None = Field(
        default=None, description="Support phone number; before Windows 10 1709."
    )
    hours: Annotated[Text, Fits(f"{_OEM}/SupportHours")] | None = Field(
        default=None, description="Support hours; before Windows 10 1709."
    )
    logo: FileField | None = Field(
        default=None,
        description="A .bmp of at most 120 by 120 pixels; before Windows 10 1709.",
    )

    @field_validator("logo")
    @classmethod
    def _require_small_bitmap(cls, logo: LocalFile | None) -> LocalFile | None:
        if logo is not None and not _is_small_bitmap(logo.data):
            message = "is not a bitmap of at most 120 by 120 pixels"
            raise rejected(message, advice="save the logo as .bmp in that size")
        return logo


class _Logo(SettingsMapping[Oem]):
    """The path of the logo, and the script that writes a small one."""

    def to_settings(self, table: Oem) -> Iterator[Addition]:
        if table.logo:
            yield from assign({f"{_OEM}/Logo": on_machine(LOGO)})
            yield from written_picture("logo", LOGO, table.logo)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        """Yield the picture; a large one is not in the answer file."""
        for script in view.scripts_named("logo"):
            picture = found_picture(script.text)
            if picture is not None:
                yield Candidate({"logo": LocalFile("logo.bmp", picture.data)})


TABLE: Final = SpecTable("oem", Oem, _Logo())


def _is_small_bitmap(data: bytes) -> bool:
    if len(data) < _HEADER_BYTES or not data.startswith(b"BM"):
        return False
    width, height = (int.from_bytes(data[at : at + 4], "little", signed=True) for at in (18, 22))
    return 0 < width <= _SIDE and 0 < abs(height) <= _SIDE
