"""What stands in the two product key settings of an answer file."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, TypeAlias, assert_never

from unattend_gen.catalog.keys import published
from unattend_gen.core.product_key import InvalidKey, KeyPlaceholder, ProductKey, read_key_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from unattend_gen.catalog.keys import PublishedKey
    from unattend_gen.rules.index import IndexedSetting

SETUP: Final = "Microsoft-Windows-Setup"
SHELL_SETUP: Final = "Microsoft-Windows-Shell-Setup"
KEY_HOLDER: Final = "UserData/ProductKey"


class KeyPlace(Enum):
    """Which of the two settings; the value is its component and catalog path.

    `IMAGE`: read by Setup in windowsPE, selects the image and its edition.
    `ACTIVATION`: installed in specialize; the place of a MAK.

    Source:
        Vendor reference pages of both settings.
    """

    IMAGE = (SETUP, f"{KEY_HOLDER}/Key")
    ACTIVATION = (SHELL_SETUP, "ProductKey")


@dataclass(frozen=True, slots=True)
class EmptyKey:
    """An element without text."""

    setting: IndexedSetting
    place: KeyPlace


@dataclass(frozen=True, slots=True)
class StandInKey:
    """Words or filler that stand for a key.

    Attributes:
        is_all_zeros: the filler that generators write so that Setup asks for a key.
    """

    setting: IndexedSetting
    place: KeyPlace
    is_all_zeros: bool


@dataclass(frozen=True, slots=True)
class MalformedKey:
    """A text that was meant as a key and is none; says why."""

    setting: IndexedSetting
    place: KeyPlace
    reason: InvalidKey


@dataclass(frozen=True, slots=True)
class RealKey:
    """A well-formed key.

    Attributes:
        publication: where it is published, or None: then it may be a MAK, a retail or OEM key.
    """

    setting: IndexedSetting
    place: KeyPlace
    key: ProductKey
    publication: PublishedKey | None

    @property
    def is_secret(self) -> bool:
        """Whether the key may be one that someone paid for."""
        return self.publication is None and self.key.checksum_matches is not False


KeyText: TypeAlias = EmptyKey | StandInKey | MalformedKey | RealKey


def key_texts(setting: Iterable[IndexedSetting]) -> Iterator[KeyText]:
    """What stands in each product key setting; Setup's marker and template texts left out."""
    for one in setting:
        place = _place(one)
        if place is not None and not one.is_marker and not one.is_placeholder:
            yield _read(one, place)


def _place(setting: IndexedSetting) -> KeyPlace | None:
    for place in KeyPlace:
        if setting.is_at(*place.value):
            return place
    return None


def _read(setting: IndexedSetting, place: KeyPlace) -> KeyText:
    if not setting.value:
        return EmptyKey(setting, place)
    match read_key_text(setting.value):
        case KeyPlaceholder(is_all_zeros):
            return StandInKey(setting, place, is_all_zeros)
        case InvalidKey() as reason:
            return MalformedKey(setting, place, reason)
        case ProductKey() as key:
            return RealKey(setting, place, key, published(key))
        case other:
            assert_never(other)
