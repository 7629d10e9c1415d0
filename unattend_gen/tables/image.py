"""`[image]`: the image of the WIM to install, selected by its metadata."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, TypeAlias, assert_never

from pydantic import AfterValidator, Field, Tag

from unattend_gen.catalog.editions import image_name
from unattend_gen.errors import InputError
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import Fits
from unattend_gen.tables.mapping.spec_table import ContextMapping, SpecHead, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Table, Text, by_key, rejected
from unattend_gen.tables.model.choice import EditionName

_INSTALL_FROM: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage/InstallFrom"
_KEY: Final = f"{_INSTALL_FROM}/MetaData[1]/Key"
_VALUE: Final = f"{_INSTALL_FROM}/MetaData[1]/Value"
_INDEX: Final = "/IMAGE/INDEX"
_NAME: Final = "/IMAGE/NAME"

Path: TypeAlias = Annotated[
    Text,
    Fits(f"{_INSTALL_FROM}/Path"),
    Field(description="Path of the WIM file; install.wim of the medium if not given."),
]


def _image_name(name: str) -> str:
    if name.isdigit():
        message = "is a number, not the name of an image"
        raise rejected(
            InputError(message, advice="write index = NUMBER for the number of the image")
        )
    if name != name.strip():
        message = "has blanks around it, which no image name has"
        raise rejected(InputError(message, advice="write the name without them"))
    return name


class ImageByIndex(Table):
    """An image by its number in the WIM."""

    tag: ClassVar[str] = "by index"

    index: Annotated[int, Field(ge=1)] = Field(description="Number of the image, from 1.")
    path: Path | None = None


class ImageByName(Table):
    """An image by the NAME field of its metadata, which may differ from the displayed name."""

    tag: ClassVar[str] = "by name"

    name: Annotated[Text, AfterValidator(_image_name)] = Field(
        description="NAME field of the image, such as Windows 11 Pro."
    )
    path: Path | None = None


class ImageByEdition(Table):
    """The image of an edition, by its name on media of this Windows version."""

    tag: ClassVar[str] = "by edition"

    edition: EditionName = Field(
        description="Edition such as Pro or ServerStandardCore; its image name is looked up."
    )
    path: Path | None = None


Image: TypeAlias = ImageByIndex | ImageByName | ImageByEdition
ImageField: TypeAlias = Annotated[
    Annotated[ImageByIndex, Tag(ImageByIndex.tag)]
    | Annotated[ImageByName, Tag(ImageByName.tag)]
    | Annotated[ImageByEdition, Tag(ImageByEdition.tag)],
    by_key(index=ImageByIndex.tag, name=ImageByName.tag, edition=ImageByEdition.tag),
    Field(description="The image of the WIM to install."),
]


class _Metadata(ContextMapping[Image]):
    """One metadata condition, which selects the image."""

    def to_settings(self, table: Image, spec: SpecHead) -> Iterator[Addition]:
        match table:
            case ImageByIndex():
                yield from assign({_KEY: _INDEX, _VALUE: table.index})
            case ImageByName():
                yield from assign({_KEY: _NAME, _VALUE: table.name})
            case ImageByEdition():
                name = image_name(table.edition, spec.windows)
                yield from assign({_KEY: _NAME, _VALUE: name})
            case _:
                assert_never(table)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        key = view.text(_KEY)
        if key == _INDEX:
            yield Candidate(given({"index": view.number(_VALUE)}))
        elif key == _NAME:
            yield Candidate(given({"name": view.text(_VALUE)}))


TABLE: Final = SpecTable("image", (ImageByIndex, ImageByName, ImageByEdition), _Metadata())
