"""`[image]`: the image of the WIM, told by its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.catalog.editions import image_name
from unattend_gen.tables.image import ImageByEdition, ImageByIndex, ImageByName
from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.image import Image
    from unattend_gen.tables.mapping.additions import Planned

_INSTALL_FROM: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom"


def assignments(spec: Spec) -> Iterator[Planned]:
    """The image; without the table the product key or the user picks it."""
    image = spec.image
    if image is None:
        return
    key, value = _metadata(image, spec.windows)
    yield from assign(
        {
            f"{_INSTALL_FROM}/Path": image.path,
            f"{_INSTALL_FROM}/MetaData[1]/Key": key,
            f"{_INSTALL_FROM}/MetaData[1]/Value": value,
        }
    )


def _metadata(image: Image, windows: str) -> tuple[str, str | int | None]:
    match image:
        case ImageByIndex():
            return "/IMAGE/INDEX", image.index
        case ImageByName():
            return "/IMAGE/NAME", image.name
        case ImageByEdition():
            return "/IMAGE/NAME", image_name(image.edition, windows)
        case _:
            assert_never(image)
