"""`[device_encryption]` from the specialize pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.proposal import Proposal
from unattend_gen.tables.mapping.view import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_PREVENT: Final = "specialize/Microsoft-Windows-SecureStartup-FilterDriver/PreventDeviceEncryption"


def propose(view: View) -> Iterator[Proposal]:
    """Prevented or not."""
    yield Proposal(given({"prevent": view.truth(_PREVENT)}))
