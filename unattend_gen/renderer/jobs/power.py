"""`[power]` in the specialize pass, as far as there is no setting for it.

Source:
    Vendor reference of powercfg: `/hibernate` on or off, `/change` of idle minutes; `-ac` is for
    a machine that is plugged in, and 0 is never.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.jobs import Command

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.jobs import Job


def jobs(spec: Spec) -> Iterator[Job]:
    """One call of powercfg for each value that is given."""
    power = spec.power
    if power is None:
        return
    if power.hibernate is not None:
        switch = "on" if power.hibernate else "off"
        yield _command(f"/hibernate {switch}", f"Hibernation {switch}")
    if power.display_off_minutes is not None:
        arguments = f"/change monitor-timeout-ac {power.display_off_minutes}"
        yield _command(arguments, "Idle minutes until the display is off")
    if power.sleep_minutes is not None:
        arguments = f"/change standby-timeout-ac {power.sleep_minutes}"
        yield _command(arguments, "Idle minutes until the machine sleeps")


def _command(arguments: str, description: str) -> Command:
    return Command(Pass.SPECIALIZE, f"powercfg.exe {arguments}", description)
