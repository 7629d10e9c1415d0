"""`[commands]`: one list a pass, in the order as written, and the commands of other tables.

Source:
    activation notes: the registry value `Manual` = 1 keeps Windows from activating by itself.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from unattend_gen.catalog.activation_values import MANUAL, reg_add
from unattend_gen.core.passes import Pass
from unattend_gen.renderer.scripts.gathering import commands
from unattend_gen.tables.mapping.assignment import assign

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from unattend_gen.spec.spec import Spec
    from unattend_gen.tables.mapping.assignment import Planned
    from unattend_gen.tables.mapping.jobs import Command

    _Values: TypeAlias = Mapping[str, str | int | None]

_PE: Final = "windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand"
_SPECIALIZE: Final = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand"
_LOGON: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"

MANUAL_ACTIVATION: Final = reg_add(MANUAL, 1)


def assignments(spec: Spec) -> Iterator[Planned]:
    """Every command with its order."""
    of_tables = commands(spec)
    for path, listed in (
        (_PE, _in_windows_pe(spec, of_tables[Pass.WINDOWS_PE])),
        (_SPECIALIZE, _in_specialize(spec, of_tables[Pass.SPECIALIZE])),
        (_LOGON, _at_first_logon(spec, of_tables[Pass.OOBE_SYSTEM])),
    ):
        for number, command in enumerate(listed, start=1):
            values = {"Order": number, **command}
            yield from assign({f"{path}[{number}]/{name}": value for name, value in values.items()})


def _in_windows_pe(spec: Spec, jobs: Iterable[Command]) -> Iterator[_Values]:
    for job in jobs:
        yield {"Path": job.line, "Description": job.description}
    for command in spec.commands.windows_pe if spec.commands else ():
        yield {"Path": command.run, "Description": command.description}


def _in_specialize(spec: Spec, jobs: Iterable[Command]) -> Iterator[_Values]:
    """The command of `activation.manual` first: nothing may activate before it has run."""
    if spec.activation and spec.activation.manual:
        yield {"Path": MANUAL_ACTIVATION, "Description": "No automatic activation"}
    for job in jobs:
        yield {"Path": job.line, "Description": job.description}
    for command in spec.commands.specialize if spec.commands else ():
        yield {
            "Path": command.run,
            "Description": command.description,
            "WillReboot": command.will_reboot,
        }


def _at_first_logon(spec: Spec, jobs: Iterable[Command]) -> Iterator[_Values]:
    for command in spec.commands.first_logon if spec.commands else ():
        yield {
            "CommandLine": command.run,
            "Description": command.description,
            "RequiresUserInput": command.requires_user_input,
        }
    for job in jobs:
        yield {"CommandLine": job.line, "Description": job.description}
