"""The time zones that `Shell-Setup/TimeZone` takes."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping


@cache
def time_zones() -> frozenset[str]:
    """Each id, and each with the ending that switches daylight saving off."""
    zones = read_json(resources.schemas() / "time-zones.json")["time_zones"]
    return frozenset(zone[name] for zone in zones for name in ("id", "dst_id"))


def is_time_zone(text: str) -> bool:
    """Whether Windows has a time zone of this name, in whatever case."""
    return text.lower() in _lower()


@cache
def _lower() -> frozenset[str]:
    return frozenset(zone.lower() for zone in time_zones())


def windows_zone(iana: str) -> str | None:
    """What Windows calls a time zone that others call `Europe/Berlin`, or None."""
    return _by_iana().get(iana.lower())


@cache
def _by_iana() -> Mapping[str, str]:
    zones = read_json(resources.schemas() / "time-zones.json")["time_zones"]
    return {name.lower(): zone["id"] for zone in zones for name in zone["iana_all"]}
