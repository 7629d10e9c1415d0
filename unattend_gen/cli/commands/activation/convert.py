"""`activation convert`: from KMS client to MAK and back, as a plan."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import activating
from unattend_gen.cli.options import (
    ForceOption,
    HandoutFormatOption,
    OutFileOption,
    WindowsWish,
    help_text,
)
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Write the plan that turns a KMS client into a machine with a MAK, or back, with what to look"
    " at before and after. Nothing is run.",
    examples=(
        "unattend-gen activation convert --to mak",
        "unattend-gen activation convert --to kms --edition Enterprise --windows 11-24h2",
        "unattend-gen activation convert --to mak --format markdown -o plan.md",
    ),
    exit_codes=(
        "0 written",
        "2 no such goal, edition, release or format",
        "3 the file exists or cannot be written",
    ),
)


def convert(
    *,
    to: Annotated[
        str, typer.Option("--to", metavar="GOAL", help="mak or kms: what the machine is to have.")
    ],
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="NAME", help="Picks the published key: Enterprise, Pro."),
    ] = None,
    windows: WindowsWish = None,
    form: HandoutFormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> None:
    """Write the plan."""
    destination = Destination(out, replace=force)
    destination.demand_free()
    destination.write(activating.conversion_plan(to, edition, windows, form=form))


convert.__doc__ = HELP
