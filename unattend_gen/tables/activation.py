"""`[activation]`: whether Windows tries to activate by itself, and what activates it instead."""

from typing import Annotated, Literal

from pydantic import Field

from unattend_gen.tables.model.base import Sets, Table


class Activation(Table):
    """Two ways to keep Windows from activating by itself, and a script that activates it."""

    skip_automatic: Annotated[
        bool | None, Sets("Microsoft-Windows-Security-SPP-UX", "SkipAutoActivation")
    ] = Field(default=None, description="No attempt during setup; the documented setting.")
    manual: bool = Field(
        default=False,
        description="The registry value Manual = 1: no attempt later either, until slmgr /ato.",
    )
    script: Literal["slmgr", "cim", "oslicense"] | None = Field(
        default=None,
        description="Activate when Setup is done, by this means, and prove it by the licence.",
    )
