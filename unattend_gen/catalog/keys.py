"""Published setup keys, recognised by exact match."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from unattend_gen import resources
from unattend_gen.catalog.load import read_json
from unattend_gen.core.loose_key import keys_in_name
from unattend_gen.core.product_key import ProductKey
from unattend_gen.core.quoting import printable
from unattend_gen.core.secret import MASK
from unattend_gen.errors import KeyFormatError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from unattend_gen.core.location import Location


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


_REMEMBERED: Final = 256
"""How many texts are known again: messages, advice and settings of a report are few."""


@lru_cache(maxsize=_REMEMBERED)
def without_secret_keys(text: str) -> str:
    """The text with `***` and the last group in place of each key that is not published.

    Doing it twice changes nothing more.

    Example:
        >>> without_secret_keys("MAK J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2.txt")
        'MAK ***-Q4JK2.txt'
    """
    for start, end, key in reversed(tuple(secret_keys(text))):
        text = f"{text[:start]}{MASK}-{key.last_five}{text[end:]}"
    return text


def secret_keys(text: str) -> Iterator[tuple[int, int, ProductKey]]:
    """First and behind-last index of each key that is not published, with the key, in order."""
    for start, end, key in keys_in_name(text):
        if published(key) is None:
            yield start, end, key


def holds_secret_key(text: str) -> bool:
    """Return whether a text contains a product key that is not published."""
    return next(secret_keys(text), None) is not None


def shown_name(name: str) -> str:
    """A name from outside as it may be shown: masked first, for an escape could touch a key."""
    return printable(without_secret_keys(name))


def shown_location(location: Location) -> Location:
    """The same place with its names as they may be shown."""
    path = without_secret_keys(location.path)
    inside = tuple(map(without_secret_keys, location.inside))
    setting = location.setting and without_secret_keys(location.setting)
    if (path, inside, setting) == (location.path, location.inside, location.setting):
        return location
    return replace(location, path=path, inside=inside, setting=setting)
