"""`[computer]` from the specialize pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.view import Candidate, given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_SHELL: Final = "specialize/Microsoft-Windows-Shell-Setup"


def propose(view: View) -> Iterator[Candidate]:
    """Name, owner, organization and time zone."""
    yield Candidate(
        given(
            {
                "name": view.text(f"{_SHELL}/ComputerName"),
                "owner": view.text(f"{_SHELL}/RegisteredOwner"),
                "organization": view.text(f"{_SHELL}/RegisteredOrganization"),
                "time_zone": view.text(f"{_SHELL}/TimeZone"),
            }
        )
    )
