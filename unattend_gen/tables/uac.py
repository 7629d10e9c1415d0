"""`[uac]`: User Account Control."""

from typing import Annotated, Final

from pydantic import Field

from unattend_gen.tables.mapping.marks import Sets
from unattend_gen.tables.mapping.spec_table import SpecTable
from unattend_gen.tables.model.base import Table


class Uac(Table):
    """Whether administrators are asked before a program gets their rights.

    Set in the offlineServicing pass, which Setup and DISM apply to an image and Sysprep does not.
    """

    enabled: Annotated[bool, Sets("offlineServicing/Microsoft-Windows-LUA-Settings/EnableLUA")] = (
        Field(description="Whether administrators are asked.")
    )


TABLE: Final = SpecTable[Uac]("uac", Uac)
