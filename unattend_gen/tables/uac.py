"""`[uac]`: User Account Control."""

from typing import Annotated

from pydantic import Field

from unattend_gen.tables.model.base import Sets, Table


class Uac(Table):
    """Whether administrators are asked before a program gets their rights.

    Set in the offlineServicing pass, so Setup or DISM has to apply it to the image; Sysprep does
    not.
    """

    enabled: Annotated[bool, Sets("Microsoft-Windows-LUA-Settings", "EnableLUA")] = Field(
        description="Whether they are asked."
    )
