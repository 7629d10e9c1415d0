"""`[power]`: the plan, from the specialize pass; commands are read by their own table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.proposal import Proposal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_PLAN: Final = "specialize/Microsoft-Windows-powercpl/PreferredPlan"
_PLANS: Final = ("balanced", "high-performance", "power-saver")


def propose(view: View) -> Iterator[Proposal]:
    """Each plan in turn; the one whose identifier stands in the file holds."""
    if view.text(_PLAN) is not None:
        yield from (Proposal({"plan": plan}) for plan in _PLANS)
