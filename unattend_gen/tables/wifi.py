r"""`[wifi]`: a wireless network that the machine knows from the start.

The specialize pass imports the profile, which the answer file carries, and deletes it. The
passphrase is removed from the copies of the answer file as well, in each later stage again.

Source:
    Vendor reference of WLAN profiles: the name of a network has at most 32 bytes, and a passphrase
    is in the profile in clear text unless it is protected. Vendor reference of netsh wlan: `add
    profile filename=… user=all`. deployment notes: a profile below Setup\Scripts is one of the
    places where a password is left.
"""

import re
from collections.abc import Iterator
from html import unescape
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from unattend_gen.core.secret import MARKER, Secret, SecretKind
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Parsed, Source, Table, line, rejected
from unattend_gen.tables.model.oem_folder import WLAN_PROFILE

_MOST_BYTES: Final = 32
_VARIABLE: Final = "WIFI_PASSWORD"
_ELEMENT: Final = re.compile(r"<(?P<name>\w+)>(?P<text>[^<]*)</(?P=name)>")
_FORGOTTEN: Final = {"name": WLAN_PROFILE, "marker": MARKER}


def _ssid(value: object) -> str:
    name = line(value)
    if len(name.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        message = "has more than 32 bytes"
        raise InputError(message, advice="check the name of the network")
    return name


Ssid: TypeAlias = Annotated[str, Parsed(_ssid, {"type": "string", "minLength": 1, "maxLength": 32})]


class Wifi(Table):
    """One network. The answer file carries its profile, which contains the passphrase."""

    ssid: Ssid = Field(description="Name of the network.")
    password: Source | None = Field(default=None, description="Source of the passphrase.")
    security: Literal["wpa2", "wpa3", "open"] = Field(
        default="wpa2", description="How the network is protected."
    )
    hidden: bool = Field(
        default=False, description="Whether the network does not broadcast its name."
    )
    connect: Literal["automatic", "manual"] = Field(
        default="automatic", description="Whether the computer connects by itself, or a user does."
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
    """The scripts that import the profile and remove it; they contain nothing of the profile."""

    def to_settings(self, table: Wifi) -> Iterator[Addition]:
        yield Script(Stage.SPECIALIZE, "wifi", ".ps1", "scripts/wifi.ps1.j2")
        if table.password is not None:
            for stage in (Stage.SPECIALIZE, Stage.SETUP_COMPLETE, Stage.FIRST_LOGON):
                yield Script(stage, "forget-wifi", ".ps1", "scripts/forget-wifi.ps1.j2", _FORGOTTEN)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        profile = view.carried.get(WLAN_PROFILE, "")
        text = profile.reveal() if isinstance(profile, Secret) else profile
        found = {match["name"]: unescape(match["text"]) for match in _ELEMENT.finditer(text)}
        if "name" not in found:
            return
        kinds = {"WPA3SAE": "wpa3", "open": "open"}
        fields = {
            "ssid": found["name"],
            "security": kinds.get(found.get("authentication", "")),
            "hidden": True if found.get("nonBroadcast") == "true" else None,
            "connect": "manual" if found.get("connectionMode") == "manual" else None,
        }
        if "keyMaterial" in found:
            secret = Secret(found["keyMaterial"], SecretKind.PASSWORD)
            yield Candidate(given({**fields, "password": f"env:{_VARIABLE}"}), {_VARIABLE: secret})
        else:
            yield Candidate(given(fields))


TABLE: Final = SpecTable("wifi", Wifi, _Import())
