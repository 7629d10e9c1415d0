"""`[uac]` in the offlineServicing pass, the only one that has the setting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned

_ENABLE: Final = "offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA"


def assignments(spec: Spec) -> Iterator[Planned]:
    """User Account Control on or off."""
    if spec.uac is not None:
        yield from assign({_ENABLE: spec.uac.enabled})
