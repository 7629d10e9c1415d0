"""The pictures that `[oem]` and `[theme]` name, for any target that carries files."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.renderer.companion import Companion, CompanionPlan
from unattend_gen.tables.model.oem_folder import LOGO, in_output, wallpaper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.companion import Scene


def _pictures(scene: Scene) -> Iterator[Companion]:
    spec = scene.spec
    if spec.oem and spec.oem.logo:
        yield Companion(in_output(LOGO), spec.oem.logo.data)
    if spec.theme:
        picture = spec.theme.wallpaper
        yield Companion(in_output(wallpaper(picture.name)), picture.data)


COMPANIONS: Final = CompanionPlan(_pictures)
