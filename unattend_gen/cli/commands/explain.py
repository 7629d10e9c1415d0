"""`explain`: a page on a component, a setting, a rule, an error of activation or the exit codes."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import explaining
from unattend_gen.cli.options import ForceOption, OutFileOption, QuietOption, help_text
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Explain a component, a setting, a pass, a rule, a Windows version, an error code of activation"
    " or the exit codes.",
    examples=(
        "unattend-gen explain Microsoft-Windows-Shell-Setup/ProductKey",
        "unattend-gen explain mak-in-windowspe",
        "unattend-gen explain 0xC004F074",
        "unattend-gen explain exit codes",
    ),
    exit_codes=(
        "0 done",
        "2 nothing of that name; the nearest is named",
        "3 the file exists or cannot be written",
    ),
)


def explain(
    thing: Annotated[
        list[str],
        typer.Argument(
            metavar="THING",
            help="Name, path or slug; components and windows-versions list those that there are.",
        ),
    ],
    *,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print or write the page."""
    destination = Destination(out, replace=force)
    destination.demand_free()
    destination.write(explaining.explain(" ".join(thing)))
    destination.say_where(is_quiet=quiet)


explain.__doc__ = HELP
