"""`[uac]` from the offlineServicing pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.proposal import Proposal
from unattend_gen.tables.mapping.view import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_ENABLE: Final = "offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA"


def propose(view: View) -> Iterator[Proposal]:
    """User Account Control on or off."""
    yield Proposal(given({"enabled": view.truth(_ENABLE)}))
