"""`[image]`: the image of the WIM to install, selected by its metadata."""

from collections.abc import Iterator
from typing import Annotated, ClassVar, Final, Literal, TypeAlias, assert_never, get_args

from pydantic import AfterValidator, Field, Tag

from unattend_gen.catalog.editions import (
    editions_called,
    editions_of_image,
    editions_of_key,
    image_name,
    releases_of_image,
    setup_key,
)
from unattend_gen.catalog.keys import PublishedKey, published_keys
from unattend_gen.tables.mapping.additions import Addition, assign
from unattend_gen.tables.mapping.marks import ITEM, Fits, Sets
from unattend_gen.tables.mapping.spec_table import ContextMapping, SpecHead, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View, given
from unattend_gen.tables.model.base import Table, Text, by_key, rejected
from unattend_gen.tables.model.choice import EditionName
from unattend_gen.tables.product_key import EditionKey, LiteralKey, ProductKeyTable

_OS_IMAGE: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage"
_INSTALL_FROM: Final = f"{_OS_IMAGE}/InstallFrom"
_METADATA: Final = f"{_INSTALL_FROM}/MetaData"
_KEY: Final = f"{_METADATA}[1]/Key"
_VALUE: Final = f"{_METADATA}[1]/Value"
_INDEX: Final = "/IMAGE/INDEX"
_NAME: Final = "/IMAGE/NAME"
_DESCRIPTION: Final = "/IMAGE/DESCRIPTION"
_EVALUATION: Final = "Eval"
"""End of the ids of evaluation editions, which are the same editions otherwise."""

Path: TypeAlias = Annotated[
    Text,
    Fits(f"{_INSTALL_FROM}/Path"),
    Field(description="Path of the WIM file; install.wim of the medium if not given."),
]
ShowUi: TypeAlias = Annotated[
    Literal["Always", "OnError", "Never"] | None,
    Sets(f"{_OS_IMAGE}/WillShowUI"),
    Field(description="When Setup shows its page for the image."),
]
Compact: TypeAlias = Annotated[
    bool | None,
    Sets(f"{_OS_IMAGE}/Compact"),
    Field(description="Whether the files of Windows are stored compressed."),
]


def _image_name(name: str) -> str:
    if name.isdigit():
        message = "is a number, not the name of an image"
        raise rejected(message, advice="write index = NUMBER for the number of the image")
    if name != name.strip():
        message = "has blanks around it, which no image name has"
        raise rejected(message, advice="write the name without them")
    return name


class ImageByIndex(Table):
    """An image by its number in the WIM."""

    tag: ClassVar[str] = "by index"

    index: Annotated[int, Field(ge=1)] = Field(description="Number of the image, from 1.")
    path: Path | None = None
    will_show_ui: ShowUi = None
    compact: Compact = None


class ImageByName(Table):
    """An image by the NAME field of its metadata, which may differ from the displayed name."""

    tag: ClassVar[str] = "by name"

    name: Annotated[Text, AfterValidator(_image_name)] = Field(
        description="NAME field of the image, such as Windows 11 Pro."
    )
    path: Path | None = None
    will_show_ui: ShowUi = None
    compact: Compact = None


class ImageByEdition(Table):
    """The image of an edition, by its name on media of this Windows version."""

    tag: ClassVar[str] = "by edition"

    edition: EditionName = Field(
        description="Edition such as Pro or ServerStandardCore; its image name is looked up."
    )
    path: Path | None = None
    will_show_ui: ShowUi = None
    compact: Compact = None


class ImageByDescription(Table):
    """An image by the DESCRIPTION field of its metadata."""

    tag: ClassVar[str] = "by description"

    description: Text = Field(description="DESCRIPTION field of the image.")
    path: Path | None = None
    will_show_ui: ShowUi = None
    compact: Compact = None


class Metadata(Table):
    """One condition on the metadata of an image."""

    key: Annotated[Text, Sets(f"{_METADATA}{ITEM}/Key")] = Field(
        description="Name of the field, such as /IMAGE/FLAGS."
    )
    value: Annotated[Text, Sets(f"{_METADATA}{ITEM}/Value")] = Field(description="Its value.")


class ImageByMetadata(Table):
    """An image by any fields of its metadata."""

    tag: ClassVar[str] = "by metadata"

    metadata: Annotated[tuple[Metadata, ...], Field(min_length=1)] = Field(
        description="The fields, all of which the image has."
    )
    path: Path | None = None
    will_show_ui: ShowUi = None
    compact: Compact = None


Image: TypeAlias = (
    ImageByIndex | ImageByName | ImageByEdition | ImageByDescription | ImageByMetadata
)
ImageField: TypeAlias = Annotated[
    Annotated[ImageByIndex, Tag(ImageByIndex.tag)]
    | Annotated[ImageByName, Tag(ImageByName.tag)]
    | Annotated[ImageByEdition, Tag(ImageByEdition.tag)]
    | Annotated[ImageByDescription, Tag(ImageByDescription.tag)]
    | Annotated[ImageByMetadata, Tag(ImageByMetadata.tag)],
    by_key(
        index=ImageByIndex.tag,
        name=ImageByName.tag,
        edition=ImageByEdition.tag,
        description=ImageByDescription.tag,
        metadata=ImageByMetadata.tag,
    ),
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
            case ImageByDescription():
                yield from assign({_KEY: _DESCRIPTION, _VALUE: table.description})
            case ImageByMetadata():
                return
            case _:
                assert_never(table)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        key = view.text(_KEY)
        if key == _INDEX:
            yield Candidate(given({"index": view.number(_VALUE)}))
        elif key == _NAME:
            yield Candidate(given({"name": view.text(_VALUE)}))
        elif key == _DESCRIPTION:
            yield Candidate(given({"description": view.text(_VALUE)}))


TABLE: Final = SpecTable("image", get_args(Image), _Metadata())


def editions_of(keys: ProductKeyTable | None, image: Image | None) -> frozenset[str]:
    """Return the ids of the editions that a spec may install; empty if it does not say.

    The key that activates decides, then the edition that keys are looked up by, the key of Setup
    and the image.
    """
    published = [published_keys().get(key.key) for key in _literal_keys(keys)]
    of_keys = [editions_of_key(key) for key in published if key]
    of_name = _ids(keys.edition) if keys and keys.edition else frozenset()
    has_activation = keys is not None and isinstance(keys.activation, LiteralKey)
    first, last = (of_keys[:1], of_keys[1:]) if has_activation else ([], of_keys)
    return next((found for found in (*first, of_name, *last, _of_image(image)) if found), of_name)


def _literal_keys(keys: ProductKeyTable | None) -> tuple[LiteralKey, ...]:
    both = (keys.activation, keys.setup) if keys else ()
    return tuple(key for key in both if isinstance(key, LiteralKey))


def _of_image(image: Image | None) -> frozenset[str]:
    match image:
        case ImageByName():
            return editions_of_image(image.name)
        case ImageByEdition():
            return _ids(image.edition)
        case _:
            return frozenset()


def _ids(edition: str) -> frozenset[str]:
    return frozenset(each.id for matching in editions_called(edition) for each in matching)


def require_image_of_key(
    image: Image | None, keys: ProductKeyTable | None, windows: str | None
) -> None:
    """Require an image name that is known, of this Windows, and of the edition of the key.

    Args:
        image: the table, if there is one.
        keys: the table of the product key, if there is one.
        windows: name of the version, or None if it is invalid too.

    Raises:
        PydanticCustomError: the image does not suit the version or the key.
    """
    if windows is None or not isinstance(image, ImageByName | ImageByEdition):
        return
    name = _name_of(image, windows)
    of_name = releases_of_image(name)
    if of_name and windows not in of_name:
        message = f"names an image of another release than {windows}"
        raise rejected(message, advice="use the name that media of that release have")
    key = _setup_key(keys, windows)
    of_key, of_image = (
        _without_evaluation(editions_of_key(key) if key else ()),
        _without_evaluation(editions_of_image(name)),
    )
    if of_key and of_image and not of_key & of_image:
        message = "names an image of another edition than the setup key selects"
        raise rejected(message, advice="name the same edition under [product_key]")


def _name_of(image: ImageByName | ImageByEdition, windows: str) -> str:
    if isinstance(image, ImageByName):
        return image.name
    name = image_name(image.edition, windows)
    if name is None:
        message = f"names an edition whose image name is not known for {windows}"
        raise rejected(message, advice='write name = "…" as the WIM has it, or index')
    return name


def _setup_key(keys: ProductKeyTable | None, windows: str) -> PublishedKey | None:
    match keys.setup if keys else None:
        case EditionKey(channel):
            return setup_key((keys and keys.edition) or "", windows, channel)
        case LiteralKey(key):
            return published_keys().get(key)
        case _:
            return None


def _without_evaluation(editions: frozenset[str] | tuple[()]) -> frozenset[str]:
    return frozenset(edition.removesuffix(_EVALUATION) for edition in editions)
