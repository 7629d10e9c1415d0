"""`[image]`: the image of the WIM, told by its metadata."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, assert_never

from unattend_gen.render.assignment import assign
from unattend_gen.spec.models.image import ImageByIndex, ImageByName

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.render.assignment import Planned
    from unattend_gen.spec.models import Spec
    from unattend_gen.spec.models.image import Image

_INSTALL_FROM: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom"


def assignments(spec: Spec) -> Iterator[Planned]:
    """The image; without the table the product key or the user picks it."""
    image = spec.image
    if image is None:
        return
    key, value = _metadata(image)
    yield from assign(
        {
            f"{_INSTALL_FROM}/Path": image.path,
            f"{_INSTALL_FROM}/MetaData[1]/Key": key,
            f"{_INSTALL_FROM}/MetaData[1]/Value": value,
        }
    )


def _metadata(image: Image) -> tuple[str, str | int]:
    match image:
        case ImageByIndex():
            return "/IMAGE/INDEX", image.index
        case ImageByName():
            return "/IMAGE/NAME", image.name
        case _:
            assert_never(image)
