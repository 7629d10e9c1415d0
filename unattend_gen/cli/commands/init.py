"""`init`: a commented spec to start from."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import handouts
from unattend_gen.catalog.keys import shown_name
from unattend_gen.cli import console
from unattend_gen.cli.options import ForceOption, OutFileOption, QuietOption, help_text
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Give a commented spec to start from, on standard output or in a file.",
    examples=(
        "unattend-gen init --list",
        "unattend-gen init --starter mak-workstation -o laptop.toml",
    ),
    exit_codes=(
        "0 done",
        "2 no such starter",
        "3 the file exists or cannot be written",
    ),
)


def init(
    *,
    starter: Annotated[
        str, typer.Option("--starter", metavar="NAME", help="Which starter; --list names them.")
    ] = "mak-workstation",
    list_starters: Annotated[
        bool, typer.Option("--list", help="Show the starters and what each is for.")
    ] = False,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print or write one of the starters."""
    if list_starters:
        for name, summary in handouts.starters():
            console.result(f"{name:18} {summary}\n")
        return
    text = handouts.starter(starter)
    destination = Destination(out, replace=force)
    destination.demand_free()
    destination.write(text)
    if out is not None and not quiet:
        shown = shown_name(out)
        console.say(f"wrote {shown}; next: unattend-gen render {shown} --out DIR")


init.__doc__ = HELP
