"""`[image]`: which image of the WIM is installed."""

from typing import Annotated, ClassVar, Final, TypeAlias

from pydantic import AfterValidator, Field, Tag

from unattend_gen.errors import InputError
from unattend_gen.tables.model.base import Fits, Table, Text, by_key, rejected
from unattend_gen.tables.model.choice import EditionName

_INSTALL_FROM: Final = "ImageInstall/OSImage/InstallFrom"

Path: TypeAlias = Annotated[
    Text,
    Fits("Microsoft-Windows-Setup", f"{_INSTALL_FROM}/Path"),
    Field(description="The WIM file; without it install.wim of the medium."),
]


def _image_name(name: str) -> str:
    if name.isdigit():
        message = "is a number, and an image has a name"
        raise rejected(
            InputError(message, advice="write index = NUMBER for the number of the image")
        )
    if name != name.strip():
        message = "has blanks around it, and no image is called so"
        raise rejected(InputError(message, advice="write the name without them"))
    return name


class ImageByIndex(Table):
    """An image by its number in the WIM."""

    tag: ClassVar[str] = "by index"

    index: Annotated[int, Field(ge=1)] = Field(description="Number of the image, from 1.")
    path: Path | None = None


class ImageByName(Table):
    """An image by the NAME field of its metadata, which need not be the name shown."""

    tag: ClassVar[str] = "by name"

    name: Annotated[Text, AfterValidator(_image_name)] = Field(
        description="NAME field of the image, such as Windows 11 Pro."
    )
    path: Path | None = None


class ImageByEdition(Table):
    """The image of an edition, by the name that media of this Windows have for it."""

    tag: ClassVar[str] = "by edition"

    edition: EditionName = Field(
        description="Edition such as Pro or ServerStandardCore; the name of its image is looked up."
    )
    path: Path | None = None


Image: TypeAlias = ImageByIndex | ImageByName | ImageByEdition
ImageField: TypeAlias = Annotated[
    Annotated[ImageByIndex, Tag(ImageByIndex.tag)]
    | Annotated[ImageByName, Tag(ImageByName.tag)]
    | Annotated[ImageByEdition, Tag(ImageByEdition.tag)],
    by_key(index=ImageByIndex.tag, name=ImageByName.tag, edition=ImageByEdition.tag),
    Field(description="Which image of the WIM is installed."),
]
