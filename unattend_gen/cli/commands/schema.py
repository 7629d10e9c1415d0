"""`schema`: the schemas of answer files, specs, reports, comparisons and activation."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import handouts, reporting
from unattend_gen.cli import console
from unattend_gen.cli.options import ForceOption, OutFileOption, help_text

HELP: Final = help_text(
    "Give a schema: xsd and xsd11 (answer files), spec, report, diff, fleet-check,"
    " activation-status.",
    examples=("unattend-gen schema spec", "unattend-gen schema xsd -o unattend.xsd"),
    exit_codes=(
        "0 done",
        "2 no such schema",
        "3 the file exists or cannot be written",
    ),
)


def schema(
    what: Annotated[
        str,
        typer.Argument(
            metavar="WHAT", help="xsd, xsd11, spec, report, diff, fleet-check or activation-status."
        ),
    ],
    *,
    out: OutFileOption = None,
    force: ForceOption = False,
) -> None:
    """Print or write a schema."""
    text = handouts.schema(what)
    if out is None:
        console.result(text)
    else:
        reporting.write_text(out, text, replace=force)


schema.__doc__ = HELP
