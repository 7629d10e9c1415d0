"""`[oem]` from the specialize pass; a logo is a file and stays a setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_OEM: Final = "specialize/Microsoft-Windows-Shell-Setup/OEMInformation"


def propose(view: View) -> Iterator[Candidate]:
    """Who made the machine, and who supports it."""
    yield Candidate(
        given(
            {
                "provider": view.text(f"{_OEM}/SupportProvider"),
                "url": view.text(f"{_OEM}/SupportURL"),
                "manufacturer": view.text(f"{_OEM}/Manufacturer"),
                "model": view.text(f"{_OEM}/Model"),
                "phone": view.text(f"{_OEM}/SupportPhone"),
                "hours": view.text(f"{_OEM}/SupportHours"),
            }
        )
    )
