"""The time zones that `Shell-Setup/TimeZone` takes."""

from __future__ import annotations

from functools import cache

from unattend_gen import resources
from unattend_gen.catalog.load import read_json


@cache
def time_zones() -> frozenset[str]:
    """Each id, and each with the ending that switches daylight saving off."""
    zones = read_json(resources.schemas() / "time-zones.json")["time_zones"]
    return frozenset(zone[name] for zone in zones for name in ("id", "dst_id"))
