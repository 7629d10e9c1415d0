"""Published setup keys, recognised by exact match, and names with all other keys masked.

The name of a file, folder or archive member may be a product key, and its path is part of every
message about it. Files are opened by their names; whatever is shown or stored is masked. Published
keys are not secrets and stay.
"""

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
    """The kind of a published key, by the list that contains it."""

    GVLK = "gvlk"
    GENERIC = "generic"


@dataclass(frozen=True, slots=True)
class PublishedKey:
    """A published setup key, which is not a secret and never activates by itself."""

    key: str
    channel: Channel
    product: str
    edition: str
    version: str
    family: str
    source: str


@cache
def published_keys() -> Mapping[str, PublishedKey]:
    """Return all published keys by their text."""
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
    """Return the published key that a key is, or None for a MAK, retail or OEM key."""
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
"""Number of cached texts; a report has few different messages and settings."""


@lru_cache(maxsize=_REMEMBERED)
def without_secret_keys(text: str) -> str:
    """Return the text with `***` and the last group in place of each unpublished key.

    Doing it twice changes nothing more.

    Example:
        >>> without_secret_keys("MAK J8NJ4-FT6W2-6MCCQ-R38W2-Q4JK2.txt")
        'MAK ***-Q4JK2.txt'
    """
    for start, end, key in reversed(tuple(secret_keys(text))):
        text = f"{text[:start]}{MASK}-{key.last_five}{text[end:]}"
    return text


def secret_keys(text: str) -> Iterator[tuple[int, int, ProductKey]]:
    """Yield start, end and key for each unpublished key in a text, in order."""
    for start, end, key in keys_in_name(text):
        if published(key) is None:
            yield start, end, key


def holds_secret_key(text: str) -> bool:
    """Return whether a text contains a product key that is not published."""
    return next(secret_keys(text), None) is not None


def shown_name(name: str) -> str:
    """Return a name as it may be shown: keys masked, then unsafe characters escaped."""
    return printable(without_secret_keys(name))


def shown_location(location: Location) -> Location:
    """Return a location with keys in its names masked."""
    path = without_secret_keys(location.path)
    inside = tuple(map(without_secret_keys, location.inside))
    setting = location.setting and without_secret_keys(location.setting)
    if (path, inside, setting) == (location.path, location.inside, location.setting):
        return location
    return replace(location, path=path, inside=inside, setting=setting)
