"""`diff`: compare two answer files or folders without showing secrets."""

from __future__ import annotations

from typing import Annotated, Final

import typer

import unattend_gen as ug
from unattend_gen.api.diff import FORMATS
from unattend_gen.api.inputs import require_format
from unattend_gen.api.named_files import NamedFiles
from unattend_gen.cli import console, reporting
from unattend_gen.cli.options import (
    FailOnOption,
    ForceOption,
    OutFileOption,
    QuietOption,
    help_text,
)
from unattend_gen.errors import ExitCode

HELP: Final = help_text(
    "Show which settings were added, removed or changed from A to B: two answer files, or two"
    " folders whose files are matched by path. Secrets are never shown.",
    examples=(
        "unattend-gen diff examples/diff/before.xml examples/diff/before.xml",
        "unattend-gen diff examples/diff/before.xml examples/diff/after.xml --fail-on never",
    ),
    exit_codes=(
        "0 equal, or spelled differently with the same meaning to Setup",
        "1 different",
        "2 wrong command line",
        "3 a file cannot be read, or is not an answer file",
        "4 nothing differs, but a file in a folder could not be read",
    ),
)


def diff(
    left: Annotated[str, typer.Argument(metavar="A", help="File or folder; - is standard input.")],
    right: Annotated[str, typer.Argument(metavar="B", help="File or folder to compare it with.")],
    *,
    diff_format: Annotated[
        str,
        typer.Option(
            "--format", "-f", metavar="FORMAT", help="Output format: text, json or markdown."
        ),
    ] = "text",
    out: OutFileOption = None,
    force: ForceOption = False,
    fail_on: FailOnOption = "warning",
    quiet: QuietOption = False,
) -> ExitCode:
    """Compare answer files."""
    NamedFiles(written={"--out": out}, searched=(left, right), suffixes=(".xml",)).require_apart()
    destination = reporting.Destination(out, replace=force)
    destination.require_free()
    require_format(diff_format, FORMATS)
    outcome = ug.diff(left, right, fail_on=fail_on)
    destination.write(outcome.format(diff_format))
    if out is not None and not quiet:
        console.say(outcome.summary)
    return outcome.exit_code


diff.__doc__ = HELP
