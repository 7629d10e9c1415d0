"""Contents of the two product key settings of an answer file."""

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
    """The two product key settings; the value is component and catalog path.

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
    """A placeholder for a key.

    Attributes:
        is_all_zeros: whether it is the key of zeros, which makes Setup ask for one.
    """

    setting: IndexedSetting
    place: KeyPlace
    is_all_zeros: bool


@dataclass(frozen=True, slots=True)
class MalformedKey:
    """Text that was intended as a key but is not one, with the reason."""

    setting: IndexedSetting
    place: KeyPlace
    reason: InvalidKey


@dataclass(frozen=True, slots=True)
class RealKey:
    """A well-formed key.

    Attributes:
        publication: where it is published; None if it may be a MAK, a retail or an OEM key.
    """

    setting: IndexedSetting
    place: KeyPlace
    key: ProductKey
    publication: PublishedKey | None

    @property
    def is_secret(self) -> bool:
        """Whether the key may be a secret."""
        return self.publication is None and self.key.checksum_matches is not False


KeyText: TypeAlias = EmptyKey | StandInKey | MalformedKey | RealKey


def key_texts(setting: Iterable[IndexedSetting]) -> Iterator[KeyText]:
    """Yield the content of each product key setting, except markers and placeholders."""
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
