"""The large pictures of `[oem]` and `[theme]`; the answer file carries small ones."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.renderer.extra_file import ExtraFile, ExtraFilePlan
from unattend_gen.tables.model.oem_folder import LOGO, in_output, is_embedded, wallpaper

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.renderer.extra_file import RenderContext


def _pictures(context: RenderContext) -> Iterator[ExtraFile]:
    spec = context.spec
    if spec.oem and spec.oem.logo and not is_embedded(spec.oem.logo):
        yield ExtraFile(in_output(LOGO), spec.oem.logo.data)
    if spec.theme and spec.theme.wallpaper and not is_embedded(spec.theme.wallpaper):
        picture = spec.theme.wallpaper
        yield ExtraFile(in_output(wallpaper(picture.name)), picture.data)


EXTRA_FILES: Final = ExtraFilePlan(_pictures)
