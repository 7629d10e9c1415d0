"""`[locale]` at the first logon, as far as no setting says it: the home region of the user.

Source:
    Vendor page on `Set-WinHomeLocation`: it sets the region of the user who runs it, from Windows 8
    on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job


def jobs(spec: Spec) -> Iterator[Job]:
    """One command, run by the user who logs on first."""
    region = spec.locale.region if spec.locale else None
    if region is not None:
        line = f'powershell.exe -NoProfile -Command "Set-WinHomeLocation -GeoId {region}"'
        yield Command(Pass.OOBE_SYSTEM, line, "Home region")
