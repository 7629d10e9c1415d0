"""`[activation]`: automatic activation, and a script that activates instead.

Source:
    Vendor reference: `SkipAutoActivation`; it has no effect on Server Core up to 2012. activation
    notes: the registry value `Manual` = 1 prevents automatic activation.
"""

from collections.abc import Iterator
from typing import Annotated, Final, Literal

from pydantic import Field

from unattend_gen.catalog.activation_scripts import INSTALLED, ScriptForm, script_values
from unattend_gen.catalog.activation_values import MANUAL, reg_add
from unattend_gen.core.passes import Pass
from unattend_gen.tables.mapping.additions import Addition, Place, Script, Stage
from unattend_gen.tables.mapping.marks import Runs, Sets
from unattend_gen.tables.mapping.spec_table import SettingsMapping, SpecTable
from unattend_gen.tables.mapping.transforms import words
from unattend_gen.tables.mapping.view import Candidate, View
from unattend_gen.tables.model.base import Table

_SKIP: Final = "specialize/Microsoft-Windows-Security-SPP-UX/SkipAutoActivation"
_MANUAL: Final = Runs(
    Pass.SPECIALIZE,
    reg_add(MANUAL, 1) + "{text}",
    "No automatic activation",
    words({True: ""}),
    Place.FIRST,
)
"""This command has to run before anything can activate Windows."""

_SCRIPT: Final = "activate"


class Activation(Table):
    """Two ways to prevent automatic activation, and a script that activates Windows."""

    skip_automatic: Annotated[bool | None, Sets(_SKIP)] = Field(
        default=None, description="No attempt during Setup; the documented setting."
    )
    manual: Annotated[bool, _MANUAL] = Field(
        default=False,
        description="The registry value Manual = 1: no attempt later either, until slmgr /ato.",
    )
    script: Literal["slmgr", "cim", "oslicense"] | None = Field(
        default=None,
        description="Activate by this means when Setup is complete, and check the licence status.",
    )


class _ActivationScript(SettingsMapping[Activation]):
    """The script that `activation script` writes. It installs no key and contains none."""

    def to_settings(self, table: Activation) -> Iterator[Addition]:
        if table.script is not None:
            form = ScriptForm(table.script)
            values = script_values(form, INSTALLED)
            yield Script(Stage.SETUP_COMPLETE, _SCRIPT, form.suffix, form.template, values)

    def from_settings(self, view: View) -> Iterator[Candidate]:
        for script in view.scripts:
            if script.name == _SCRIPT:
                yield from (Candidate({"script": form.value}) for form in ScriptForm)
        yield Candidate({})


TABLE: Final = SpecTable("activation", Activation, _ActivationScript())
