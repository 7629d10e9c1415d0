"""`[computer]` in the specialize pass: name, owner, organization, time zone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

_SHELL: Final = "specialize/Microsoft-Windows-Shell-Setup"


def assignments(spec: Spec) -> Iterator[Planned]:
    """What is set when the copied image becomes this one computer."""
    computer = spec.computer
    if computer is None:
        return
    yield from assign(
        {
            f"{_SHELL}/ComputerName": computer.name,
            f"{_SHELL}/RegisteredOwner": computer.owner,
            f"{_SHELL}/RegisteredOrganization": computer.organization,
            f"{_SHELL}/TimeZone": computer.time_zone,
        }
    )
