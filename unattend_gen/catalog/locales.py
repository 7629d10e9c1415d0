"""Languages and keyboards as Windows names them.

Source:
    The lists of locales, keyboards and languages beside the catalog, with their own sources.
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
    """What is known of languages and keyboards; all keys are in lower case.

    Attributes:
        tags: each language tag as it is written.
        inputs: language and keyboard (`0409:00000409`) that a tag stands for.
        keyboards: ids of keyboard layouts.
    """

    tags: Mapping[str, str]
    inputs: Mapping[str, str]
    keyboards: frozenset[str]


@cache
def locales() -> Locales:
    """The lists, read once."""
    data = read_json(resources.schemas() / "locales.json")
    tags = (*(entry["tag"] for entry in data["locales"]), *data["ui_languages"])
    return Locales(
        tags={tag.lower(): tag for tag in tags},
        inputs={
            entry["tag"].lower(): f"{entry['lcid']}:{entry['keyboard']}".lower()
            for entry in data["locales"]
            if entry["lcid"] and entry["keyboard"]
        },
        keyboards=frozenset(entry["id"].lower() for entry in data["keyboards"]),
    )


def is_known_tag(tag: str) -> bool:
    """Whether a tag names a language of Windows: whole, without its script, or the language alone.

    `zh-CN` and `zh-Hans-CN` are the same, and `de` is the language of `de-DE`.
    """
    return tag.lower() in locales().tags or tag.lower() in _short_tags()


@cache
def _short_tags() -> frozenset[str]:
    """Languages alone, and languages with their region but without the script between."""
    parts = [tag.split("-") for tag in locales().tags]
    return frozenset(tag for each in parts for tag in (each[0], f"{each[0]}-{each[-1]}"))
