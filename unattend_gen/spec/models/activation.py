"""`[activation]`: whether Windows tries to activate by itself."""

from pydantic import Field

from unattend_gen.spec.models.base import Table


class Activation(Table):
    """Two ways to keep Windows from activating before somebody asks it to."""

    skip_automatic: bool | None = Field(
        default=None, description="No attempt during setup; the documented setting."
    )
    manual: bool = Field(
        default=False,
        description="The registry value Manual = 1: no attempt later either, until slmgr /ato.",
    )
