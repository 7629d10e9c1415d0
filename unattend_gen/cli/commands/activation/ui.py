"""`activation ui`: where to click."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import activating
from unattend_gen.cli import console
from unattend_gen.cli.options import HandoutFormatOption, help_text

HELP: Final = help_text(
    "Print how to enter a MAK and activate by hand in the pages of Windows, by release.",
    examples=(
        "unattend-gen activation ui --windows 11-24h2",
        "unattend-gen activation ui --windows 7 --format markdown",
    ),
    exit_codes=("0 done", "2 no such release or format"),
)


def ui(
    *,
    windows: Annotated[
        str | None,
        typer.Option("--windows", metavar="VERSION", help="A release; all if left out."),
    ] = None,
    form: HandoutFormatOption = "text",
) -> None:
    """Print the page."""
    console.result(activating.windows_pages(windows, form))


ui.__doc__ = HELP
