"""`[activation]`: whether Windows tries to activate by itself."""

from typing import Annotated

from pydantic import Field

from unattend_gen.spec.models.base import Sets, Table


class Activation(Table):
    """Two ways to keep Windows from activating before somebody asks it to."""

    skip_automatic: Annotated[
        bool | None, Sets("Microsoft-Windows-Security-SPP-UX", "SkipAutoActivation")
    ] = Field(default=None, description="No attempt during setup; the documented setting.")
    manual: bool = Field(
        default=False,
        description="The registry value Manual = 1: no attempt later either, until slmgr /ato.",
    )
