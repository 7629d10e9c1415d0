"""`[oobe]` in the specialize pass, as far as no setting says it: a first start without a network.

Source:
    Public answer files for Windows 11, which write this value; the vendor does not document it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.jobs import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.jobs import Job

_KEY: Final = r"HKLM\SOFTWARE\Microsoft\Windows\CurrentVersion\OOBE"


def jobs(spec: Spec) -> Iterator[Job]:
    """One value of the registry, where it is asked for."""
    if spec.oobe is not None and spec.oobe.without_network is not None:
        line = f"reg.exe add {_KEY} /v BypassNRO /t REG_DWORD /d {spec.oobe.without_network:d} /f"
        yield Command(Pass.SPECIALIZE, line, "First start without a network")
