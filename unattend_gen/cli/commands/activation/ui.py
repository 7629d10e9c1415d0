"""`activation ui`: how to activate manually."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.cli import console
from unattend_gen.cli.options import HandoutFormatOption, help_text

HELP: Final = help_text(
    "Show how to enter a MAK and activate manually in the pages of Windows, for each release.",
    examples=(
        "unattend-gen activation ui --windows 11-24h2",
        "unattend-gen activation ui --windows 7 --format markdown",
    ),
    exit_codes=("0 shown", "2 unknown release or format"),
)


def ui(
    *,
    windows: Annotated[
        str | None,
        typer.Option("--windows", metavar="VERSION", help="A release; by default all of them."),
    ] = None,
    form: HandoutFormatOption = "text",
) -> None:
    """Print the instructions."""
    console.result(ug.activation.ui(windows=windows).format(form))


ui.__doc__ = HELP
