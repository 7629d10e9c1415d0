"""Whether the image that `[image]` names is one that `[product_key]` can install."""

from typing import Final

from unattend_gen.catalog.editions import (
    editions_of_image,
    editions_of_key,
    image_name,
    releases_of_image,
    setup_key,
)
from unattend_gen.catalog.keys import PublishedKey, published_keys
from unattend_gen.errors import InputError
from unattend_gen.tables.image import Image, ImageByEdition, ImageByName
from unattend_gen.tables.model.base import rejected
from unattend_gen.tables.product_key import EditionKey, LiteralKey, ProductKeyTable

_EVALUATION: Final = "Eval"
"""How the ids of evaluation editions end; they are the same editions otherwise."""


def demand_image_of_key(
    image: Image | None, keys: ProductKeyTable | None, windows: str | None
) -> None:
    """See that the name of an image is known, of this Windows, and of the edition of the key.

    Args:
        image: the table, if there is one.
        keys: the table of the product key, if there is one.
        windows: name of the version, or None where it is wrong too.

    Raises:
        PydanticCustomError: with what does not suit.
    """
    if windows is None or not isinstance(image, ImageByName | ImageByEdition):
        return
    name = _name(image, windows)
    of_name = releases_of_image(name)
    if of_name and windows not in of_name:
        message = f"names an image of another release than {windows}"
        raise rejected(InputError(message, advice="name the image as media of that release do"))
    key = _setup_key(keys, windows)
    of_key, of_image = _plain(editions_of_key(key) if key else ()), _plain(editions_of_image(name))
    if of_key and of_image and not of_key & of_image:
        message = "names an image of another edition than the setup key selects"
        raise rejected(InputError(message, advice="name the same edition under [product_key]"))


def _name(image: ImageByName | ImageByEdition, windows: str) -> str:
    if isinstance(image, ImageByName):
        return image.name
    name = image_name(image.edition, windows)
    if name is None:
        message = f"is of an edition whose image name is not known for {windows}"
        raise rejected(InputError(message, advice='write name = "…" as the WIM has it, or index'))
    return name


def _setup_key(keys: ProductKeyTable | None, windows: str) -> PublishedKey | None:
    match keys.setup if keys else None:
        case EditionKey(channel):
            return setup_key((keys and keys.edition) or "", windows, channel)
        case LiteralKey(key):
            return published_keys().get(key)
        case _:
            return None


def _plain(editions: frozenset[str] | tuple[()]) -> frozenset[str]:
    return frozenset(edition.removesuffix(_EVALUATION) for edition in editions)
