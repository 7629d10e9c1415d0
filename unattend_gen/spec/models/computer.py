"""`[computer]`: what the computer is called, whose it is, and its time zone."""

from typing import Annotated

from pydantic import Field

from unattend_gen.catalog.query import nearest
from unattend_gen.catalog.time_zones import time_zones
from unattend_gen.errors import InputError
from unattend_gen.spec.models.base import Parsed, Table, Text, text


def _time_zone(value: object) -> str:
    zone = text(value)
    if zone not in time_zones():
        near = nearest(zone, time_zones())
        message = "is no time zone of Windows"
        advice = f"did you mean {near}?" if near else "write a name such as W. Europe Standard Time"
        raise InputError(message, advice=advice)
    return zone


class Computer(Table):
    """The computer itself."""

    name: Text | None = Field(
        default=None,
        description="Computer name, at most 15 characters; without it Windows makes one up.",
    )
    owner: Text | None = Field(default=None, description="Registered owner.")
    organization: Text | None = Field(default=None, description="Registered organization.")
    time_zone: Annotated[str, Parsed(_time_zone, {"type": "string"})] | None = Field(
        default=None,
        description="Windows name of the time zone, with _dstoff behind it for no summer time.",
    )
