"""Published setup keys, recognised by exact match."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.core.product_key import ProductKey
from unattend_gen.errors import KeyFormatError

if TYPE_CHECKING:
    from collections.abc import Mapping


class Channel(StrEnum):
    """What a published key is for, by the list that has it."""

    GVLK = "gvlk"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """A public setup key: not a secret, and it never activates by itself."""

    key: str
    channel: Channel
    product: str
    edition: str
    version: str
    family: str
    source: str


@cache
def published_keys() -> Mapping[str, PublishedKey]:
    """Every published key by its text."""
    folder = resources.schemas() / "keys"
    keys = {}
    for channel in Channel:
        for entry in read_json(folder / f"{channel}.json")["keys"]:
            keys[entry["key"]] = PublishedKey(
                key=entry["key"],
                channel=channel,
                product=entry["product"],
                edition=entry["edition"],
                version=entry["version"],
                family=entry["family"],
                source=entry["source"],
            )
    return keys


def published(key: ProductKey) -> PublishedKey | None:
    """The published key that this is, or None: then it may be a MAK, a retail or an OEM key."""
    return published_keys().get(key.secret.reveal())


def published_key(text: str) -> str | None:
    """Return the text as a key in upper case if it is a published key."""
    try:
        key = ProductKey.parse(text)
    except KeyFormatError:
        return None
    found = published(key)
    return found.key if found else None
