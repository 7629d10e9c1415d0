"""`[oem]`: who supports the machine, and the logo of whoever made it.

Source:
    Vendor reference: the logo is a bitmap of at most 120 by 120 pixels; since Windows 10 1709 the
    system shows only provider, page and app. Bitmap files begin with `BM`; width and height are
    signed numbers of 32 bits at bytes 18 and 22, the height negative for rows from the top.
"""

from typing import Annotated, Final

from pydantic import Field, field_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Fits, Sets, Table, Text, rejected
from unattend_gen.tables.model.local_file import FileField, LocalFile

_SHELL: Final = "Microsoft-Windows-Shell-Setup"
_SIDE: Final = 120
_HEADER_BYTES: Final = 26


class Oem(Table):
    """What the system page says about support."""

    provider: Annotated[Text | None, Sets(_SHELL, "OEMInformation/SupportProvider")] = Field(
        default=None, description="Who supports it, from 10 1709 on."
    )
    url: Annotated[Text, Fits(_SHELL, "OEMInformation/SupportURL")] | None = Field(
        default=None, description="Page for support."
    )
    manufacturer: Annotated[Text, Fits(_SHELL, "OEMInformation/Manufacturer")] | None = Field(
        default=None, description="Who made it; before 10 1709, later only without provider."
    )
    model: Annotated[Text, Fits(_SHELL, "OEMInformation/Model")] | None = Field(
        default=None, description="What it is called; before 10 1709."
    )
    phone: Annotated[Text, Fits(_SHELL, "OEMInformation/SupportPhone")] | None = Field(
        default=None, description="Telephone; before 10 1709."
    )
    hours: Annotated[Text, Fits(_SHELL, "OEMInformation/SupportHours")] | None = Field(
        default=None, description="When somebody answers; before 10 1709."
    )
    logo: FileField | None = Field(
        default=None, description="A .bmp of at most 120 by 120 pixels; before 10 1709."
    )

    @field_validator("logo")
    @classmethod
    def _demand_small_bitmap(cls, logo: LocalFile | None) -> LocalFile | None:
        if logo is not None and not _is_small_bitmap(logo.data):
            message = "is no bitmap of at most 120 by 120 pixels"
            raise rejected(InputError(message, advice="save the logo as .bmp in that size"))
        return logo


def _is_small_bitmap(data: bytes) -> bool:
    if len(data) < _HEADER_BYTES or not data.startswith(b"BM"):
        return False
    width, height = (int.from_bytes(data[at : at + 4], "little", signed=True) for at in (18, 22))
    return 0 < width <= _SIDE and 0 < abs(height) <= _SIDE
