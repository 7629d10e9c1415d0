"""A key or an image is for another Windows release than the file.

## What it checks
With `--windows`: a published key, or the name of an image, of other releases. With or without it,
according to the names of the images: a key without an `N` for Windows 8, Server 2012 or later, a
key with an `N` for older releases, and a published client key of other releases.

## Why it matters
Media know the keys of their own release. With another key, Setup reports that the key is invalid,
or finds no image. Each key since Windows 8 has exactly one `N`.

## Instead
Write the key of the release that you install. `unattend-gen key` reports what a key is for.

## References
- Vendor documentation: KMS client setup keys
- Published keys of all releases: the N is in all newer ones and in no older one
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.editions import releases, releases_of_image
from unattend_gen.core.finding import Confidence, Finding, RuleCard, Severity
from unattend_gen.core.product_key import Algorithm
from unattend_gen.rules.images import choices, first_build, windows_meant
from unattend_gen.rules.keys import RealKey
from unattend_gen.rules.rule import Rule
from unattend_gen.rules.snippets import install_from, meta_data

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.rules.index import Index
    from unattend_gen.rules.keys import KeyText

_KEY_OF_7: Final = "33PXH-7Y6KF-2VJC9-XBBR8-HVTHH"
"""The published setup key of Windows 7 Enterprise."""


def _key(key: str) -> str:
    return f"<UserData><ProductKey><Key>{key}</Key></ProductKey></UserData>"


CARD = RuleCard(
    slug="made-for-other-windows",
    summary="a key or an image is for another Windows release than the file",
    severity=Severity.WARNING,
    confidence=Confidence.MEDIUM,
    since="0.1",
    bad=install_from(meta_data("/IMAGE/NAME", "Windows 10 Enterprise"), more=_key(_KEY_OF_7)),
    good=install_from(meta_data("/IMAGE/NAME", "Windows 7 ENTERPRISE"), more=_key(_KEY_OF_7)),
)


def check(index: Index) -> Iterator[Finding]:
    """Yield a finding for each key and image name that does not match the Windows release."""
    meant = windows_meant(index)
    for one in index.keys if meant else ():
        message = _misfit(one, meant, is_stated=index.windows is not None)
        if isinstance(one, RealKey) and message is not None:
            yield CARD.finding(
                one.setting.location,
                message,
                advice="write the key of the release that you install",
                last_five=one.key.last_five,
            )
    if index.windows is not None:
        yield from _images(index, index.windows)


def _misfit(one: KeyText, meant: Sequence[WindowsVersion], *, is_stated: bool) -> str | None:
    """Return why a key matches none of these releases, or None."""
    if not isinstance(one, RealKey):
        return None
    is_new = one.key.algorithm is Algorithm.PKEY2009
    if all(version.build >= first_build("8") for version in meant) and not is_new:
        return "this key has no N, so it is for a release before Windows 8"
    if all(version.build < first_build("8") for version in meant) and is_new:
        return "this key has an N, so it is for Windows 8 or later, but the file is not"
    if one.publication is None or (one.publication.family != "client" and not is_stated):
        return None  # key-edition-mismatch compares the key of a server with its image
    if {version.name for version in meant} & set(releases()[one.publication.version]):
        return None
    return f"the key is for {one.publication.product} {one.publication.edition}"


def _images(index: Index, windows: WindowsVersion) -> Iterator[Finding]:
    for choice in choices(index):
        if choice.key != "/IMAGE/NAME" or choice.value is None or not choice.value.is_open_value:
            continue
        of_image = releases_of_image(choice.value.value)
        if of_image and windows.name not in of_image:
            yield CARD.finding(
                choice.value.location,
                f"the image {choice.value.quoted} is not of {windows.title}",
                advice="use the name of the image on the media of that release",
            )


RULE = Rule(CARD, check)
