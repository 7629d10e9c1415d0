"""`[[scripts]]`: what the user wrote, in the order as written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.additions import Script, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.additions import Job

_SUFFIXES: Final = {"powershell": ".ps1", "cmd": ".cmd", "reg": ".reg", "vbs": ".vbs"}


def jobs(spec: Spec) -> Iterator[Job]:
    """Each script under the number it has in the spec."""
    for number, script in enumerate(spec.scripts, start=1):
        yield Script(
            Stage(script.run),
            f"script-{number}",
            _SUFFIXES[script.language],
            "scripts/as-written.j2",
            {"text": script.body},
        )
