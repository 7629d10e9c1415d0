"""The published key that selects an edition of a Windows version."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.editions import Edition, editions
from unattend_gen.catalog.keys import published_keys
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from collections.abc import Mapping

    from unattend_gen.catalog.keys import Channel, PublishedKey


@lru_cache(maxsize=256)
def setup_key(edition: str, windows: str, channel: Channel) -> PublishedKey | None:
    """The key of this channel for an edition of a Windows version, or None where none is published.

    Args:
        edition: id, name or the word of the published list, in whatever case: `Professional`,
            `Pro` and `pro` are the same. An id wins over a name.
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
    """The editions whose id a word is, and those whose name it is, in whatever case."""
    return _by_id(word), _by_name(word)


@cache
def edition_names() -> frozenset[str]:
    """Every word that names an edition: ids, names, and the words of the published lists."""
    return frozenset(word for edition in editions() for word in (edition.id, *_names(edition)))


def names_edition(word: str) -> bool:
    """Whether a word names an edition, in whatever case."""
    return word.lower() in _lowered_names()


@cache
def _lowered_names() -> frozenset[str]:
    return frozenset(name.lower() for name in edition_names())


@cache
def releases() -> Mapping[str, tuple[str, ...]]:
    """The Windows versions that each product line of the published lists means."""
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
