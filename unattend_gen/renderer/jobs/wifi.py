r"""`[wifi]` in the specialize pass: the profile beside the answer file is imported and deleted.

Source:
    Vendor reference of netsh wlan: `add profile filename=… user=all`. deployment notes: a profile
    below Setup\Scripts is one of the places where a password stays behind.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.tables.mapping.additions import Script, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job


def jobs(spec: Spec) -> Iterator[Job]:
    """One script, which holds nothing of the profile."""
    if spec.wifi:
        yield Script(Stage.SPECIALIZE, "wifi", ".ps1", "scripts/wifi.ps1.j2")
