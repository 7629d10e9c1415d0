"""`[theme]` in the oobeSystem pass; the picture is a file that goes with the answer file.

Source:
    Vendor reference: `DesktopBackground` and `ThemeName` are given together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.renderer.oem_folder import on_machine, wallpaper
from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

_THEMES: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/Themes"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Name and picture."""
    theme = spec.theme
    if theme is not None:
        yield from assign(
            {
                f"{_THEMES}/DesktopBackground": on_machine(wallpaper(theme.wallpaper.name)),
                f"{_THEMES}/ThemeName": theme.name,
            }
        )
