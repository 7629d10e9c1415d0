"""`schema`: the schemas of answer files, of specs, and of all JSON that commands give."""

from __future__ import annotations

from typing import Annotated, Final

import typer

from unattend_gen.api import handouts
from unattend_gen.cli.options import ForceOption, OutFileOption, QuietOption, help_text
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Give a schema: xsd and xsd11 of answer files, spec of what render takes, or the JSON Schema of"
    " what commands give, called as in its member schema: unattend-gen/kms/1 is kms.",
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
        typer.Argument(metavar="WHAT", help=f"{', '.join(handouts.SCHEMAS)}."),
    ],
    *,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print or write a schema."""
    destination = Destination(out, replace=force)
    destination.demand_free()
    destination.write(handouts.schema(what))
    destination.say_where(is_quiet=quiet)


schema.__doc__ = HELP
