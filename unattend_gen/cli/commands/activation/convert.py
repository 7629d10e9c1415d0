"""`activation convert`: the plan from KMS client to MAK, and back."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.cli.options import (
    ForceOption,
    HandoutFormatOption,
    OutFileOption,
    WindowsOption,
    help_text,
)
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Write the plan that changes a KMS client to a MAK or back, with checks before and after."
    " Nothing is run.",
    examples=(
        "unattend-gen activation convert --to mak",
        "unattend-gen activation convert --to kms --edition Enterprise --windows 11-24h2",
        "unattend-gen activation convert --to mak --format markdown -o plan.md",
    ),
    exit_codes=(
        "0 written",
        "2 unknown goal, edition, release or format",
        "3 the output file exists or cannot be written",
    ),
)


def convert(
    *,
    to: Annotated[
        str,
        typer.Option("--to", metavar="GOAL", help="The key that the computer gets: mak or kms."),
    ],
    edition: Annotated[
        str | None,
        typer.Option("--edition", metavar="NAME", help="Edition of the KMS client key: Pro."),
    ] = None,
    windows: WindowsOption = None,
    form: HandoutFormatOption = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
) -> None:
    """Write the plan."""
    destination = Destination(out, replace=force)
    destination.require_free()
    plan = ug.activation.convert(to, edition=edition, windows=windows)
    destination.write(plan.format(form))


convert.__doc__ = HELP
