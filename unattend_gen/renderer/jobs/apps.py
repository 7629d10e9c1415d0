"""`[apps]` in the specialize pass, before a user is made who would get the apps.

Source:
    Vendor reference of the DISM module: a provisioned package is removed by its full name, which
    differs by version; its `DisplayName` does not.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from unattend_gen.tables.mapping.additions import Script, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job


def jobs(spec: Spec) -> Iterator[Job]:
    """One script for all apps."""
    if spec.apps and spec.apps.remove:
        values = {"names": spec.apps.remove}
        template = "scripts/remove-apps.ps1.j2"
        yield Script(Stage.SPECIALIZE, "remove-apps", ".ps1", template, values)
