"""`[device_encryption]` in the specialize pass, before a user signs in and encryption begins."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned

_PREVENT: Final = "specialize/Microsoft-Windows-SecureStartup-FilterDriver/PreventDeviceEncryption"


def assignments(spec: Spec) -> Iterator[Planned]:
    """Prevented or not."""
    if spec.device_encryption is not None:
        yield from assign({_PREVENT: spec.device_encryption.prevent})
