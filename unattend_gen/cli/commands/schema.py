"""`schema`: the schemas of answer files, of specs, and of all JSON that commands give."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.schema import SCHEMAS
from unattend_gen.cli.options import ForceOption, OutFileOption, QuietOption, help_text
from unattend_gen.cli.reporting import Destination

HELP: Final = help_text(
    "Print a schema: xsd or xsd11 for answer files, spec for specs, or the JSON Schema of a JSON"
    " output, named as in its schema member (kms for unattend-gen/kms/1).",
    examples=("unattend-gen schema spec", "unattend-gen schema xsd -o unattend.xsd"),
    exit_codes=(
        "0 written",
        "2 no such schema",
        "3 the file exists or cannot be written",
    ),
)


def schema(
    what: Annotated[
        str,
        typer.Argument(metavar="WHAT", help=f"{', '.join(SCHEMAS)}."),
    ],
    *,
    out: OutFileOption = None,
    force: ForceOption = False,
    quiet: QuietOption = False,
) -> None:
    """Print or write a schema."""
    destination = Destination(out, replace=force)
    destination.require_free()
    destination.write(ug.schema(what))
    destination.say_where(is_quiet=quiet)


schema.__doc__ = HELP
