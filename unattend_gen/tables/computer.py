"""`[computer]`: what the computer is called, whose it is, and its time zone."""

from typing import Annotated, Final

from pydantic import Field

from unattend_gen.catalog.locales import time_zones, windows_zone
from unattend_gen.catalog.words import nearest
from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Fits, Parsed, Table, Text, text

_SHELL: Final = "Microsoft-Windows-Shell-Setup"
_SETUP: Final = "Microsoft-Windows-Setup"


def _time_zone(value: object) -> str:
    """The zone as Windows calls it; the names of other systems are known too."""
    written = text(value)
    zone = windows_zone(written) or written
    if zone not in time_zones():
        near = nearest(zone, time_zones())
        message = "is no time zone of Windows"
        advice = f"did you mean {near}?" if near else "write a name such as W. Europe Standard Time"
        raise InputError(message, advice=advice)
    return zone


class Computer(Table):
    """The computer itself."""

    name: Annotated[Text, Fits(_SHELL, "ComputerName")] | None = Field(
        default=None,
        description="Computer name, at most 15 characters; without it Windows makes one up.",
    )
    owner: Annotated[Text, Fits(_SETUP, "UserData/FullName")] | None = Field(
        default=None, description="Registered owner, at most 63 characters."
    )
    organization: Annotated[Text, Fits(_SETUP, "UserData/Organization")] | None = Field(
        default=None, description="Registered organization, at most 63 characters."
    )
    time_zone: Annotated[str, Parsed(_time_zone, {"type": "string"})] | None = Field(
        default=None,
        description=(
            "Windows name of the time zone, with _dstoff behind it for no summer time; "
            "Europe/Berlin and the like are translated."
        ),
    )
