"""`[power]`: the plan in the specialize pass; the rest are commands.

Source:
    Vendor reference: `PreferredPlan`; the three plans of every Windows by their identifiers, the
    first of which the reference has as its example.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned

_PLAN: Final = "specialize/Microsoft-Windows-powercpl/PreferredPlan"
_PLANS: Final = {
    "balanced": "381b4222-f694-41f0-9685-ff5bb260df2e",
    "high-performance": "8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c",
    "power-saver": "a1841308-3541-4fab-bc81-f71556f20b4a",
}


def assignments(spec: Spec) -> Iterator[Planned]:
    """The active plan."""
    if spec.power and spec.power.plan:
        yield from assign({_PLAN: _PLANS[spec.power.plan]})
