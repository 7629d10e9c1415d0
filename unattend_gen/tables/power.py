"""`[power]`: power plan, hibernation, and when a plugged-in machine rests."""

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from unattend_gen.tables.model.base import Table

Minutes: TypeAlias = Annotated[int, Field(ge=0, le=71_582_788)]
"""From 0, which is never, to what fits into 32 bits as seconds."""


class Power(Table):
    """What is left out stays as the power plan has it."""

    plan: Literal["balanced", "high-performance", "power-saver"] | None = Field(
        default=None, description="The active power plan."
    )
    hibernate: bool | None = Field(default=None, description="Whether there is hibernation.")
    display_off_minutes: Minutes | None = Field(
        default=None, description="Idle minutes until the display is off; 0 for never."
    )
    sleep_minutes: Minutes | None = Field(
        default=None, description="Idle minutes until the machine sleeps; 0 for never."
    )
