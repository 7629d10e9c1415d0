"""`[disk]` in the windowsPE pass, where a script for diskpart lays out the disks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.passes import Pass
from unattend_gen.tables.disks.diskpart import commands
from unattend_gen.tables.mapping.additions import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job


def jobs(spec: Spec) -> Iterator[Job]:
    """One command for each line of the script, then the one that runs it."""
    for line in commands(spec.disk):
        yield Command(Pass.WINDOWS_PE, line, "Lay out the disks")
