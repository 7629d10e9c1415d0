"""The options of `activation ledger`, and which of them an action takes."""

from __future__ import annotations

from typing import Annotated, Final, TypeVar

import typer

from unattend_gen.errors import UsageError

_ValueT = TypeVar("_ValueT")

_ACTIONS: Final = ("record", "plan", "done", "show")

CountOption = Annotated[
    int | None,
    typer.Option(
        "--count",
        metavar="N",
        help="Activations: left (record), to be taken (plan), taken (done; all that are due if"
        " left out).",
    ),
]
NameOption = Annotated[
    str | None, typer.Option("--name", metavar="NAME", help="Of the deployment, for plan and done.")
]
DayOption = Annotated[
    str | None,
    typer.Option("--on", metavar="YYYY-MM-DD", help="The day of it; today if left out."),
]
LedgerHashKeyOption = Annotated[
    str | None,
    typer.Option(
        "--hash-key",
        metavar="SOURCE",
        help="Key of the hashes by which keys are told apart, env:NAME or file:PATH; always the"
        " same for a ledger.",
    ),
]
WarnBelowOption = Annotated[
    int,
    typer.Option(
        "--warn-below",
        metavar="N",
        help="Exit with 1 where fewer are left, now or by what is planned.",
    ),
]
MaxAgeOption = Annotated[
    int | None,
    typer.Option("--max-age", metavar="DAYS", help="Warn of an older count; 90 if left out."),
]


def demand_action(action: str) -> None:
    """Check the action before anything else.

    Raises:
        UsageError: naming those there are.
    """
    if action not in _ACTIONS:
        message = f"no such action; there are {', '.join(_ACTIONS)}"
        raise UsageError(message, advice="name one of them, then the file of the ledger")


def demand_given(option: str, value: _ValueT | None) -> _ValueT:
    """An option that the action cannot do without.

    Raises:
        UsageError: it was left out.
    """
    if value is None:
        message = f"{option} is missing"
        raise UsageError(message, advice="unattend-gen activation ledger --help has examples")
    return value


def demand_left_out(**values: object) -> None:
    """Refuse options that mean nothing to the action.

    Raises:
        UsageError: naming the first that was given.
    """
    for name, value in values.items():
        if value is not None:
            message = f"--{name.replace('_', '-')} means nothing here"
            raise UsageError(message, advice="leave it out")
