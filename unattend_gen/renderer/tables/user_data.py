"""The acceptance of the licence, which every unattended installation needs.

Source:
    Vendor reference: every unattended installation needs AcceptEula = true.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.additions import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Planned

_USER_DATA: Final = "windowsPE/Microsoft-Windows-Setup/UserData"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Yield the acceptance of the licence, unless `defaults` is false."""
    yield from assign({f"{_USER_DATA}/AcceptEula": True if spec.defaults else None})
