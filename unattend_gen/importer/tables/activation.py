"""`[activation]` from the specialize pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.proposal import Proposal
from unattend_gen.tables.mapping.view import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_SKIP: Final = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"


def propose(view: View) -> Iterator[Proposal]:
    """Whether Windows leaves activating to somebody; commands are read by their own table."""
    yield Proposal(given({"skip_automatic": view.truth(_SKIP)}))
