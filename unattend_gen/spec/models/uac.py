"""`[uac]`: User Account Control."""

from pydantic import Field

from unattend_gen.spec.models.base import Table


class Uac(Table):
    """Whether administrators are asked before a program gets their rights.

    Set in the offlineServicing pass, so Setup or DISM has to apply it to the image; Sysprep does
    not.
    """

    enabled: bool = Field(description="Whether they are asked.")
