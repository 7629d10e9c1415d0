"""`[cleanup]`: what happens to the answer files that Setup keeps in Panther.

Source:
    deployment notes: where copies stay (the new Setup keeps an original next to the scrubbed copy),
    what the marker looks like, and that the vendor advises to delete the copy at the end.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal, TypeAlias

from pydantic import BeforeValidator, Field

from unattend_gen.core.secret import MARKER
from unattend_gen.tables.mapping.additions import Addition, Script, Stage
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table, listed

_SCRIPT: Final = "scrub-check"

Moment: TypeAlias = Literal["setup-complete", "first-logon"]


Moments: TypeAlias = Annotated[
    tuple[Moment, ...],
    BeforeValidator(listed, json_schema_input_type=Moment | list[Moment]),
    Field(min_length=1),
]


class Cleanup(Table):
    """Checks each copy first; the log reports what was found, never a value."""

    panther: Literal["check", "delete"] = Field(
        default="delete",
        description="Only check for secrets that Setup left, or delete the copies as well.",
    )
    at: Moments = Field(
        default=("setup-complete", "first-logon"),
        description="When. With an OEM key, Windows runs nothing at setup-complete, and at "
        "first-logon only if an administrator logs on.",
    )


class _Check(SettingsMapping[Cleanup]):
    """The script that checks the copies and perhaps deletes them, at each moment."""

    def to_settings(self, table: Cleanup) -> Iterator[Addition]:
        for moment in dict.fromkeys(table.at):
            values = {"marker": MARKER.strip("*"), "deletes": table.panther == "delete"}
            template = "scripts/scrub-check.ps1.j2"
            yield Script(Stage(moment), _SCRIPT, ".ps1", template, values)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        at = [script.stage.value for script in view.scripts_named(_SCRIPT)]
        for panther in ("delete", "check"):
            yield Candidate({"panther": panther, "at": at} if at else {})


TABLE: Final = SpecTable("cleanup", Cleanup, _Check(), rank=2)
"""Its scripts are the last of their stages."""
