"""`[activation]` when Setup is done: a script that activates and proves it.

It installs no key: that of the spec is in the specialize pass, and none stands in a script.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.catalog.activation_scripts import INSTALLED, ScriptForm, script_values
from unattend_gen.tables.mapping.jobs import Script, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.jobs import Job


def jobs(spec: Spec) -> Iterator[Job]:
    """One script, where it is asked for; it is the one that `activation script` writes."""
    if spec.activation is not None and spec.activation.script is not None:
        form = ScriptForm(spec.activation.script)
        values = script_values(form, INSTALLED)
        yield Script(Stage.SETUP_COMPLETE, "activate", form.suffix, form.template, values)
