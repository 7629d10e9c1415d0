"""`explain`: the page of anything that has a name here."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.cli.options import ForceOption, OutFileOption, QuietOption, help_text
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Explain a setting, spec key, rule, render target, Windows version, activation topic, error"
    " code or the exit codes. A name with several meanings lists them.",
    examples=(
        "unattend-gen explain Microsoft-Windows-Shell-Setup/ProductKey",
        "unattend-gen explain computer.name",
        "unattend-gen explain mak-in-windowspe",
        "unattend-gen explain 0xC004F074",
        "unattend-gen explain exit codes",
    ),
    exit_codes=(
        "0 found",
        "2 nothing has that name; the message suggests the nearest",
        "3 the file exists or cannot be written",
    ),
)


def explain(
    thing: Annotated[
        list[str],
        typer.Argument(
            metavar="THING",
            help="A name, path, slug or code; components, rules and windows-versions are lists.",
        ),
    ],
    *,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print or write the page."""
    destination = Destination(out, replace=force)
    destination.require_free()
    destination.write(ug.explain(" ".join(thing)))
    destination.say_where(is_quiet=quiet)


explain.__doc__ = HELP
