"""`[cleanup]`: what becomes of the answer files that Setup keeps in Panther."""

from typing import Annotated, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from unattend_gen.tables.model.base import Table

Moment: TypeAlias = Literal["setup-complete", "first-logon"]


def _listed(value: object) -> object:
    return [value] if isinstance(value, str) else value


Moments: TypeAlias = Annotated[
    tuple[Moment, ...],
    BeforeValidator(_listed, json_schema_input_type=Moment | list[Moment]),
    Field(min_length=1),
]


class Cleanup(Table):
    """Each copy is looked at first, and the log says what was found, never a value."""

    panther: Literal["check", "delete"] = Field(
        default="delete", description="Only look for what was not scrubbed, or delete as well."
    )
    at: Moments = Field(
        default=("setup-complete", "first-logon"),
        description="When; with an OEM key Windows runs nothing at setup-complete, and nothing at "
        "first-logon unless an administrator logs on.",
    )
