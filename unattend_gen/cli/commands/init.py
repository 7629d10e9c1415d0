"""`init`: a commented spec to start from."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.shown import shown_name
from unattend_gen.cli import console
from unattend_gen.cli.options import ForceOption, OutFileOption, QuietOption, help_text
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Write a commented spec to start from, to standard output or to a file.",
    examples=(
        "unattend-gen init --list",
        "unattend-gen init --starter mak-workstation -o laptop.toml",
    ),
    exit_codes=(
        "0 written",
        "2 no such starter",
        "3 the file exists or cannot be written",
    ),
)


def init(
    *,
    starter: Annotated[
        str, typer.Option("--starter", metavar="NAME", help="Starter to write; --list shows them.")
    ] = "mak-workstation",
    list_starters: Annotated[
        bool, typer.Option("--list", help="List the starters and their purpose.")
    ] = False,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print or write one of the starters."""
    if list_starters:
        for name, summary in ug.starters():
            console.result(f"{name:18} {summary}\n")
        return
    text = ug.init(starter)
    destination = Destination(out, replace=force)
    destination.require_free()
    destination.write(text)
    if out is not None and not quiet:
        shown = shown_name(out)
        console.say(f"wrote {shown}; next: unattend-gen render {shown} --out DIR")


init.__doc__ = HELP
