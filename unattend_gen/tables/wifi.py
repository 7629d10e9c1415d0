"""`[wifi]`: a wireless network that the machine knows from the start.

Source:
    Vendor reference of WLAN profiles: the name of a network has at most 32 bytes; a pass phrase
    stands in the profile in clear text when it is not protected.
"""

from typing import Annotated, Literal, Self, TypeAlias

from pydantic import Field, model_validator

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Parsed, Source, Table, rejected, text

_MOST_BYTES = 32


def _ssid(value: object) -> str:
    name = text(value)
    if len(name.encode("utf-8", "surrogatepass")) > _MOST_BYTES:
        message = "has more than 32 bytes"
        raise InputError(message, advice="no network is called so; check it")
    return name


Ssid: TypeAlias = Annotated[str, Parsed(_ssid, {"type": "string", "minLength": 1, "maxLength": 32})]


class Wifi(Table):
    """One network; its profile is a file beside the answer file and holds the pass phrase."""

    ssid: Ssid = Field(description="Name of the network.")
    password: Source | None = Field(default=None, description="Source of the pass phrase.")
    security: Literal["wpa2", "wpa3", "open"] = Field(
        default="wpa2", description="How the network is protected."
    )
    hidden: bool = Field(default=False, description="Whether the network does not tell its name.")

    @model_validator(mode="after")
    def _demand_password(self) -> Self:
        if self.security == "open" and self.password is not None:
            message = "an open network has no password"
            raise rejected(InputError(message, advice="remove password, or write security"))
        if self.security != "open" and self.password is None:
            message = "needs a password"
            advice = 'add password = "env:NAME", or security = "open"'
            raise rejected(InputError(message, advice=advice))
        return self
