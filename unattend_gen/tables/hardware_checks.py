r"""`[hardware_checks]`: hardware requirements that Setup does not check.

Source:
    Public answer files for Windows 11, which write these values below `Setup\LabConfig`. The
    vendor does not document them.
"""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.marks import Runs
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.mapping.transforms import words
from unattend_gen.tables.model.base import Table

LAB_CONFIG: Final = r"HKLM\SYSTEM\Setup\LabConfig"
REQUIREMENTS: Final = {
    "tpm": "BypassTPMCheck",
    "secure-boot": "BypassSecureBootCheck",
    "ram": "BypassRAMCheck",
    "storage": "BypassStorageCheck",
    "cpu": "BypassCPUCheck",
    "disk": "BypassDiskCheck",
}
"""The registry value below that key by the requirement."""

_SKIP: Final = Runs(
    Pass.WINDOWS_PE,
    rf"reg.exe add {LAB_CONFIG} /v {{text}} /t REG_DWORD /d 1 /f",
    "No check of the requirement {value}",
    words(REQUIREMENTS),
)
"""A registry value of Windows PE, set before Setup checks the machine."""

Requirement: TypeAlias = Literal["tpm", "secure-boot", "ram", "storage", "cpu", "disk"]


def command_line(requirement: str) -> str:
    """Return the command that skips a requirement."""
    return _SKIP.line.replace("{text}", REQUIREMENTS[requirement])


class HardwareChecks(Table):
    """For laboratories. Windows on such a machine is not supported and may get no updates."""

    skip: Annotated[tuple[Requirement, ...], _SKIP] = Field(
        default=(), description="Requirements that Setup of Windows 11 media does not check."
    )


TABLE: Final = SpecTable[HardwareChecks]("hardware_checks", HardwareChecks)
