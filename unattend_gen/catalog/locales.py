"""Languages, keyboards, regions and time zones of Windows.

Source:
    The lists of locales, keyboards and languages in `schemas/`, which name their own sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class Locales:
    """Languages, keyboards and regions; all keys are in lower case.

    Attributes:
        tags: each language tag in its usual spelling.
        inputs: language and keyboard (`0409:00000409`) of a tag.
        keyboards: ids of keyboard layouts.
        languages: number (`0409`) of each tag that has a fixed number.
        tags_by_name: tag of each language by its English name.
        ids_by_name: ids of layouts and input methods by English name; two layouts share a name.
        regions: number of each region (`94`) by its English name.
    """

    tags: Mapping[str, str]
    inputs: Mapping[str, str]
    keyboards: frozenset[str]
    languages: Mapping[str, str]
    tags_by_name: Mapping[str, str]
    ids_by_name: Mapping[str, tuple[str, ...]]
    regions: Mapping[str, int]


@cache
def locales() -> Locales:
    """Return the lists, read once."""
    data = read_json(resources.schemas() / "locales.json")
    ids_by_name: dict[str, tuple[str, ...]] = {}
    for entry in data["keyboards"]:
        name = entry["name"].lower()
        ids_by_name[name] = (*ids_by_name.get(name, ()), entry["id"])
    tags = (*(entry["tag"] for entry in data["locales"]), *data["ui_languages"])
    return Locales(
        tags={tag.lower(): tag for tag in tags},
        inputs={
            entry["tag"].lower(): f"{entry['lcid']}:{entry['keyboard']}".lower()
            for entry in data["locales"]
            if entry["lcid"] and entry["keyboard"]
        },
        keyboards=frozenset(entry["id"].lower() for entry in data["keyboards"]),
        languages={
            entry["tag"].lower(): entry["lcid"] for entry in data["locales"] if entry["lcid"]
        },
        tags_by_name={entry["name"].lower(): entry["tag"] for entry in data["locales"]},
        ids_by_name=ids_by_name,
        regions={entry["name"].lower(): int(entry["id"]) for entry in data["geo_ids"]},
    )


def is_known_tag(tag: str) -> bool:
    """Return whether a tag is a language of Windows, with or without script and region.

    `zh-CN` and `zh-Hans-CN` are the same, and `de` is the language of `de-DE`.
    """
    return tag.lower() in locales().tags or tag.lower() in _short_tags()


@cache
def _short_tags() -> frozenset[str]:
    """Return languages alone, and languages with region but without script."""
    parts = [tag.split("-") for tag in locales().tags]
    return frozenset(tag for each in parts for tag in (each[0], f"{each[0]}-{each[-1]}"))


@cache
def time_zones() -> frozenset[str]:
    """Return the ids that `Shell-Setup/TimeZone` takes, with and without daylight saving time."""
    zones = read_json(resources.schemas() / "time-zones.json")["time_zones"]
    return frozenset(zone[name] for zone in zones for name in ("id", "dst_id"))


def is_time_zone(text: str) -> bool:
    """Return whether Windows has a time zone of this name, in any case."""
    return text.lower() in _lower()


@cache
def _lower() -> frozenset[str]:
    return frozenset(zone.lower() for zone in time_zones())


def windows_zone(iana: str) -> str | None:
    """Return the Windows name of an IANA time zone such as `Europe/Berlin`, or None."""
    return _by_iana().get(iana.lower())


@cache
def _by_iana() -> Mapping[str, str]:
    zones = read_json(resources.schemas() / "time-zones.json")["time_zones"]
    return {name.lower(): zone["id"] for zone in zones for name in zone["iana_all"]}
