"""What a spec written for Windows Deployment Services says in vain.

A client of WDS installs an image of its server, so the choice of an image on a medium is left
out. A spec that names the target itself and has one all the same is told so; one that is rendered
for WDS by `--target` may serve other targets as well.

Source:
    deployment notes §5: the image choice of a client is the WindowsDeploymentServices part.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.key_path import PlacedMistake

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.core.key_path import KeyPath
    from unattend_gen.toml.text import Table

OS_IMAGE: Final = "windowsPE/Microsoft-Windows-Setup/ImageInstall/OSImage"
"""The settings that choose an image of a medium, and where it goes."""

_MESSAGE: Final = "says nothing to a WDS client, which installs an image of its server"
_ADVICE: Final = (
    "write image and image_group under [wds] instead; a spec for both has"
    ' target = "media" and is rendered with --target wds'
)


def said_in_vain(data: Table) -> Iterator[PlacedMistake]:
    """One mistake for each thing that chooses an image of a medium."""
    if data.get("target") == "wds":
        for path in _choices(data):
            yield PlacedMistake(path, _MESSAGE, _ADVICE)


def _choices(data: Table) -> Iterator[KeyPath]:
    if "image" in data:
        yield ("image",)
    settings = data.get("settings")
    for name in settings if isinstance(settings, dict) else ():
        if f"{name}/".startswith(f"{OS_IMAGE}/"):
            yield ("settings", name)
