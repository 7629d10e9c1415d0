r"""`[wifi]`: a wireless network that the machine knows from the start.

The specialize pass imports the profile, a file next to the answer file, and deletes it.

Source:
    Vendor reference of WLAN profiles: the name of a network has at most 32 bytes, and a passphrase
    is in the profile in clear text unless it is protected. Vendor reference of netsh wlan: `add
    profile filename=… user=all`. deployment notes: a profile below Setup\Scripts is one of the
    places where a password is left.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Parsed, Source, Table, line, rejected

_MOST_BYTES: Final = 32


def _ssid(value: object) -> str:
    name = line(value)
    if len(name.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        message = "has more than 32 bytes"
        raise InputError(message, advice="check the name of the network")
    return name


Ssid: TypeAlias = Annotated[str, Parsed(_ssid, {"type": "string", "minLength": 1, "maxLength": 32})]


class Wifi(Table):
    """One network. Its profile is a file next to the answer file and contains the passphrase."""

    ssid: Ssid = Field(description="Name of the network.")
    password: Source | None = Field(default=None, description="Source of the passphrase.")
    security: Literal["wpa2", "wpa3", "open"] = Field(
        default="wpa2", description="How the network is protected."
    )
    hidden: bool = Field(
        default=False, description="Whether the network does not broadcast its name."
    )

    @model_validator(mode="after")
    def _require_password(self) -> Self:
        if self.security == "open" and self.password is not None:
            message = "an open network has no password"
            raise rejected(message, advice="remove password, or write security")
        if self.security != "open" and self.password is None:
            message = "needs a password"
            advice = 'add password = "env:NAME", or security = "open"'
            raise rejected(message, advice=advice)
        return self


class _Import(SettingsMapping[Wifi]):
    """The script that imports the profile; it contains nothing of the profile.

    An answer file alone does not say which network it is for, so importing cannot recognise it.
    """

    def to_settings(self, table: Wifi) -> Iterator[Addition]:  # noqa: ARG002 - the same for all
        yield Script(Stage.SPECIALIZE, "wifi", ".ps1", "scripts/wifi.ps1.j2")

    def from_settings(self, view: View) -> Iterator[Candidate]:  # noqa: ARG002 - see the class
        yield from ()


TABLE: Final = SpecTable("wifi", Wifi, _Import())
