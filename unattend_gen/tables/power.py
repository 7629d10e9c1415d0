"""`[power]`: power plan, hibernation, and idle times of a plugged-in machine.

Source:
    Vendor reference: `PreferredPlan`, and the identifiers of the three plans of every Windows.
    Vendor reference of powercfg: `/hibernate` takes on or off, `/change` idle minutes; `-ac` is for
    a machine that is plugged in, and 0 is never.
"""

from typing import Annotated, Final, Literal, TypeAlias

from pydantic import Field

from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.marks import Runs, Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.mapping.transforms import ON_OFF, words
from unattend_gen.tables.model.base import Table

_PLAN: Final = Sets(
    "specialize/Microsoft-Windows-powercpl/PreferredPlan",
    words(
        {
            "balanced": "381b4222-f694-41f0-9685-ff5bb260df2e",
            "high-performance": "8c5e7fda-e8bf-4a96-9a85-a6e23a8c635c",
            "power-saver": "a1841308-3541-4fab-bc81-f71556f20b4a",
        }
    ),
)
_HIBERNATE: Final = Runs(
    Pass.SPECIALIZE, "powercfg.exe /hibernate {text}", "Hibernation {text}", ON_OFF
)
_DISPLAY: Final = Runs(
    Pass.SPECIALIZE,
    "powercfg.exe /change monitor-timeout-ac {text}",
    "Idle minutes until the display is off",
)
_SLEEP: Final = Runs(
    Pass.SPECIALIZE,
    "powercfg.exe /change standby-timeout-ac {text}",
    "Idle minutes until the machine sleeps",
)

Minutes: TypeAlias = Annotated[int, Field(ge=0, le=71_582_788)]
"""0 means never; the maximum fits into 32 bits as seconds."""


class Power(Table):
    """Power settings; other values stay as the power plan has them."""

    plan: Annotated[Literal["balanced", "high-performance", "power-saver"] | None, _PLAN] = Field(
        default=None, description="The active power plan."
    )
    hibernate: Annotated[bool | None, _HIBERNATE] = Field(
        default=None, description="Whether hibernation is enabled."
    )
    display_off_minutes: Annotated[Minutes | None, _DISPLAY] = Field(
        default=None, description="Idle minutes until the display is off; 0 for never."
    )
    sleep_minutes: Annotated[Minutes | None, _SLEEP] = Field(
        default=None, description="Idle minutes until the computer sleeps; 0 for never."
    )


TABLE: Final = SpecTable[Power]("power", Power)
