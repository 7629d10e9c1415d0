"""The options of `activation vamt`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from unattend_gen.errors import UsageError

StepArgument = Annotated[
    str,
    typer.Argument(
        metavar="STEP",
        help="discover, install, activate, export, confirm, apply, refresh; or read.",
    ),
]
ListsArgument = Annotated[
    list[str] | None,
    typer.Argument(metavar="[LIST...]", help="With read: .cil and .cilx files; - is stdin."),
]
VamtComputersOption = Annotated[
    Path | None,
    typer.Option("--computers", metavar="FILE.csv", help="The computers it is done for."),
]
DomainOption = Annotated[
    str | None, typer.Option("--domain", metavar="NAME", help="The domain to discover.")
]
ListFileOption = Annotated[
    str | None,
    typer.Option("--file", metavar="PATH.cilx", help="The list, as the script names it."),
]
VamtKeyAtOption = Annotated[
    str | None,
    typer.Option(
        "--key-at",
        metavar="PLACE",
        help="Where install finds the key when it runs: prompt, env:NAME or file:PATH.",
    ),
]
VamtAccountOption = Annotated[
    bool, typer.Option("--ask-account", help="Have the script ask for another account.")
]
ListFormOption = Annotated[
    str | None,
    typer.Option("--format", "-f", metavar="FORMAT", help="How read tells: text, json or csv."),
]


def demand_lists(paths: list[str] | None) -> list[str]:
    """The lists to be read.

    Raises:
        UsageError: there is none.
    """
    if not paths:
        message = "no list was named"
        raise UsageError(message, advice="name a .cil or .cilx file behind read")
    return paths


def demand_reading_alone(*values: object) -> None:
    """Refuse options of a script where lists are read.

    Raises:
        UsageError: one was given.
    """
    if any(values):
        message = "read takes lists, and none of the options of a script"
        raise UsageError(message, advice="give read LIST with --format and --out alone")


def demand_writing_alone(*values: object) -> None:
    """Refuse lists and their format where a script is written.

    Raises:
        UsageError: one was given.
    """
    if any(values):
        message = "a script takes no list and no format"
        raise UsageError(message, advice="give read before the list")
