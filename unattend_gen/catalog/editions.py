"""Editions of Windows: ids, image names, and the published keys that select them.

Source:
    Image names as public deployment shares and answer files have them (`schemas/editions.json`).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from unattend_gen import resources
from unattend_gen.catalog.keys import published_keys
from unattend_gen.catalog.load import read_json
from unattend_gen.catalog.windows import windows_versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.catalog.keys import Channel, PublishedKey


@dataclass(frozen=True, slots=True)
class Edition:
    """An edition.

    Attributes:
        id: its name in Windows (`Professional`).
        name: its name for people (`Pro`).
        image_names: names of its images on media, for `/IMAGE/NAME`; empty if none is known.
        product_keys: (channel, product, edition) of the published keys that select it.
    """

    id: str
    name: str
    image_names: tuple[str, ...]
    product_keys: tuple[tuple[str, str, str], ...]


@cache
def editions() -> tuple[Edition, ...]:
    """Return all known editions, in the order of the data file."""
    entries = read_json(resources.schemas() / "editions.json")["editions"]
    return tuple(
        Edition(
            entry["edition_id"],
            entry["name"],
            tuple(entry["image_names"]),
            tuple((key["kind"], key["product"], key["edition"]) for key in entry["product_keys"]),
        )
        for entry in entries
    )


def editions_of_image(image_name: str) -> frozenset[str]:
    """Return the ids of the editions with an image of this name, in any case."""
    wanted = image_name.lower()
    return frozenset(
        edition.id
        for edition in editions()
        if wanted in {name.lower() for name in edition.image_names}
    )


def editions_of_key(key: PublishedKey) -> frozenset[str]:
    """Return the ids of the editions that a published key selects; empty if not known."""
    row = (key.channel.value, key.product, key.edition)
    return frozenset(edition.id for edition in editions() if row in edition.product_keys)


@lru_cache(maxsize=256)
def setup_key(edition: str, windows: str, channel: Channel) -> PublishedKey | None:
    """Return the published key of a channel for an edition and Windows version, or None.

    Args:
        edition: id, name or the word of the published list, in any case: `Professional`, `Pro`
            and `pro` are the same. An id takes precedence over a name.
        windows: name of the version, such as `11-24h2`.
        channel: GVLK or generic.
    """
    for matching in editions_called(edition):
        rows = {row for found in matching for row in found.product_keys}
        for key in published_keys().values():
            is_row = (key.channel.value, key.product, key.edition) in rows
            if is_row and key.channel is channel and windows in releases()[key.version]:
                return key
    return None


def editions_called(word: str) -> tuple[tuple[Edition, ...], tuple[Edition, ...]]:
    """Return the editions with a word as id, and those with it as name, in any case."""
    return _by_id(word), _by_name(word)


@cache
def edition_names() -> frozenset[str]:
    """Return all names of editions: ids, names, and the words of the published lists."""
    return frozenset(word for edition in editions() for word in (edition.id, *_names(edition)))


def names_edition(word: str) -> bool:
    """Return whether a word is the name of an edition, in any case."""
    return word.lower() in _lowered_names()


@cache
def _lowered_names() -> frozenset[str]:
    return frozenset(name.lower() for name in edition_names())


@cache
def releases() -> Mapping[str, tuple[str, ...]]:
    """Return the Windows versions of each product line in the published lists."""
    data = read_json(resources.schemas() / "keys" / "releases.json")["releases"]
    return {line: tuple(versions) for line, versions in data.items()}


def _by_id(word: str) -> tuple[Edition, ...]:
    return tuple(each for each in editions() if each.id.lower() == word.lower())


def _by_name(word: str) -> tuple[Edition, ...]:
    return tuple(
        each for each in editions() if word.lower() in {name.lower() for name in _names(each)}
    )


def _names(edition: Edition) -> tuple[str, ...]:
    return (edition.name, *(word for _, _, word in edition.product_keys))


_RELEASE: Final = re.compile(
    r"Windows (?:(Server \d{4}(?: R2)?)|(Vista|7|8\.1|8|10|11))(?![\w.])", re.IGNORECASE
)
_NAMED_10: Final = ("10", "11-21h2", "11-22h2", "11-23h2", "11-24h2")
"""Releases whose media have image names of Windows 10; reported for early Windows 11."""


def releases_of_image(name: str) -> frozenset[str]:
    """Return the Windows versions that an image name may stand for; empty if it does not say."""
    match = _RELEASE.search(name)
    if match is None:
        return frozenset()
    if match[1]:
        return frozenset({match[1].lower().replace(" ", "-")})
    heads = _NAMED_10 if match[2] == "10" else (match[2].lower(),)
    return frozenset(version.name for version in windows_versions() if _is_of(version.name, heads))


def image_name(edition: str, windows: str) -> str | None:
    """Return the image name of an edition on media of a Windows version, or None if not known.

    Args:
        edition: id, name or the word of the published list, in any case; an id takes precedence.
        windows: name of the version, such as `11-24h2`.
    """
    for matching in editions_called(edition):
        for name in (name for found in matching for name in found.image_names):
            match = _RELEASE.search(name)
            head = match[2].lower() if match and match[2] else None
            if _is_of(windows, (head,)) if head else windows in releases_of_image(name):
                return name
    return None


def _is_of(version: str, heads: tuple[str, ...]) -> bool:
    """Return whether the name of a client version begins with the release of an image name."""
    return version in heads or version.startswith(tuple(f"{head}-" for head in heads))
