"""The product key is for another edition than the selected image.

## What it checks
In windowsPE: a published key and an image selected by `/IMAGE/NAME`, if the edition of each is
known and they differ, or if both name different releases of Windows Server. Evaluation images count
as their full edition.

## Why it matters
Setup looks for an image that matches both the key and the name. There is none, so it stops or asks.

## Instead
Write the published key of the edition that you install, or the name of the image that the key is
for.

## References
- Vendor documentation: KMS client setup keys
- Image names on media, as public deployment shares and answer files have them
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.editions import editions_of_image, editions_of_key
from unattend_gen.catalog.words import one_of
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import GVLK
from unattend_gen.rules.keys import SETUP, KeyPlace, RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import snippet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.keys import PublishedKey
    from unattend_gen.rules.index import Index

_SERVER: Final = re.compile(r"Windows Server (\d{4}(?: R2)?)\b", re.IGNORECASE)
_META_DATA: Final = "ImageInstall/OSImage/InstallFrom/MetaData"


def _example(image: str) -> str:
    return snippet(
        "windowsPE",
        SETUP,
        '<ImageInstall><OSImage><InstallFrom><MetaData wcm:action="add">',
        f"<Key>/IMAGE/NAME</Key><Value>{image}</Value>",
        "</MetaData></InstallFrom></OSImage></ImageInstall>",
        f"<UserData><ProductKey><Key>{GVLK}</Key></ProductKey></UserData>",
    )


CARD = RuleCard(
    slug="key-edition-mismatch",
    summary="the product key is for another edition than the selected image",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=_example("Windows 11 Pro"),
    good=_example("Windows 10 Enterprise"),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for a published key of windowsPE if the image is of another edition."""
    images = tuple(_image_names(index))
    for one in index.keys:
        if not isinstance(one, RealKey) or one.place is not KeyPlace.IMAGE:
            continue
        if one.publication is None or not images:
            continue
        if all(_is_other(one.publication, image) for image in images):
            yield CARD.finding(
                one.setting.location,
                f"the key is for {one.publication.product} {one.publication.edition}, "
                "but the selected image is another edition",
                advice=_advice(images),
                last_five=one.key.last_five,
            )


def _image_names(index: Index) -> Iterator[str]:
    for setting in index.settings(SETUP, _META_DATA):
        key, value = setting.child("Key"), setting.child("Value")
        is_name = key is not None and key.value.upper() == "/IMAGE/NAME"
        if is_name and value is not None and value.is_open_value:
            yield value.value


def _is_other(key: PublishedKey, image: str) -> bool:
    """Whether key and image certainly do not match."""
    of_key, of_image = editions_of_key(key), editions_of_image(image)
    if of_key and of_image and not _full(of_key) & _full(of_image):
        return True
    server_of_key, server_of_image = _SERVER.fullmatch(key.product), _SERVER.match(image)
    if server_of_key is None or server_of_image is None:
        return False
    return server_of_key[1].lower() != server_of_image[1].lower()


def _full(editions: frozenset[str]) -> set[str]:
    return {edition.removesuffix("Eval") for edition in editions}


def _advice(images: tuple[str, ...]) -> str:
    editions = sorted({edition for image in images for edition in editions_of_image(image)})
    if not editions:
        return "write the setup key of the release that you install"
    return f"write the setup key of {one_of(editions)}, or select another image"


RULE = Rule(CARD, check)
