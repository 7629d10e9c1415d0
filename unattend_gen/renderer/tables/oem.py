"""`[oem]` in the specialize pass; the logo is a file that goes with the answer file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.renderer.oem_folder import LOGO, on_machine
from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

_OEM: Final = "specialize/Microsoft-Windows-Shell-Setup/OEMInformation"


def assignments(spec: Spec) -> Iterator[Planned]:
    """What the system page says."""
    oem = spec.oem
    if oem is None:
        return
    yield from assign(
        {
            f"{_OEM}/SupportProvider": oem.provider,
            f"{_OEM}/SupportURL": oem.url,
            f"{_OEM}/Manufacturer": oem.manufacturer,
            f"{_OEM}/Model": oem.model,
            f"{_OEM}/SupportPhone": oem.phone,
            f"{_OEM}/SupportHours": oem.hours,
            f"{_OEM}/Logo": on_machine(LOGO) if oem.logo else None,
        }
    )
