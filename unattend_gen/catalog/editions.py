"""Editions of Windows: their ids, their image names, the published keys that select them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from unattend_gen import resources
from unattend_gen.catalog.load import read_json

if TYPE_CHECKING:
    from unattend_gen.catalog.keys import PublishedKey


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition.

    Attributes:
        id: as Windows calls it (`Professional`).
        name: as people call it (`Pro`).
        image_names: the names its images have on media, as `/IMAGE/NAME` wants them; empty
            where none has been seen.
        product_keys: (kind, product, edition) of the published keys that select it.
    """

    id: str
    name: str
    image_names: tuple[str, ...]
    product_keys: tuple[tuple[str, str, str], ...]


@cache
def editions() -> tuple[Edition, ...]:
    """Every known edition, in the order of the data file."""
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
    """Ids of the editions whose image has this name, in whatever case; empty when not known."""
    wanted = image_name.lower()
    return frozenset(
        edition.id
        for edition in editions()
        if wanted in {name.lower() for name in edition.image_names}
    )


def editions_of_key(key: PublishedKey) -> frozenset[str]:
    """Ids of the editions that a published key selects; empty when not known."""
    row = (key.channel.value, key.product, key.edition)
    return frozenset(edition.id for edition in editions() if row in edition.product_keys)
