"""`[computer]`: computer name, owner, organization and time zone."""

from typing import Annotated, Final, TypeAlias

from pydantic import Field

from unattend_gen.catalog.locales import time_zones, windows_zone
from unattend_gen.catalog.words import nearest
from unattend_gen.core.passes import Pass
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.marks import Fits, InPass, Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.model.base import Parsed, Table, Text, named, text

_SHELL: Final = "specialize/Microsoft-Windows-Shell-Setup"
_FIRST_START: Final = "oobeSystem/Microsoft-Windows-Shell-Setup"
_USER: Final = "windowsPE/Microsoft-Windows-Setup/UserData"


def _time_zone(value: object) -> str:
    """Return the Windows name of a time zone that is given by this name or its IANA name."""
    written = text(value)
    zone = windows_zone(written) or written
    if zone not in time_zones():
        near = nearest(zone, time_zones())
        message = f"{named(written)} is not a Windows time zone"
        advice = f"did you mean {near}?" if near else "write a name such as W. Europe Standard Time"
        raise InputError(message, advice=advice)
    return zone


TimeZone: TypeAlias = Annotated[str, Parsed(_time_zone, {"type": "string"})]


class ComputerKeys(Table):
    """The keys of `[computer]` that several passes have."""

    owner: Annotated[
        Annotated[Text, Fits(f"{_USER}/FullName")] | None,
        Sets(f"{_SHELL}/RegisteredOwner"),
        Sets(f"{_FIRST_START}/RegisteredOwner", is_usual=False),
    ] = Field(default=None, description="Registered owner, at most 63 characters.")
    organization: Annotated[
        Annotated[Text, Fits(f"{_USER}/Organization")] | None,
        Sets(f"{_SHELL}/RegisteredOrganization"),
        Sets(f"{_FIRST_START}/RegisteredOrganization", is_usual=False),
    ] = Field(default=None, description="Registered organization, at most 63 characters.")
    time_zone: Annotated[
        TimeZone | None,
        Sets(f"{_SHELL}/TimeZone"),
        Sets(f"{_FIRST_START}/TimeZone", is_usual=False),
    ] = Field(
        default=None,
        description=(
            "Windows name of the time zone, or an IANA name such as Europe/Berlin; append _dstoff"
            " to the Windows name to turn daylight saving time off."
        ),
    )


class ComputerName(Table):
    """The key of `[computer]` that one pass has; it comes first."""

    name: Annotated[Text, Fits(f"{_SHELL}/ComputerName")] | None = Field(
        default=None,
        description="Computer name, at most 15 characters; Windows generates one if not given.",
    )


class Computer(ComputerKeys, ComputerName):
    """The computer itself."""

    windows_pe: Annotated[ComputerKeys | None, InPass(Pass.WINDOWS_PE)] = Field(
        default=None, description="Owner and organization for Setup alone."
    )
    specialize: Annotated[ComputerKeys | None, InPass(Pass.SPECIALIZE)] = Field(
        default=None, description="Keys for the specialize pass alone."
    )
    oobe_system: Annotated[ComputerKeys | None, InPass(Pass.OOBE_SYSTEM)] = Field(
        default=None, description="Keys for the oobeSystem pass, which usually has none."
    )


TABLE: Final = SpecTable[Computer]("computer", Computer)
