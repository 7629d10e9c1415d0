"""`[hardware_checks]`: requirements that Setup is told not to insist on."""

from typing import Literal, TypeAlias

from pydantic import Field

from unattend_gen.tables.model.base import Table

Requirement: TypeAlias = Literal["tpm", "secure-boot", "ram", "storage", "cpu"]


class HardwareChecks(Table):
    """For laboratories; Windows on such a machine is not supported and may get no updates."""

    skip: tuple[Requirement, ...] = Field(
        default=(), description="What Setup does not check: Windows 11 started from its medium."
    )
