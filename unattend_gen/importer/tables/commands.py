"""`[commands]`: the lists that run in order, each as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from unattend_gen.tables.mapping.proposal import Proposal
from unattend_gen.tables.mapping.view import given

if TYPE_CHECKING:
    from collections.abc import Iterator

    from unattend_gen.tables.mapping.view import View

_PE: Final = "windowsPE/Microsoft-Windows-Setup/RunSynchronous/RunSynchronousCommand"
_SPECIALIZE: Final = "specialize/Microsoft-Windows-Deployment/RunSynchronous/RunSynchronousCommand"
_LOGON: Final = "oobeSystem/Microsoft-Windows-Shell-Setup/FirstLogonCommands/SynchronousCommand"


def propose(view: View) -> Iterator[Proposal]:
    """The commands of each pass that has some."""
    yield Proposal(
        given(
            {
                "windows_pe": [_command(view, item, "Path") for item in view.items(_PE)] or None,
                "specialize": [_command(view, item, "Path") for item in view.items(_SPECIALIZE)]
                or None,
                "first_logon": [_command(view, item, "CommandLine") for item in view.items(_LOGON)]
                or None,
            }
        )
    )


def _command(view: View, item: str, line: str) -> object:
    """A command as a table, or as its text alone where nothing else is said of it."""
    table = given(
        {
            "run": view.text(f"{item}/{line}"),
            "description": view.text(f"{item}/Description"),
            "will_reboot": view.text(f"{item}/WillReboot"),
            "requires_user_input": view.truth(f"{item}/RequiresUserInput"),
        }
    )
    return table["run"] if table.keys() == {"run"} else table
