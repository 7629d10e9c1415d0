"""`[firewall]` in the specialize pass, behind the group that `[remote_desktop]` opens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned

_GROUP: Final = "specialize/Networking-MPSSVC-Svc/FirewallGroups/FirewallGroup"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Each group as an item, its number the key."""
    first = 2 if spec.remote_desktop and spec.remote_desktop.enabled else 1
    groups = spec.firewall.groups if spec.firewall else ()
    for number, group in enumerate(groups, start=first):
        item = f"{_GROUP}[{number}]"
        yield from assign(
            {
                f"{item}/@keyValue": f"Group{number}",
                f"{item}/Active": group.active,
                f"{item}/Group": group.group,
                f"{item}/Profile": group.profile,
            }
        )
