r"""`[hardware_checks]` in the windowsPE pass, before Setup looks at the machine.

Source:
    Public answer files for Windows 11, which write these values below `Setup\LabConfig`; the
    vendor documents none of them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job

_VALUES: Final = {
    "tpm": "BypassTPMCheck",
    "secure-boot": "BypassSecureBootCheck",
    "ram": "BypassRAMCheck",
    "storage": "BypassStorageCheck",
    "cpu": "BypassCPUCheck",
}


def jobs(spec: Spec) -> Iterator[Job]:
    """One value of the registry of Windows PE for each requirement."""
    for requirement in spec.hardware_checks.skip if spec.hardware_checks else ():
        value = _VALUES[requirement]
        line = rf"reg.exe add HKLM\SYSTEM\Setup\LabConfig /v {value} /t REG_DWORD /d 1 /f"
        yield Command(Pass.WINDOWS_PE, line, f"No check of the requirement {requirement}")
