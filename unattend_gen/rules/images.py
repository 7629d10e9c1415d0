"""Images that an answer file selects, the Windows releases that it is for, and WDS client files.

Source:
    Vendor reference: ImageInstall/OSImage/InstallFrom/MetaData; image names on media, as public
    deployment shares and answer files have them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Final

from unattend_gen.catalog.editions import releases_of_image
from unattend_gen.catalog.windows import windows_versions
from unattend_gen.core.passes import Pass
from unattend_gen.rules.keys import SETUP

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.catalog.windows import WindowsVersion
    from unattend_gen.rules.index import Index, IndexedSetting

INSTALL_FROM: Final = "ImageInstall/OSImage/InstallFrom"
_WDS_IMAGE: Final = "WindowsDeploymentServices/ImageSelection/InstallImage/ImageName"


EVALUATION: Final = re.compile(r"\b(?:Evaluation|Eval)\b|\w+EVAL(?:COR)?\b")
"""Matches the names of images with an expiry date."""


@dataclass(frozen=True, slots=True)
class ImageChoice:
    """One property that selects an image.

    Attributes:
        key: the property, such as `/IMAGE/NAME`, in capitals.
        value: the setting with its value, or None.
    """

    setting: IndexedSetting
    key: str
    value: IndexedSetting | None


def choices(index: Index) -> Iterator[ImageChoice]:
    """Yield each property that selects the Windows image."""
    for setting in index.settings(SETUP, f"{INSTALL_FROM}/MetaData"):
        yield ImageChoice(setting, setting.value_of("Key").upper(), setting.child("Value"))


def image_names(index: Index) -> Iterator[str]:
    """Yield the name of each Windows image that is selected by name."""
    for choice in choices(index):
        if choice.key == "/IMAGE/NAME" and choice.value is not None and choice.value.is_open_value:
            yield choice.value.value
    for name in index.settings(SETUP, _WDS_IMAGE):
        if name.is_open_value:
            yield name.value


def windows_meant(index: Index) -> tuple[WindowsVersion, ...]:
    """Return the releases that a file is for: `--windows`, else those of its images, else none."""
    if index.windows is not None:
        return (index.windows,)
    named: set[str] = set()
    for name in image_names(index):
        releases = releases_of_image(name)
        if not releases:
            return ()
        named |= releases
    return tuple(version for version in windows_versions() if version.name in named)


@cache
def first_build(name: str) -> int:
    """Return the build number of a release."""
    return next(version.build for version in windows_versions() if version.name == name)


_WDS: Final = "WindowsDeploymentServices"


def is_client_unattend(index: Index) -> bool:
    """Whether a WDS server gives the file to its clients: only windowsPE, with settings for WDS."""
    passes = {component.pass_ for component in index.components}
    if passes != {Pass.WINDOWS_PE}:
        return False
    return bool(index.settings(SETUP, _WDS))
